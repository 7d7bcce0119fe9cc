/**
 * What the job for sensors decides, without Flink: whether a reading can be used, and when a
 * threshold rule raises and clears.
 */
@NullMarked
package io.citygrid.jobs.sensors.core;

import org.jspecify.annotations.NullMarked;
