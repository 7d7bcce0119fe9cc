package io.citygrid.city.event;

/**
 * Where a point lies in one layer.
 *
 * @param layer id of the layer
 * @param fence id of the fence that covers the point (the first in layer order when several do)
 * @param edgeDistanceMeters from the point to the nearest edge of this fence
 */
public record Placement(String layer, String fence, double edgeDistanceMeters) {}
