/**
 * How records are written between the tasks of a job and into its state: without reflection, in few
 * bytes, and so that a later build can read what an earlier one kept.
 */
@NullMarked
package io.citygrid.jobs.state;

import org.jspecify.annotations.NullMarked;
