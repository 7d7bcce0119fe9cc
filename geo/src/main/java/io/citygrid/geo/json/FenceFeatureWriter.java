package io.citygrid.geo.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.citygrid.geo.fence.Fence;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.Function;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes fences as a GeoJSON FeatureCollection, WGS84, longitude first, 7 decimals (about 1 cm), no
 * trailing zeros. Equal input gives equal bytes.
 */
public final class FenceFeatureWriter {
  private static final int DECIMALS = 7;
  private static final JsonFactory FACTORY = new JsonFactory();

  private FenceFeatureWriter() {}

  /**
   * Writes all fences in the given order; does not close the stream.
   *
   * @param properties for each fence its properties, in the order in which they are to be written
   */
  public static void write(
      OutputStream out, Iterable<Fence> fences, Function<Fence, Map<String, String>> properties)
      throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeArrayFieldStart("features");
      for (Fence fence : fences) {
        json.writeRaw('\n');
        writeFeature(json, fence, properties.apply(fence));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void writeFeature(JsonGenerator json, Fence fence, Map<String, String> properties)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeObjectFieldStart("properties");
    for (Map.Entry<String, String> property : properties.entrySet()) {
      json.writeStringField(property.getKey(), property.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("geometry");
    Geometry geometry = fence.geometry();
    boolean single = geometry instanceof Polygon;
    json.writeStringField("type", single ? "Polygon" : "MultiPolygon");
    json.writeFieldName("coordinates");
    if (!single) {
      json.writeStartArray();
    }
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      writePolygon(json, (Polygon) geometry.getGeometryN(i));
    }
    if (!single) {
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writePolygon(JsonGenerator json, Polygon polygon) throws IOException {
    json.writeStartArray();
    writeRing(json, polygon.getExteriorRing());
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      writeRing(json, polygon.getInteriorRingN(i));
    }
    json.writeEndArray();
  }

  private static void writeRing(JsonGenerator json, LinearRing ring) throws IOException {
    CoordinateSequence points = ring.getCoordinateSequence();
    json.writeStartArray();
    for (int i = 0; i < points.size(); i++) {
      json.writeStartArray();
      json.writeNumber(rounded(points.getX(i)));
      json.writeNumber(rounded(points.getY(i)));
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static String rounded(double degrees) {
    BigDecimal value =
        BigDecimal.valueOf(degrees).setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return value.signum() == 0 ? "0" : value.toPlainString();
  }
}
