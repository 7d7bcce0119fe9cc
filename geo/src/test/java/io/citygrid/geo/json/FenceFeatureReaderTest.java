package io.citygrid.geo.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.geo.crs.CoordinateSystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FenceFeatureReaderTest {
  private static final String SQUARE = "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]";

  @Test
  void readsPolygonsAndMultipolygonsWithTheirProperties() throws IOException {
    FenceFeatures read =
        read(
            feature("{\"id\":7,\"name\":\"镜湖\",\"big\":true,\"none\":null}", "Polygon", SQUARE),
            feature(
                "{\"id\":\"b\"}", "MultiPolygon", "[" + SQUARE + ",[[[5,5],[6,5],[6,6],[5,5]]]]"));
    assertThat(read.problems()).isEmpty();
    assertThat(read.features()).extracting(each -> each.fence().id()).containsExactly("7", "b");
    assertThat(read.features().get(0).properties())
        .isEqualTo(Map.of("id", "7", "name", "镜湖", "big", "true"));
    assertThat(read.features().get(1).fence().geometry().getNumGeometries()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Point|[0,0]|is a Point, but a fence must be a Polygon or a MultiPolygon",
        "Polygon|[]|has a polygon without rings",
        "MultiPolygon|[]|is a MultiPolygon without polygons",
        "Polygon|[[[0,0],[1,0],[0,0]]]|has a ring of 3 positions; a ring needs at least 4",
        "Polygon|[[[0,0],[1,0],[1,1],[0,1]]]|has a ring that does not end where it starts",
        "Polygon|[[[0,0],[1,0],[1,\"a\"],[0,0]]]|has a position that is not two numbers",
        "Polygon|[[[0,0],[1,0],[null,1],[0,0]]]|has a position that is not two numbers",
        "Polygon|[[[0,0],[200,0],[1,1],[0,0]]]|cannot be EPSG:4326",
        "Polygon|[[[179,0],[-179,0],[-179,1],[179,0]]]|spans more than 180 degrees of longitude",
        "Polygon|[[[0,0],[1,1],[2,2],[0,0]]]|self-intersection"
      })
  void refusesAFeatureWithItsReasonAndReadsTheOthers(String type, String coordinates, String reason)
      throws IOException {
    FenceFeatures read =
        read(
            feature("{\"id\":\"bad\"}", type, coordinates),
            feature("{\"id\":\"good\"}", "Polygon", SQUARE));
    assertThat(read.features()).extracting(each -> each.fence().id()).containsExactly("good");
    assertThat(read.problems()).hasSize(1);
    FeatureFinding problem = read.problems().get(0);
    assertThat(problem.feature()).isEqualTo(1);
    assertThat(problem.id()).isEqualTo("bad");
    assertThat(problem.field()).isEqualTo("geometry");
    assertThat(problem.message()).containsIgnoringCase(reason);
  }

  @Test
  void refusesMissingAndDoubleIds() throws IOException {
    FenceFeatures read =
        read(
            feature("{\"id\":\"a\"}", "Polygon", SQUARE),
            feature("{\"other\":\"a\"}", "Polygon", SQUARE),
            feature("{\"id\":\"a\"}", "Polygon", SQUARE));
    assertThat(read.problems())
        .containsExactly(
            new FeatureFinding(2, "", "id", "has no such property, so the fence has no id"),
            new FeatureFinding(3, "a", "id", "feature 1 already has this id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|does not start with an object",
        "{\"type\":\"Feature\"}|is not a GeoJSON FeatureCollection with a list of features",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\"|is not JSON from line 1 on",
        "''|does not start with an object"
      })
  void saysWhatAFileIsThatIsNoFeatureCollection(String text, String reason) throws IOException {
    FenceFeatures read = readText(text, CoordinateSystem.WGS84, InvalidRings.REFUSE);
    assertThat(read.features()).isEmpty();
    assertThat(read.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.feature()).isZero();
              assertThat(problem.message()).contains(reason);
            });
  }

  @Test
  void refusesCrossingRingsOrRepairsThemAndTellsTheChange() throws IOException {
    String bowTie = feature("{\"id\":\"x\"}", "Polygon", "[[[0,0],[2,2],[2,0],[0,2],[0,0]]]");
    FenceFeatures refused = read(bowTie);
    assertThat(refused.problems().get(0).message()).startsWith("self-intersection at (1.0000000");
    FenceFeatures repaired =
        readText(collection(bowTie), CoordinateSystem.WGS84, InvalidRings.REPAIR);
    assertThat(repaired.problems()).isEmpty();
    assertThat(repaired.features().get(0).fence().geometry().isValid()).isTrue();
    assertThat(repaired.features().get(0).fence().geometry().getArea()).isEqualTo(2.0);
    assertThat(repaired.notes().get(0).message()).contains("repaired, which changed its area by");
  }

  @Test
  void refusesTheRealPrecinctsThatClaimDegreesAndHoldFeet() throws IOException {
    FenceFeatures claimed = readFile("boston_precincts_in_feet.geojson", "EPSG:4326");
    assertThat(claimed.features()).isEmpty();
    assertThat(claimed.problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.message()).contains("cannot be EPSG:4326"));
    FenceFeatures declared = readFile("boston_precincts_in_feet.geojson", "EPSG:2249");
    assertThat(declared.problems()).isEmpty();
    assertThat(declared.features())
        .hasSameSizeAs(claimed.problems())
        .allSatisfy(
            feature -> {
              var center = feature.fence().geometry().getCentroid();
              assertThat(center.getX()).isBetween(-71.2, -70.9);
              assertThat(center.getY()).isBetween(42.2, 42.45);
            });
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() throws IOException {
    FenceFeatures read =
        read(
            feature(
                "{\"id\":\"a\",\"name\":\"鸠江\"}",
                "Polygon",
                "[[[118.1234567,31],[118.2,31],[118.2,31.5],[118.1234567,31]]]"),
            feature(
                "{\"id\":\"b\"}", "MultiPolygon", "[" + SQUARE + ",[[[5,5],[6,5],[6,6],[5,5]]]]"));
    Map<String, Map<String, String>> properties =
        Map.of("a", Map.of("id", "a", "name", "鸠江"), "b", Map.of("id", "b"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FenceFeatureWriter.write(
        out,
        read.features().stream().map(FenceFeature::fence).toList(),
        fence -> properties.getOrDefault(fence.id(), Map.of()));
    FenceFeatures again =
        readText(out.toString(StandardCharsets.UTF_8), CoordinateSystem.WGS84, InvalidRings.REFUSE);
    assertThat(again.features()).hasSize(2);
    for (int i = 0; i < 2; i++) {
      assertThat(again.features().get(i).fence().geometry().norm())
          .isEqualTo(read.features().get(i).fence().geometry().norm());
      assertThat(again.features().get(i).properties())
          .isEqualTo(read.features().get(i).properties());
    }
  }

  private static String feature(String properties, String type, String coordinates) {
    return "{\"type\":\"Feature\",\"properties\":%s,\"geometry\":{\"type\":\"%s\",\"coordinates\":%s}}"
        .formatted(properties, type, coordinates);
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"crs\":{\"a\":[1]},\"features\":["
        + String.join(",", features)
        + "]}";
  }

  private static FenceFeatures read(String... features) throws IOException {
    return readText(collection(features), CoordinateSystem.WGS84, InvalidRings.REFUSE);
  }

  private static FenceFeatures readText(String text, CoordinateSystem system, InvalidRings rings)
      throws IOException {
    return FenceFeatureReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        new FeatureRules(system, "id", rings));
  }

  private static FenceFeatures readFile(String name, String system) throws IOException {
    try (InputStream in = FenceFeatureReaderTest.class.getResourceAsStream(name)) {
      return FenceFeatureReader.read(
          in,
          new FeatureRules(CoordinateSystem.named(system), "WARD_PRECINCT", InvalidRings.REFUSE));
    }
  }
}
