/**
 * Feeds a city's real requests through the front door and says how the city's answers compare with
 * the labels that the requests carry. Knows the city only by HTTP.
 */
@NullMarked
package io.citygrid.standalone.replay;

import org.jspecify.annotations.NullMarked;
