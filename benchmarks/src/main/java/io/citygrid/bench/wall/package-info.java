/** How long it takes until the wall shows what was reported. */
@NullMarked
package io.citygrid.bench.wall;

import org.jspecify.annotations.NullMarked;
