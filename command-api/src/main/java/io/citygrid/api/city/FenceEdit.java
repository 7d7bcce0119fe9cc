package io.citygrid.api.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.load.CityFiles;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.crs.CoordinateSystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Replaces features of a layer's file, or adds them. What is drawn comes in WGS84 and is written in
 * the system of the file; corners that stay are written as they stood. The rest of the file stays
 * as it is; a feature keeps its properties unless the new one brings its own.
 */
final class FenceEdit {
  private static final ObjectMapper JSON = new ObjectMapper();

  private record LayerFile(String path, String idProperty, CoordinateSystem system) {}

  private final LayerFile file;
  private final KeptCorners corners;

  private FenceEdit(LayerFile file) {
    this.file = file;
    this.corners = new KeptCorners(file.system());
  }

  /**
   * The files with the fences changed.
   *
   * @throws ProblemException when one has coordinates that are none
   */
  static CityFiles apply(CityFiles files, String layer, DrawnFences drawn) {
    LayerFile file = file(files, layer);
    byte[] before = files.contents().getOrDefault(file.path(), new byte[0]);
    try {
      ObjectNode collection = (ObjectNode) JSON.readTree(unpack(file.path(), before));
      new FenceEdit(file).draw(collection.withArray("features"), drawn);
      return files.with(file.path(), pack(file.path(), JSON.writeValueAsBytes(collection)));
    } catch (IOException e) {
      throw new UncheckedIOException(file.path() + " was readable before", e);
    }
  }

  private void draw(ArrayNode features, DrawnFences drawn) {
    drawn.features().values().forEach(feature -> lookAt(feature.path("geometry")));
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < features.size(); i++) {
      JsonNode known = features.get(i);
      corners.keep(known.path("geometry").path("coordinates"));
      places.put(known.path("properties").path(file.idProperty()).asText(), i);
    }
    drawn
        .features()
        .forEach(
            (fence, feature) -> {
              Integer at = places.get(fence);
              if (at == null) {
                features.add(changed(JSON.createObjectNode(), fence, feature));
              } else {
                features.set(at, changed(features.get(at).path("properties"), fence, feature));
              }
            });
  }

  private ObjectNode changed(JsonNode known, String fence, ObjectNode feature) {
    ObjectNode properties = JSON.createObjectNode();
    if (known instanceof ObjectNode before) {
      properties.setAll(before);
    }
    if (feature.get("properties") instanceof ObjectNode own) {
      properties.setAll(own);
    }
    properties.put(file.idProperty(), fence);
    ObjectNode changed = JSON.createObjectNode().put("type", "Feature");
    changed.set("properties", properties);
    ObjectNode geometry = feature.get("geometry").deepCopy();
    geometry.set("coordinates", inSystem(geometry.path("coordinates")));
    changed.set("geometry", geometry);
    return changed;
  }

  private void lookAt(JsonNode geometry) {
    forEachPosition(geometry.path("coordinates"), wgs84 -> corners.drawnAt(position(wgs84)));
  }

  private static void forEachPosition(JsonNode coordinates, Consumer<JsonNode> visitor) {
    if (isPosition(coordinates)) {
      visitor.accept(coordinates);
    } else {
      coordinates.forEach(inner -> forEachPosition(inner, visitor));
    }
  }

  private static boolean isPosition(JsonNode coordinates) {
    return coordinates.path(0).isNumber() && coordinates.path(1).isNumber();
  }

  /** Positions, or lists of them in any depth, in the system of the layer's file. */
  private JsonNode inSystem(JsonNode wgs84) {
    if (!wgs84.isArray()) {
      throw ProblemException.field("geometry", "must have coordinates [longitude, latitude]");
    }
    if (isPosition(wgs84)) {
      CoordinateSystem.XY xy = position(wgs84);
      return corners
          .find(lonLat(wgs84))
          .orElseGet(() -> JSON.createArrayNode().add(xy.x()).add(xy.y()));
    }
    ArrayNode converted = JSON.createArrayNode();
    wgs84.forEach(one -> converted.add(inSystem(one)));
    return converted;
  }

  private CoordinateSystem.XY position(JsonNode wgs84) {
    try {
      return file.system().fromWgs84(lonLat(wgs84));
    } catch (IllegalArgumentException e) {
      throw ProblemException.field(
          "geometry", "must be in WGS84, longitude first: " + e.getMessage());
    }
  }

  private static LonLat lonLat(JsonNode wgs84) {
    return new LonLat(wgs84.path(0).asDouble(), wgs84.path(1).asDouble());
  }

  private static LayerFile file(CityFiles files, String layer) {
    byte[] sheet = files.contents().getOrDefault("city.yaml", new byte[0]);
    Object yaml =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(new String(sheet, StandardCharsets.UTF_8));
    if (yaml instanceof Map<?, ?> city && city.get("layers") instanceof List<?> layers) {
      for (Object one : layers) {
        if (one instanceof Map<?, ?> known && layer.equals(String.valueOf(known.get("id")))) {
          return new LayerFile(
              String.valueOf(known.get("file")),
              String.valueOf(known.get("idProperty")),
              CoordinateSystem.named(String.valueOf(known.get("crs"))));
        }
      }
    }
    throw new ProblemException(Problem.notFound("city.yaml has no layer " + layer));
  }

  private static byte[] unpack(String path, byte[] content) throws IOException {
    if (!path.endsWith(".gz")) {
      return content;
    }
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return gzip.readAllBytes();
    }
  }

  /** Somebody waits for the change: a fifth more bytes for a fraction of the time. */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private static byte[] pack(String path, byte[] content) throws IOException {
    if (!path.endsWith(".gz")) {
      return content;
    }
    var packed = new ByteArrayOutputStream();
    try (var gzip = new QuickGzip(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }
}
