package io.citygrid.api.city;

import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.Device;
import io.citygrid.city.LayerKind;
import io.citygrid.geo.fence.Fence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** In which areas the city's devices stand; found anew when the city changes. Thread-safe. */
public final class DevicePlaces {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final CurrentCity current;
  private @Nullable City of;
  private Map<String, List<String>> areaPaths = Map.of();

  public DevicePlaces(CurrentCity current) {
    this.current = current;
  }

  /** Codes from the city down; empty for a device that is unknown or stands nowhere. */
  public List<String> areaPath(String deviceId) {
    return areaPaths().getOrDefault(deviceId, List.of());
  }

  private synchronized Map<String, List<String>> areaPaths() {
    City city = current.find().map(PublishedCity::city).orElse(null);
    if (city != null && city != of) {
      Map<String, List<String>> found = new HashMap<>();
      city.devices().forEach(device -> found.put(device.id(), areaPath(city, device)));
      areaPaths = found;
      of = city;
    }
    return areaPaths;
  }

  /** Of all areas that cover the device, the longest path. */
  private static List<String> areaPath(City city, Device device) {
    Point point =
        GEOMETRY.createPoint(new Coordinate(device.position().lon(), device.position().lat()));
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
