package io.citygrid.casework.dispatch;

import io.citygrid.city.event.Placement;
import java.util.List;

/**
 * Where a point lies in the city.
 *
 * @param placements one for each layer whose fences cover it
 * @param cell id of the cell in the category's grid layer; empty when none covers it
 * @param area code of the area: the cell's, else the deepest that covers the point; empty outside
 */
record Location(List<Placement> placements, String cell, String area) {}
