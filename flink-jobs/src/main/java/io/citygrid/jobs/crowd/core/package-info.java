/** What the job for crowds decides, pure: no Flink, no clock of its own. */
@NullMarked
package io.citygrid.jobs.crowd.core;

import org.jspecify.annotations.NullMarked;
