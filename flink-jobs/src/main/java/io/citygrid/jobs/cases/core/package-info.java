/**
 * What the job for cases decides, without Flink: where a report lies, who is responsible, and what
 * a repeated report means.
 */
@NullMarked
package io.citygrid.jobs.cases.core;

import org.jspecify.annotations.NullMarked;
