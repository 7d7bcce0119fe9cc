/** What the job for traffic decides, pure: no Flink, no clock of its own. */
@NullMarked
package io.citygrid.jobs.traffic.core;

import org.jspecify.annotations.NullMarked;
