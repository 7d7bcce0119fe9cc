/** How a job is set up, started, resumed and measured. */
@NullMarked
package io.citygrid.jobs.runtime;

import org.jspecify.annotations.NullMarked;
