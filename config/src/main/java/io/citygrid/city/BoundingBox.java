package io.citygrid.city;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/** The smallest box of meridians and parallels around all fences of a city, in degrees. */
public record BoundingBox(double west, double south, double east, double north) {

  /** The box around all fences of these layers. */
  static BoundingBox around(List<CityLayer> layers) {
    Envelope envelope = new Envelope();
    for (CityLayer layer : layers) {
      for (Fence fence : layer.fences().fences()) {
        envelope.expandToInclude(fence.geometry().getEnvelopeInternal());
      }
    }
    return new BoundingBox(
        envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY());
  }

  /** True when the point lies in the box or on its edge. */
  public boolean contains(LonLat point) {
    return point.lon() >= west
        && point.lon() <= east
        && point.lat() >= south
        && point.lat() <= north;
  }
}
