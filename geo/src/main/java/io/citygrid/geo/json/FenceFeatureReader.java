package io.citygrid.geo.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citygrid.geo.fence.Fence;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads a GeoJSON FeatureCollection of polygons as fences, feature by feature: one that cannot be
 * used is told with its reason, and the others are read all the same. The file's own {@code crs}
 * member is ignored: files are known to claim what they are not, the declaration decides.
 */
public final class FenceFeatureReader {
  /** What the problem of a fence without extent begins with. */
  public static final String NO_AREA = "encloses no area";

  /** Nothing that a city draws is smaller. */
  private static final double LEAST_SQUARE_METERS = 1;

  /** Of latitude, on a sphere of the earth's mean radius. */
  private static final double METERS_PER_DEGREE = 111_195;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final FeatureRules rules;
  private final PolygonReader polygons;
  private final List<FenceFeature> features = new ArrayList<>();
  private final List<FeatureFinding> problems = new ArrayList<>();
  private final List<FeatureFinding> notes = new ArrayList<>();
  private final Map<String, Integer> featureOfId = new HashMap<>();

  /** Found sound before, by their ids. */
  private final Map<String, Geometry> sound;

  private FenceFeatureReader(FeatureRules rules, FenceFeatures before) {
    this.rules = rules;
    this.sound = before.soundAsDrawn();
    this.polygons = new PolygonReader(rules.system());
  }

  /**
   * Reads the whole stream; does not close it.
   *
   * @throws IOException when the stream itself fails; text that is not GeoJSON is a problem in the
   *     answer
   */
  public static FenceFeatures read(InputStream in, FeatureRules rules) throws IOException {
    return read(in, rules, FenceFeatures.none());
  }

  /**
   * The same with what an earlier content of the file gave: a fence with the same corners as one
   * that was found sound is so again, and is not examined anew. The answer is that of {@link
   * #read(InputStream, FeatureRules)}.
   */
  public static FenceFeatures read(InputStream in, FeatureRules rules, FenceFeatures before)
      throws IOException {
    FenceFeatureReader reader = new FenceFeatureReader(rules, before);
    try (JsonParser parser = MAPPER.getFactory().createParser(in)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      reader.readCollection(parser);
    } catch (JsonProcessingException e) {
      reader.refuseFile(
          "is not JSON from line %d on: %s"
              .formatted(
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()));
    }
    return new FenceFeatures(reader.features, reader.problems, reader.notes);
  }

  private void readCollection(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      refuseFile("is not a GeoJSON FeatureCollection: it does not start with an object");
      return;
    }
    boolean found = false;
    String type = "";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      if (field.equals("features") && value == JsonToken.START_ARRAY) {
        found = true;
        readFeatures(parser);
      } else if (field.equals("type")) {
        type = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    if (!found || !type.equals("FeatureCollection")) {
      refuseFile("is not a GeoJSON FeatureCollection with a list of features");
    }
  }

  private void readFeatures(JsonParser parser) throws IOException {
    int feature = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      feature++;
      JsonNode node = MAPPER.readTree(parser);
      readFeature(feature, node == null ? MAPPER.missingNode() : node);
    }
  }

  private void readFeature(int feature, JsonNode node) {
    JsonNode properties = node.path("properties");
    String id = properties.path(rules.idProperty()).asText("").strip();
    if (id.isEmpty()) {
      refuse(feature, "", rules.idProperty(), "has no such property, so the fence has no id");
      return;
    }
    Integer first = featureOfId.putIfAbsent(id, feature);
    if (first != null) {
      refuse(feature, id, rules.idProperty(), "feature " + first + " already has this id");
      return;
    }
    Geometry geometry;
    try {
      geometry = polygons.read(node.path("geometry"));
    } catch (UnusableGeometryException e) {
      refuse(feature, id, "geometry", String.valueOf(e.getMessage()));
      return;
    }
    Geometry valid = validated(feature, id, geometry);
    if (valid != null) {
      add(feature, id, valid, properties);
    }
  }

  private void add(int feature, String id, Geometry geometry, JsonNode properties) {
    try {
      features.add(new FenceFeature(feature, new Fence(id, geometry), texts(properties)));
    } catch (IllegalArgumentException e) {
      refuse(feature, id, "geometry", String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Geometry validated(int feature, String id, Geometry geometry) {
    Geometry known = sound.get(id);
    if (known != null && known.equalsExact(geometry)) {
      return known;
    }
    Optional<String> flaw = RingRepair.findFlaw(geometry);
    if (flaw.isEmpty()) {
      if (squareMeters(geometry) >= LEAST_SQUARE_METERS) {
        return geometry;
      }
      // Positions on a line are hardly ever exactly on it once they are numbers.
      refuse(feature, id, "geometry", NO_AREA + ": less than a square metre");
      return null;
    }
    Geometry repaired = RingRepair.repaired(geometry);
    if (repaired.isEmpty()) {
      refuse(feature, id, "geometry", NO_AREA + ": " + flaw.get());
      return null;
    }
    if (rules.invalidRings() == InvalidRings.REFUSE) {
      refuse(feature, id, "geometry", flaw.get());
      return null;
    }
    double before = Math.abs(geometry.getArea());
    notes.add(
        new FeatureFinding(
            feature,
            id,
            "geometry",
            "%s; repaired, which changed its area by %+.6f %%"
                .formatted(flaw.get(), 100 * (repaired.getArea() - before) / before)));
    return repaired;
  }

  private static double squareMeters(Geometry geometry) {
    double latitude = Math.toRadians(geometry.getEnvelopeInternal().centre().y);
    return geometry.getArea() * METERS_PER_DEGREE * METERS_PER_DEGREE * Math.cos(latitude);
  }

  private static Map<String, String> texts(JsonNode properties) {
    Map<String, String> texts = new HashMap<>();
    properties
        .properties()
        .forEach(
            property -> {
              if (property.getValue().isValueNode() && !property.getValue().isNull()) {
                texts.put(property.getKey(), property.getValue().asText());
              }
            });
    return texts;
  }

  private void refuse(int feature, String id, String field, String message) {
    problems.add(new FeatureFinding(feature, id, field, message));
  }

  private void refuseFile(String message) {
    problems.add(new FeatureFinding(0, "", "", message));
  }
}
