/**
 * Flow between areas, as a part of the jobs that read where devices and vehicles are: each mover is
 * followed in the step that takes its positions, so that none is read twice.
 */
@NullMarked
package io.citygrid.jobs.flow;

import org.jspecify.annotations.NullMarked;
