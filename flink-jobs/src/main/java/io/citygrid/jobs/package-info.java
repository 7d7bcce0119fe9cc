/** The jobs that decide: what a report becomes, and when a sensor raises an alert. */
@NullMarked
package io.citygrid.jobs;

import org.jspecify.annotations.NullMarked;
