/** Serves the wall page and its libraries from the class path. */
@NullMarked
package io.citygrid.api.wall;

import org.jspecify.annotations.NullMarked;
