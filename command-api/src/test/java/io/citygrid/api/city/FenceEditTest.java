package io.citygrid.api.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.load.CityFiles;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.crs.CoordinateSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fence comes in WGS84 and goes into the file in the system that the file declares. */
class FenceEditTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double[][] RING = {
    {118.2, 31.0}, {118.31, 31.0}, {118.31, 31.1}, {118.2, 31.0}
  };

  @ParameterizedTest
  @ValueSource(strings = {"EPSG:4326", "EPSG:4490", "EPSG:4549", "GCJ-02", "BD-09"})
  void theFileHoldsTheFenceInItsOwnSystem(String name) throws IOException {
    CoordinateSystem system = CoordinateSystem.named(name);

    CityFiles edited =
        FenceEdit.apply(files(name), "district", DrawnFences.one("2", feature("Polygon", RING)));

    JsonNode features = JSON.readTree(edited.contents().get("d.geojson")).path("features");
    assertThat(features).hasSize(2);
    assertThat(features.get(0).path("properties").path("name").asText()).isEqualTo("kept");
    JsonNode ring = features.get(1).path("geometry").path("coordinates").path(0);
    assertThat(ring).hasSize(RING.length);
    for (int i = 0; i < RING.length; i++) {
      JsonNode xy = ring.get(i);
      LonLat back = system.toWgs84(xy.get(0).asDouble(), xy.get(1).asDouble());
      assertThat(back.distanceMeters(new LonLat(RING[i][0], RING[i][1]))).isLessThan(0.5);
    }
  }

  @Test
  void coordinatesThatAreNoneAreRefusedByName() {
    double[][] swapped = {{31, 118.2}, {31, 118.3}, {31.1, 118.3}, {31, 118.2}};

    assertThatThrownBy(
            () ->
                FenceEdit.apply(
                    files("EPSG:4549"),
                    "district",
                    DrawnFences.one("2", feature("Polygon", swapped))))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(refused.problem().errors())
                    .anySatisfy(error -> assertThat(error.field()).isEqualTo("geometry")));
  }

  /** It would act at once all the same, which whoever says a time does not want. */
  @Test
  void aMomentFromWhichItIsToBeValidIsRefusedAndSoIsWhatNobodyKnows() {
    ObjectNode later = feature("Polygon", RING).put("validFrom", "2099-01-01T00:00:00Z");
    ObjectNode misspelt = feature("Polygon", RING).put("propertis", "x");

    assertThatThrownBy(
            () -> FenceEdit.apply(files("EPSG:4326"), "district", DrawnFences.one("2", later)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("validFrom cannot be chosen: a version acts from the moment");
    assertThatThrownBy(
            () -> FenceEdit.apply(files("EPSG:4326"), "district", DrawnFences.one("2", misspelt)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("propertis is not known here");
  }

  /** Told in WGS84 to a centimetre, drawn with one corner moved: the others stand as they stood. */
  @ParameterizedTest
  @ValueSource(strings = {"EPSG:4326", "EPSG:4490", "EPSG:4549", "GCJ-02", "BD-09"})
  void cornersThatStayAreWrittenDigitByDigitAsTheyStood(String name) throws IOException {
    CoordinateSystem system = CoordinateSystem.named(name);
    double[][] exact = {
      {118.212345678, 31.012345678}, {118.3, 31}, {118.3, 31.1}, {118.212345678, 31.012345678}
    };
    double[][] stood = new double[exact.length][];
    double[][] shown = new double[exact.length][];
    for (int i = 0; i < exact.length; i++) {
      CoordinateSystem.XY xy = system.fromWgs84(new LonLat(exact[i][0], exact[i][1]));
      stood[i] = new double[] {xy.x(), xy.y()};
      LonLat told = system.toWgs84(xy.x(), xy.y());
      shown[i] = new double[] {rounded(told.lon()), rounded(told.lat())};
    }
    CityFiles before = with(files(name), "1", stood);
    double[][] drawn = shown.clone();
    drawn[1] = new double[] {118.31, 31.0};

    CityFiles edited =
        FenceEdit.apply(before, "district", DrawnFences.one("1", feature("Polygon", drawn)));

    JsonNode ring =
        JSON.readTree(edited.contents().get("d.geojson")).at("/features/0/geometry/coordinates/0");
    for (int i = 0; i < stood.length; i++) {
      if (i != 1) {
        assertThat(ring.get(i).get(0).asDouble()).isEqualTo(stood[i][0]);
        assertThat(ring.get(i).get(1).asDouble()).isEqualTo(stood[i][1]);
      }
    }
    LonLat moved = system.toWgs84(ring.get(1).get(0).asDouble(), ring.get(1).get(1).asDouble());
    assertThat(moved.distanceMeters(new LonLat(118.31, 31.0))).isLessThan(0.5);
  }

  @Test
  void severalFencesAreDrawnInOneGo() throws Exception {
    DrawnFences both = several(collection("2", "3"));

    JsonNode features =
        JSON.readTree(
                FenceEdit.apply(files("EPSG:4326"), "district", both).contents().get("d.geojson"))
            .path("features");

    assertThat(features.findValuesAsText("code")).containsExactly("1", "2", "3");
  }

  @Test
  void allThatIsWrongWithSeveralIsSaidAtOnceByItsPlace() throws Exception {
    ObjectNode collection = collection("2", "2");
    collection.put("type", "Collection").put("layerVersion", 1.5);
    ((ObjectNode) collection.at("/features/0")).put("validFrom", "2099-01-01T00:00:00Z");
    ((ObjectNode) collection.at("/features/1")).remove("geometry");

    assertThatThrownBy(() -> several(collection))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(refused.problem().errors())
                    .extracting(FieldError::field)
                    .containsExactlyInAnyOrder(
                        "type",
                        "layerVersion",
                        "features[0].validFrom",
                        "features[1].type",
                        "features[1].id"));
    assertThatThrownBy(() -> several(collection()))
        .hasMessageContaining("features must hold at least one feature");
  }

  private static DrawnFences several(ObjectNode collection) {
    return DrawnFences.several(collection);
  }

  private static ObjectNode collection(String... fences) {
    ObjectNode collection = JSON.createObjectNode().put("type", "FeatureCollection");
    ArrayNode features = collection.putArray("features");
    for (String fence : fences) {
      features.add(feature("Polygon", RING).put("id", fence));
    }
    return collection;
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 1e7) / 1e7;
  }

  /** The file with the fence as it stands there, in the file's own system. */
  private static CityFiles with(CityFiles files, String fence, double[][] ring) throws IOException {
    ObjectNode collection = (ObjectNode) JSON.readTree(files.contents().get("d.geojson"));
    ObjectNode feature = (ObjectNode) collection.at("/features/0");
    assertThat(feature.at("/properties/code").asText()).isEqualTo(fence);
    feature.set("geometry", feature("Polygon", ring).get("geometry"));
    return files.with("d.geojson", JSON.writeValueAsBytes(collection));
  }

  private static ObjectNode feature(String type, double[][] ring) {
    ObjectNode feature = JSON.createObjectNode().put("type", "Feature");
    ObjectNode geometry = feature.putObject("geometry").put("type", type);
    geometry.putArray("coordinates").add(JSON.valueToTree(ring));
    return feature;
  }

  private static CityFiles files(String system) {
    String sheet =
        "layers:\n- {id: district, crs: '%s', file: d.geojson, idProperty: code}\n"
            .formatted(system);
    String layer =
        """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","properties":{"code":"1","name":"kept"},"geometry":null}]}""";
    return CityFiles.of(
        Map.of(
            "city.yaml", sheet.getBytes(StandardCharsets.UTF_8),
            "d.geojson", layer.getBytes(StandardCharsets.UTF_8)));
  }
}
