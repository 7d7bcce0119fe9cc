package io.citygrid.api.city;

import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.LayerKind;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** In which areas a place lies. Looks at every fence: for what is asked once and kept. */
final class AreaPaths {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private AreaPaths() {}

  /** Of all areas that cover the place the longest path; empty when none does. */
  static List<String> at(City city, LonLat place) {
    Point point = GEOMETRY.createPoint(new Coordinate(place.lon(), place.lat()));
    List<String> deepest = List.of();
    for (CityLayer layer : city.layers()) {
      if (layer.kind() == LayerKind.AREA) {
        for (Fence fence : layer.fences().fences()) {
          boolean covers =
              fence.geometry().getEnvelopeInternal().covers(point.getCoordinate())
                  && fence.geometry().covers(point);
          List<String> path = covers ? city.areaPath(fence.id()) : List.of();
          deepest = path.size() > deepest.size() ? path : deepest;
        }
      }
    }
    return deepest;
  }
}
