/**
 * The job that watches readings and raises and clears alerts. Its decisions are in {@code core}.
 */
@NullMarked
package io.citygrid.jobs.sensors;

import org.jspecify.annotations.NullMarked;
