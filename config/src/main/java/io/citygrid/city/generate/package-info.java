/**
 * Makes the geometry of a city whose outlines may not be published: areas, grid cells of all three
 * layers and roads, from its real list of areas. Everything here is invented and says so; it is
 * content for demonstration and tests, never a map.
 */
@NullMarked
package io.citygrid.city.generate;

import org.jspecify.annotations.NullMarked;
