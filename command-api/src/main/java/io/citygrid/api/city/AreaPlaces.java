package io.citygrid.api.city;

import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.LayerKind;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/** A point within each area that is drawn, to point at it on a map. Thread-safe. */
public final class AreaPlaces {
  private @Nullable City of;
  private Map<String, LonLat> places = Map.of();

  /** A point within the area, well inside where it is widest; empty when it is drawn nowhere. */
  public Optional<LonLat> find(City city, String code) {
    return Optional.ofNullable(known(city).get(code));
  }

  private synchronized Map<String, LonLat> known(City city) {
    if (city != of) {
      Map<String, LonLat> made = new HashMap<>();
      for (CityLayer layer : city.layers()) {
        if (layer.kind() == LayerKind.AREA) {
          for (Fence fence : layer.fences().fences()) {
            Coordinate inside = fence.geometry().getInteriorPoint().getCoordinate();
            made.putIfAbsent(
                layer.areaOf().getOrDefault(fence.id(), fence.id()),
                new LonLat(inside.getX(), inside.getY()));
          }
        }
      }
      places = made;
      of = city;
    }
    return places;
  }
}
