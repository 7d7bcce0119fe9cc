package io.citygrid.city;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.geo.fence.FenceLayer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One version of the city with an index over each of its layers: what decisions rest on. Immutable.
 */
public final class IndexedCity {
  private final City city;
  private final Map<String, Layer> layers = new LinkedHashMap<>();

  /**
   * A layer with its index.
   *
   * @param positions where each fence stands in the layer, by id
   */
  public record Layer(CityLayer layer, FenceIndex index, Map<String, Integer> positions) {

    /** Metres from the point to the fence: 0 when the fence covers it. */
    public double distanceMeters(Fence fence, LonLat point) {
      boolean covered = index.allAt(point).contains(fence);
      return covered ? 0 : index.edgeDistanceMeters(position(fence), point);
    }

    /** Where a fence of the layer stands in it. */
    public int position(Fence fence) {
      Integer position = positions.get(fence.id());
      if (position == null) {
        throw new IllegalArgumentException("layer " + layer.id() + " has no fence " + fence.id());
      }
      return position;
    }
  }

  /**
   * Indexes a city.
   *
   * @param indexing the index of a layer; may be one that was made before for the same layer object
   */
  public IndexedCity(City city, Function<FenceLayer, FenceIndex> indexing) {
    this.city = city;
    for (CityLayer layer : city.layers()) {
      Map<String, Integer> positions = new HashMap<>();
      for (Fence fence : layer.fences().fences()) {
        positions.put(fence.id(), positions.size());
      }
      layers.put(layer.id(), new Layer(layer, indexing.apply(layer.fences()), positions));
    }
  }

  public City city() {
    return city;
  }

  /** All layers in the city's order. */
  public Iterable<Layer> layers() {
    return layers.values();
  }

  /** Codes of the areas in which a place lies, the deepest that are drawn; at least the city's. */
  public List<String> areaPath(LonLat point) {
    List<String> deepest = List.of(city.areas().get(0).code());
    for (Layer layer : layers.values()) {
      if (layer.layer().kind() != LayerKind.AREA) {
        continue;
      }
      int fence = layer.index().firstAt(point.lon(), point.lat());
      if (fence != FenceIndex.NONE) {
        String id = layer.layer().fences().fences().get(fence).id();
        @Nullable String area = layer.layer().areaOf().get(id);
        List<String> path = area == null ? List.<String>of() : city.areaPath(area);
        deepest = path.size() > deepest.size() ? path : deepest;
      }
    }
    return deepest;
  }

  public Optional<Layer> findLayer(String id) {
    return Optional.ofNullable(layers.get(id));
  }
}
