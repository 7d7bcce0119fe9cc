/**
 * 巡查: in how many minutes of a day a grid worker was in each cell of the own responsibility grid.
 * Minutes are a set, so that late, repeated and disordered positions change nothing but what they
 * add.
 */
@NullMarked
package io.citygrid.casework.patrol;

import org.jspecify.annotations.NullMarked;
