package io.citygrid.geo.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.crs.CoordinateSystem;
import io.citygrid.geo.road.RoadClass;
import io.citygrid.geo.road.RoadLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoadFeatureReaderTest {
  private static RoadFeatures read(String text) {
    return RoadFeatureReader.read(text.getBytes(StandardCharsets.UTF_8), CoordinateSystem.WGS84);
  }

  private static String feature(String properties, String coordinates) {
    return """
        {"type": "Feature", "properties": {%s},
         "geometry": {"type": "LineString", "coordinates": [%s]}}"""
        .formatted(properties, coordinates);
  }

  private static RoadFeatures features(String... features) {
    return read("{\"features\": [" + String.join(",", features) + "]}");
  }

  @Test
  void readsALineWithWhatIsUsualForItsClass() {
    RoadFeatures roads =
        features(
            feature(
                "\"id\": \"a\", \"road\": \"Ring\", \"class\": \"EXPRESSWAY\", \"oneWay\": true",
                "[118, 31], [118.1, 31]"),
            feature(
                "\"id\": 7, \"road\": \"Lane\", \"class\": \"OTHER\", \"limitKmh\": 30",
                "[118, 31], [118, 31.1]"));

    assertThat(roads.problems()).isEmpty();
    assertThat(roads.lines()).hasSize(2);
    assertThat(roads.lines().get(0).oneWay()).isTrue();
    assertThat(roads.lines().get(0).roadClass()).isEqualTo(RoadClass.EXPRESSWAY);
    assertThat(roads.lines().get(0).speedLimitKmh()).isEqualTo(80);
    assertThat(roads.lines().get(1).id()).isEqualTo("7");
    assertThat(roads.lines().get(1).speedLimitKmh()).isEqualTo(30);
    assertThat(roads.lines().get(1).oneWay()).isFalse();
  }

  @Test
  void readsWhatTheWriterWrote() throws IOException {
    List<LonLat> points = List.of(new LonLat(118.123456, 31), new LonLat(118.2, 31.1));
    List<RoadLine> lines =
        List.of(
            new RoadLine("a", "长江路", "Changjiang Road", RoadClass.ARTERIAL, true, 62.5, points),
            new RoadLine("b", "Ring", RoadClass.EXPRESSWAY, false, 80, points));
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    RoadFeatureWriter.write(written, lines);

    RoadFeatures read = RoadFeatureReader.read(written.toByteArray(), CoordinateSystem.WGS84);
    assertThat(read.problems()).isEmpty();
    assertThat(read.lines()).isEqualTo(lines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'road': 'r', 'class': 'OTHER' | [118,31],[118,32] | id | has no such property",
        "'id': 'a', 'class': 'OTHER' | [118,31],[118,32] | road | of no road",
        "'id': 'a', 'road': 'r', 'class': 'LANE' | [118,31],[118,32] | class | one of [EXPRESSWAY",
        "'id': 'a', 'road': 'r', 'class': 'OTHER', 'oneWay': 1 | [118,31],[118,32] | oneWay | true or false",
        "'id': 'a', 'road': 'r', 'class': 'OTHER' | [118,31],[118,99] | geometry | 99",
        "'id': 'a', 'road': 'r', 'class': 'OTHER' | [118,31] | '' | two points",
        "'id': 'a', 'road': 'r', 'class': 'OTHER', 'limitKmh': 'x' | [118,31],[118,32] | '' | speedLimitKmh",
      })
  void tellsWhyALineCannotBeUsed(
      String properties, String coordinates, String field, String message) {
    RoadFeatures roads = features(feature(properties.replace('\'', '"'), coordinates));

    assertThat(roads.lines()).isEmpty();
    assertThat(roads.problems()).hasSize(1);
    assertThat(roads.problems().get(0).field()).isEqualTo(field == null ? "" : field);
    assertThat(roads.problems().get(0).message()).contains(message);
  }

  @Test
  void tellsOfAnIdThatIsThereTwiceAndOfWhatIsNoLine() {
    String line = feature("\"id\": \"a\", \"road\": \"r\", \"class\": \"OTHER\"", "[1,1],[1,2]");
    RoadFeatures roads = features(line, line, line.replace("\"a\"", "\"b\"").replace("LineS", "S"));

    assertThat(roads.lines()).hasSize(1);
    assertThat(roads.problems())
        .extracting(FeatureFinding::message)
        .containsExactly("feature 1 already has this id", "must be a LineString");
  }

  @Test
  void tellsOfAFileThatIsNone() {
    assertThat(read("{").problems().get(0).message()).contains("is not JSON");
    assertThat(read("{}").problems().get(0).message()).contains("FeatureCollection");
  }
}
