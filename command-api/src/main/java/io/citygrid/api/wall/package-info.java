/**
 * The wall page: static files from the class path, served with a content policy that lets nothing
 * come from anywhere else. The page itself stands under {@code resources/wall}; see docs/decisions.
 */
@NullMarked
package io.citygrid.api.wall;

import org.jspecify.annotations.NullMarked;
