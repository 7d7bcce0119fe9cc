package io.citygrid.api.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.CityLayer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Fences of one layer as somebody draws them anew, in WGS84. They are made together or not at all,
 * so that a border between neighbours can move without a moment in which it stands twice.
 *
 * @param features GeoJSON Features by the id of their fence
 * @param layerVersion the version of the layer on which they were drawn; empty when who drew them
 *     does not mind what others did meanwhile
 */
record DrawnFences(Map<String, ObjectNode> features, OptionalLong layerVersion) {
  /** Nobody draws more by hand; a whole layer is replaced as a file. */
  static final int MOST = 200;

  /** Which nobody can ask for, neither in a feature nor beside a file. */
  static final String VALID_FROM = "validFrom";

  /** Why not. */
  static final String ACTS_AT_ONCE =
      "cannot be chosen: a version acts from the moment it is published; send it then";

  /**
   * One fence, whose id stands elsewhere.
   *
   * @throws ProblemException when it is no feature, or says more than a feature does, such as from
   *     when it is to be valid
   */
  static DrawnFences one(String fence, ObjectNode feature) {
    JsonFields fields = JsonFields.of(feature);
    checkFeature(fields, feature);
    fields.check();
    return new DrawnFences(Map.of(fence, feature), OptionalLong.empty());
  }

  /**
   * Several: a FeatureCollection in which each feature has its id, and which may say its {@code
   * layerVersion}.
   *
   * @throws ProblemException with all that is wrong, by its place in the collection
   */
  static DrawnFences several(ObjectNode collection) {
    JsonFields fields =
        JsonFields.of(collection).knowing("type", "bbox", "features", "layerVersion", VALID_FROM);
    refuseValidFrom(fields, collection);
    if (!"FeatureCollection".equals(collection.path("type").asText())) {
      fields.refuse("type", "must be FeatureCollection");
    }
    JsonNode version = collection.path("layerVersion");
    if (!version.isMissingNode() && !version.canConvertToExactIntegral()) {
      fields.refuse("layerVersion", "must be a whole number");
    }
    Map<String, ObjectNode> features = new LinkedHashMap<>();
    int at = 0;
    for (JsonFields feature : fields.requiredObjects("features", MOST)) {
      ObjectNode drawn = (ObjectNode) collection.path("features").path(at++);
      checkFeature(feature, drawn);
      String id = feature.requiredText("id");
      if (!id.isEmpty() && features.put(id, drawn) != null) {
        feature.refuse("id", "is that of a feature before it too");
      }
    }
    if (features.isEmpty() && !fields.isRefused()) {
      fields.refuse("features", "must hold at least one feature");
    }
    fields.check();
    return new DrawnFences(
        features,
        version.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(version.asLong()));
  }

  /**
   * Refuses what was drawn on another version of the layer than this one.
   *
   * @throws ProblemException 409 when others changed the layer meanwhile
   */
  void requireDrawnOn(CityLayer layer) {
    long now = layer.fences().version();
    if (layerVersion.isPresent() && layerVersion.getAsLong() != now) {
      throw new ProblemException(
          Problem.conflict(
              "These fences were drawn on version %d of layer %s, which is at version %d now: load it again"
                  .formatted(layerVersion.getAsLong(), layer.id(), now)));
    }
  }

  private static void checkFeature(JsonFields fields, ObjectNode feature) {
    fields.knowing("type", "id", "bbox", "geometry", "properties", VALID_FROM);
    refuseValidFrom(fields, feature);
    if (!"Feature".equals(feature.path("type").asText()) || !feature.path("geometry").isObject()) {
      fields.refuse("type", "must be Feature, with a geometry");
    }
  }

  private static void refuseValidFrom(JsonFields fields, ObjectNode of) {
    if (of.has(VALID_FROM)) {
      fields.refuse(VALID_FROM, ACTS_AT_ONCE);
    }
  }
}
