/**
 * Cells of the grid and tiles of the heat, of which only devices heard tell: how many people that
 * makes, what is usual, and what may be shown.
 */
@NullMarked
package io.citygrid.live.crowd.cell;

import org.jspecify.annotations.NullMarked;
