package io.citygrid.geo.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.crs.CoordinateSystem;
import io.citygrid.geo.road.RoadClass;
import io.citygrid.geo.road.RoadLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a GeoJSON FeatureCollection of LineStrings as lines of roads, feature by feature: one that
 * cannot be used is told with its reason, and the others are read all the same.
 *
 * <p>Properties: {@code id}; {@code road}, the road the line is a part of; {@code roadEn}, its name
 * in English, else the same; {@code class}, a {@link RoadClass}; {@code oneWay}, true in the
 * direction of drawing, else both ways; {@code limitKmh}, else what is usual for the class.
 */
public final class RoadFeatureReader {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<RoadClass, Double> USUAL_LIMIT_KMH =
      Map.of(RoadClass.EXPRESSWAY, 80.0, RoadClass.ARTERIAL, 60.0, RoadClass.OTHER, 40.0);

  private final CoordinateSystem system;
  private final List<RoadLine> lines = new ArrayList<>();
  private final List<FeatureFinding> problems = new ArrayList<>();
  private final Map<String, Integer> featureOfId = new HashMap<>();

  private RoadFeatureReader(CoordinateSystem system) {
    this.system = system;
  }

  /**
   * Reads a whole file.
   *
   * @param system the coordinates of the file
   */
  public static RoadFeatures read(byte[] content, CoordinateSystem system) {
    RoadFeatureReader reader = new RoadFeatureReader(system);
    try {
      JsonNode features = MAPPER.readTree(content).path("features");
      if (!features.isArray()) {
        reader.refuse(0, "", "", "is not a GeoJSON FeatureCollection with a list of features");
      }
      int feature = 0;
      for (JsonNode node : features) {
        reader.readFeature(++feature, node);
      }
    } catch (JsonProcessingException e) {
      reader.refuse(0, "", "", "is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      reader.refuse(0, "", "", "cannot be read: " + e.getMessage());
    }
    return new RoadFeatures(reader.lines, reader.problems);
  }

  private void readFeature(int feature, JsonNode node) {
    JsonNode properties = node.path("properties");
    String id = properties.path("id").asText("").strip();
    Integer first = id.isEmpty() ? null : featureOfId.putIfAbsent(id, feature);
    if (id.isEmpty()) {
      refuse(feature, "", "id", "has no such property, so the line has no id");
    } else if (first != null) {
      refuse(feature, id, "id", "feature " + first + " already has this id");
    } else {
      readLine(feature, id, properties, node.path("geometry"));
    }
  }

  private void readLine(int feature, String id, JsonNode properties, JsonNode geometry) {
    int before = problems.size();
    String road = properties.path("road").asText("").strip();
    if (road.isEmpty()) {
      refuse(feature, id, "road", "has no such property, so the line is of no road");
    }
    RoadClass roadClass = roadClass(feature, id, properties.path("class").asText(""));
    JsonNode oneWay = properties.path("oneWay");
    if (!oneWay.isMissingNode() && !oneWay.isBoolean()) {
      refuse(feature, id, "oneWay", "must be true or false but is " + oneWay);
    }
    List<LonLat> points = points(feature, id, geometry);
    if (problems.size() > before) {
      return;
    }
    double limit =
        properties.has("limitKmh")
            ? properties.path("limitKmh").asDouble(Double.NaN)
            : USUAL_LIMIT_KMH.getOrDefault(roadClass, Double.NaN);
    try {
      String english = properties.path("roadEn").asText("").strip();
      lines.add(
          new RoadLine(
              id,
              road,
              english.isEmpty() ? road : english,
              roadClass,
              oneWay.asBoolean(false),
              limit,
              points));
    } catch (IllegalArgumentException e) {
      refuse(feature, id, "", String.valueOf(e.getMessage()));
    }
  }

  private RoadClass roadClass(int feature, String id, String text) {
    for (RoadClass roadClass : RoadClass.values()) {
      if (roadClass.name().equals(text)) {
        return roadClass;
      }
    }
    refuse(
        feature,
        id,
        "class",
        "must be one of %s but is '%s'".formatted(Arrays.toString(RoadClass.values()), text));
    return RoadClass.OTHER;
  }

  private List<LonLat> points(int feature, String id, JsonNode geometry) {
    List<LonLat> points = new ArrayList<>();
    if (!geometry.path("type").asText().equals("LineString")) {
      refuse(feature, id, "geometry", "must be a LineString");
      return points;
    }
    for (JsonNode pair : geometry.path("coordinates")) {
      double x = pair.path(0).asDouble(Double.NaN);
      double y = pair.path(1).asDouble(Double.NaN);
      Optional<String> flaw = system.findImplausibility(x, y);
      if (flaw.isPresent()) {
        refuse(feature, id, "geometry", flaw.get());
        return points;
      }
      points.add(system.toWgs84(x, y));
    }
    return points;
  }

  private void refuse(int feature, String id, String field, String message) {
    problems.add(new FeatureFinding(feature, id, field, message));
  }
}
