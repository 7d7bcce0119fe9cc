/**
 * The job for verification tasks: who checks a handled case, and what is owed for it. One desk
 * decides all of a city in one order; the rules are the package {@code casework.verification}.
 */
@NullMarked
package io.citygrid.jobs.verification;

import org.jspecify.annotations.NullMarked;
