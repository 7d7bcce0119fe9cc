/**
 * From the files of a city's directory to a {@link io.citygrid.city.City}, or to all that is wrong
 * with them at once.
 */
@NullMarked
package io.citygrid.city.load;

import org.jspecify.annotations.NullMarked;
