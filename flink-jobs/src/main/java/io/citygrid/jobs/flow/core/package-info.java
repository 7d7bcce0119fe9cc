/** What is told of flow between areas, pure: no Flink, no clock of its own. */
@NullMarked
package io.citygrid.jobs.flow.core;

import org.jspecify.annotations.NullMarked;
