package io.citygrid.api.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    CityFiles edited = FenceEdit.apply(files(name), "district", "2", feature("Polygon", RING));

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
            () -> FenceEdit.apply(files("EPSG:4549"), "district", "2", feature("Polygon", swapped)))
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

    assertThatThrownBy(() -> FenceEdit.apply(files("EPSG:4326"), "district", "2", later))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("validFrom cannot be chosen: a version acts from the moment");
    assertThatThrownBy(() -> FenceEdit.apply(files("EPSG:4326"), "district", "2", misspelt))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("propertis is not known here");
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
