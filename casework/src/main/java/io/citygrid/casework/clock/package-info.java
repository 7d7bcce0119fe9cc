/**
 * Time limits of cases: working time by the city's calendar, and the clocks of a case's stages.
 *
 * <p>Nothing here reads the time of day; every question names its moment.
 */
@NullMarked
package io.citygrid.casework.clock;

import org.jspecify.annotations.NullMarked;
