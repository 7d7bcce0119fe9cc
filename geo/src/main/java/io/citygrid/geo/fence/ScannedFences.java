package io.citygrid.geo.fence;

import io.citygrid.geo.LonLat;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/**
 * Looks at every fence of the layer, one after the other, by JTS {@code covers}: slow and obvious,
 * the twin that the fast index is measured and tested against.
 */
public final class ScannedFences implements FenceIndex {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final FenceLayer layer;

  public ScannedFences(FenceLayer layer) {
    this.layer = layer;
  }

  @Override
  public FenceLayer layer() {
    return layer;
  }

  @Override
  public int firstAt(double lon, double lat) {
    if (!LonLat.isValid(lon, lat)) {
      return NONE;
    }
    Point point = GEOMETRY.createPoint(new Coordinate(lon, lat));
    for (int i = 0; i < layer.fences().size(); i++) {
      if (layer.fences().get(i).geometry().covers(point)) {
        return i;
      }
    }
    return NONE;
  }

  @Override
  public List<Fence> allAt(LonLat point) {
    Point location = GEOMETRY.createPoint(new Coordinate(point.lon(), point.lat()));
    return layer.fences().stream().filter(fence -> fence.geometry().covers(location)).toList();
  }

  @Override
  public double edgeDistanceMeters(int fence, LonLat point) {
    return FenceEdges.of(layer.fences().get(fence)).distanceMeters(point);
  }

  @Override
  public List<Fence> within(LonLat point, double meters) {
    FenceIndex.checkRadius(meters);
    List<Fence> near = new ArrayList<>();
    for (Fence fence : layer.fences()) {
      if (fence.geometry().covers(GEOMETRY.createPoint(new Coordinate(point.lon(), point.lat())))
          || FenceEdges.of(fence).distanceMeters(point) <= meters) {
        near.add(fence);
      }
    }
    return near;
  }
}
