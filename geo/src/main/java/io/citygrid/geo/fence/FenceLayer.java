package io.citygrid.geo.fence;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One version of a layer of fences: what was drawn, and since when it holds.
 *
 * @param id the layer's name in the city, such as {@code district} or {@code social}
 * @param version the city version in which this content of the layer first appeared, at least 1
 * @param validFrom when it was published; what the edge took before rests on the version before
 * @param fences in file order; ids are unique; may overlap, may leave gaps
 */
public record FenceLayer(String id, long version, Instant validFrom, List<Fence> fences) {
  public FenceLayer {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a fence layer needs an id");
    }
    if (version < 1) {
      throw new IllegalArgumentException("layer " + id + ": version must be at least 1");
    }
    fences = List.copyOf(fences);
    Set<String> seen = new HashSet<>();
    for (Fence fence : fences) {
      if (!seen.add(fence.id())) {
        throw new IllegalArgumentException(
            "layer " + id + ": two fences have the id " + fence.id());
      }
    }
  }
}
