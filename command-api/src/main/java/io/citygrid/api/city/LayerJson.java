package io.citygrid.api.city;

import io.citygrid.city.Area;
import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.Names;
import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.json.FenceFeatureWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;

/** The fences of a layer within a window, as GeoJSON. */
final class LayerJson {
  private LayerJson() {}

  static byte[] write(City city, CityLayer layer, MapWindow window) {
    Envelope envelope = window.envelope();
    List<Fence> fences =
        layer.fences().fences().stream()
            .filter(fence -> envelope.intersects(fence.geometry().getEnvelopeInternal()))
            .toList();
    var out = new ByteArrayOutputStream();
    try {
      FenceFeatureWriter.write(out, fences, fence -> properties(city, layer, fence));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }

  private static Map<String, String> properties(City city, CityLayer layer, Fence fence) {
    String area = layer.areaOf().getOrDefault(fence.id(), "");
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("id", fence.id());
    properties.put("area", area);
    Names names =
        area.equals(fence.id())
            ? city.findArea(area).map(Area::names).orElse(new Names(fence.id(), fence.id()))
            : new Names(fence.id(), fence.id());
    properties.put("nameZh", names.zh());
    properties.put("nameEn", names.en());
    return properties;
  }
}
