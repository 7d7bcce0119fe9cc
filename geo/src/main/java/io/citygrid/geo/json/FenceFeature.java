package io.citygrid.geo.json;

import io.citygrid.geo.fence.Fence;
import java.util.Map;

/**
 * A feature that became a fence.
 *
 * @param feature counts from 1 in the file
 * @param fence in WGS84
 * @param properties its other properties that are text, numbers or booleans, as text
 */
public record FenceFeature(int feature, Fence fence, Map<String, String> properties) {
  public FenceFeature {
    properties = Map.copyOf(properties);
  }
}
