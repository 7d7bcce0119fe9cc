/** Counts where grid workers were on patrol, as a step of the job {@code facts}. */
@NullMarked
package io.citygrid.jobs.patrol;

import org.jspecify.annotations.NullMarked;
