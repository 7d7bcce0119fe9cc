package io.citygrid.api.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.load.CityFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Replaces one feature of a layer's file, or adds it. The rest of the file stays as it is; the
 * feature keeps its properties unless the new one brings its own.
 */
final class FenceEdit {
  /** Systems whose coordinates are those that the API speaks. */
  private static final Set<String> AS_GIVEN = Set.of("EPSG:4326", "EPSG:4490");

  private static final ObjectMapper JSON = new ObjectMapper();

  private record LayerFile(String path, String idProperty) {}

  private FenceEdit() {}

  /**
   * The files with the fence changed.
   *
   * @param feature a GeoJSON Feature, WGS84
   * @throws ProblemException when it is no feature, or the layer's file has another system
   */
  static CityFiles apply(CityFiles files, String layer, String fence, ObjectNode feature) {
    if (!"Feature".equals(feature.path("type").asText()) || !feature.path("geometry").isObject()) {
      throw ProblemException.field("type", "must be Feature, with a geometry");
    }
    LayerFile file = file(files, layer);
    byte[] before = files.contents().getOrDefault(file.path(), new byte[0]);
    try {
      ObjectNode collection = (ObjectNode) JSON.readTree(unpack(file.path(), before));
      replace(collection.withArray("features"), file, fence, feature);
      return files.with(file.path(), pack(file.path(), JSON.writeValueAsBytes(collection)));
    } catch (IOException e) {
      throw new UncheckedIOException(file.path() + " was readable before", e);
    }
  }

  private static void replace(
      ArrayNode features, LayerFile file, String fence, ObjectNode feature) {
    ObjectNode properties = JSON.createObjectNode();
    int at = features.size();
    for (int i = 0; i < features.size(); i++) {
      JsonNode known = features.get(i).path("properties");
      if (known.path(file.idProperty()).asText().equals(fence) && known.isObject()) {
        properties.setAll((ObjectNode) known);
        at = i;
      }
    }
    if (feature.get("properties") instanceof ObjectNode own) {
      properties.setAll(own);
    }
    properties.put(file.idProperty(), fence);
    ObjectNode changed = JSON.createObjectNode().put("type", "Feature");
    changed.set("properties", properties);
    changed.set("geometry", feature.get("geometry"));
    if (at == features.size()) {
      features.add(changed);
    } else {
      features.set(at, changed);
    }
  }

  private static LayerFile file(CityFiles files, String layer) {
    byte[] sheet = files.contents().getOrDefault("city.yaml", new byte[0]);
    Object yaml =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(new String(sheet, StandardCharsets.UTF_8));
    if (yaml instanceof Map<?, ?> city && city.get("layers") instanceof List<?> layers) {
      for (Object one : layers) {
        if (one instanceof Map<?, ?> known && layer.equals(String.valueOf(known.get("id")))) {
          String system = String.valueOf(known.get("crs"));
          if (!AS_GIVEN.contains(system)) {
            throw new ProblemException(
                Problem.unusable(
                    "The layer's file is in %s; change it with PUT /v1/city/files"
                        .formatted(system),
                    List.of(new FieldError("layer", "must be in WGS84 or CGCS2000"))));
          }
          return new LayerFile(
              String.valueOf(known.get("file")), String.valueOf(known.get("idProperty")));
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

  private static byte[] pack(String path, byte[] content) throws IOException {
    if (!path.endsWith(".gz")) {
      return content;
    }
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }
}
