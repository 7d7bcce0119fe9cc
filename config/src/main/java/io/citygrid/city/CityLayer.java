package io.citygrid.city;

import io.citygrid.geo.fence.FenceLayer;
import java.util.Map;

/**
 * A fence layer with what its fences mean in the city.
 *
 * @param names display names of the layer
 * @param areaOf for each fence id the code of the area it lies in; for an AREA layer the code
 *     itself; a fence of an OTHER layer may be absent
 */
public record CityLayer(
    LayerKind kind, Names names, FenceLayer fences, Map<String, String> areaOf) {
  public CityLayer {
    areaOf = Map.copyOf(areaOf);
  }

  /** The layer's name in the city, such as {@code social}. */
  public String id() {
    return fences.id();
  }
}
