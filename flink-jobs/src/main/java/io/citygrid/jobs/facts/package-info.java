/**
 * The job for facts: what is on record of each cell. {@code FactsJob} draws the data flow; {@code
 * casework.facts} decides.
 */
@NullMarked
package io.citygrid.jobs.facts;

import org.jspecify.annotations.NullMarked;
