package io.citygrid.city;

/**
 * A cell of somebody's responsibility grid.
 *
 * @param worker id of the grid worker, as the user is called
 * @param layer id of the grid layer
 * @param cell id of the cell in that layer
 */
public record PatrolledCell(String worker, String layer, String cell) {}
