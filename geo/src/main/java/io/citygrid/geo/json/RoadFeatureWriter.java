package io.citygrid.geo.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.RoadLine;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes lines of roads as {@link RoadFeatureReader} reads them: WGS84, longitude first, 6 decimals
 * (about 10 cm), no trailing zeros. Equal input gives equal bytes.
 */
public final class RoadFeatureWriter {
  private static final int DECIMALS = 6;
  private static final JsonFactory FACTORY = new JsonFactory();

  private RoadFeatureWriter() {}

  /** Writes all lines in the given order; does not close the stream. */
  public static void write(OutputStream out, Iterable<RoadLine> lines) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeArrayFieldStart("features");
      for (RoadLine line : lines) {
        json.writeRaw('\n');
        writeFeature(json, line);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void writeFeature(JsonGenerator json, RoadLine line) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeObjectFieldStart("properties");
    json.writeStringField("id", line.id());
    json.writeStringField("road", line.road());
    json.writeStringField("roadEn", line.roadEnglish());
    json.writeStringField("class", line.roadClass().name());
    if (line.oneWay()) {
      json.writeBooleanField("oneWay", true);
    }
    json.writeFieldName("limitKmh");
    writeNumber(json, line.speedLimitKmh());
    json.writeEndObject();
    json.writeObjectFieldStart("geometry");
    json.writeStringField("type", "LineString");
    json.writeArrayFieldStart("coordinates");
    for (LonLat point : line.points()) {
      json.writeStartArray();
      writeNumber(json, point.lon());
      writeNumber(json, point.lat());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeNumber(JsonGenerator json, double value) throws IOException {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    json.writeNumber(rounded.stripTrailingZeros().toPlainString());
  }
}
