/**
 * The job for tasks of the office: what became of each command. {@code OfficeJob} draws the data
 * flow; {@code casework.office} decides.
 */
@NullMarked
package io.citygrid.jobs.office;

import org.jspecify.annotations.NullMarked;
