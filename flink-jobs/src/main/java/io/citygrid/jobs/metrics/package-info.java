/** What the jobs count, in the words of the field, and the address at which Prometheus reads it. */
@NullMarked
package io.citygrid.jobs.metrics;

import org.jspecify.annotations.NullMarked;
