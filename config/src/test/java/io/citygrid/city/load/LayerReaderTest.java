package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.CityLayer;
import io.citygrid.city.CityVersion;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.crs.CoordinateSystem;
import io.citygrid.geo.crs.CoordinateSystem.XY;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

/** Testville's market cells in other systems, packed, crossed, and read again. */
class LayerReaderTest {
  private static final CityVersion FIRST = new CityVersion(1, 1, 1, Testville.FOUNDED);
  private static final String FILE = "layers/market.geojson";

  @ParameterizedTest
  @ValueSource(strings = {"EPSG:4490", "EPSG:4548", "GCJ-02", "BD-09"})
  void convertsEveryDeclaredSystemToWgs84(String system) {
    CityFiles files = declared(system).with(FILE, bytes(cells(CoordinateSystem.named(system))));
    CheckedCity checked = check(files);
    assertThat(checked.problems()).isEmpty();
    Envelope first = envelope(checked.city().orElseThrow().findLayer("market").orElseThrow());
    assertThat(first.getMinX()).isEqualTo(118.0, within(1e-7));
    assertThat(first.getMaxY()).isEqualTo(31.1, within(1e-7));
  }

  @Test
  void refusesDegreesThatAreDeclaredAsMetres() {
    assertThat(problems(declared("EPSG:4548")))
        .hasSize(3)
        .allMatch(problem -> problem.contains("cannot be EPSG:4548"))
        .anyMatch(problem -> problem.contains("feature 1 (id M-990101), geometry: (118.0, 31.0)"));
  }

  @Test
  void refusesASystemThatDoesNotExist() {
    assertThat(problems(declared("EPSG:99999")))
        .singleElement()
        .asString()
        .startsWith("city.yaml, line 30, layers[4].crs:");
  }

  @Test
  void refusesOrRepairsRingsThatCrossThemselvesAsTheCitySays() {
    String crossed =
        text(FILE)
            .replace(
                "[[118.2, 31.0], [118.3, 31.0], [118.3, 31.1], [118.2, 31.1], [118.2, 31.0]]",
                "[[118.2, 31.0], [118.3, 31.1], [118.3, 31.0], [118.2, 31.1], [118.2, 31.0]]");
    assertThat(crossed).isNotEqualTo(text(FILE));
    CityFiles files = Testville.files().with(FILE, bytes(crossed));
    assertThat(problems(files))
        .singleElement()
        .asString()
        .startsWith(FILE + ", feature 3 (id M-990103), geometry: self-intersection at (118.25");
    String yaml =
        text("city.yaml").replace("file: " + FILE, "file: " + FILE + "\n    invalidRings: repair");
    CheckedCity repaired = check(files.with("city.yaml", bytes(yaml)));
    assertThat(repaired.problems()).isEmpty();
    assertThat(repaired.warnings().stream().map(Problem::toString))
        .anyMatch(text -> text.startsWith(FILE + ", feature 3 (id M-990103), geometry:"));
  }

  @Test
  void readsPackedLayers() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes(text(FILE)));
    }
    String yaml = text("city.yaml").replace(FILE, FILE + ".gz");
    CityFiles files =
        Testville.files().with("city.yaml", bytes(yaml)).with(FILE + ".gz", packed.toByteArray());
    CheckedCity checked = check(files);
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.warnings()).anyMatch(warning -> warning.file().equals(FILE));
    assertThat(problems(files.with(FILE + ".gz", bytes("plain"))))
        .singleElement()
        .asString()
        .startsWith(FILE + ".gz: cannot be unpacked");
  }

  @Test
  void readsOnlyWhatChanged() throws BrokenCityException {
    CityLoader loader = new CityLoader();
    var before = loader.load(Testville.files(), FIRST);
    CityFiles changed = Testville.files().with(FILE, bytes(text(FILE).replace("M-990103", "M-3")));
    var after = loader.load(changed, FIRST);
    assertThat(after.findLayer("social").orElseThrow().fences())
        .isSameAs(before.findLayer("social").orElseThrow().fences());
    assertThat(after.findLayer("market").orElseThrow().fences())
        .isNotEqualTo(before.findLayer("market").orElseThrow().fences());
  }

  @Test
  void givesAnUnchangedFileAnotherVersionWhenItIsNewSinceThen() throws BrokenCityException {
    CityLoader loader = new CityLoader();
    loader.load(Testville.files(), FIRST);
    var later = new FileVersion(3, Testville.FOUNDED.plusSeconds(3));
    var city =
        loader.load(
            Testville.files(),
            new CityVersion(4, 3, 4, Testville.FOUNDED.plusSeconds(4)),
            Map.of(FILE, later));
    assertThat(city.findLayer("market").orElseThrow().fences().version()).isEqualTo(3);
    assertThat(city.findLayer("market").orElseThrow().fences().validFrom())
        .isEqualTo(later.validFrom());
  }

  private static CityFiles declared(String system) {
    String yaml = text("city.yaml");
    int at = yaml.indexOf("EPSG:4326", yaml.indexOf(FILE));
    return Testville.files()
        .with("city.yaml", bytes(yaml.substring(0, at) + system + yaml.substring(at + 9)));
  }

  /** The market cells with their corners in another system. */
  private static String cells(CoordinateSystem system) {
    String text = text(FILE);
    for (double lon : new double[] {118.0, 118.1, 118.2, 118.3}) {
      for (double lat : new double[] {31.0, 31.1}) {
        XY xy = system.fromWgs84(new LonLat(lon, lat));
        text = text.replace("[" + lon + ", " + lat + "]", "[" + xy.x() + "," + xy.y() + "]");
      }
    }
    return text;
  }

  private static Envelope envelope(CityLayer layer) {
    return layer.fences().fences().get(0).geometry().getEnvelopeInternal();
  }

  private static CheckedCity check(CityFiles files) {
    return new CityLoader().check(files, FIRST, Map.of());
  }

  private static List<String> problems(CityFiles files) {
    return check(files).problems().stream().map(Problem::toString).toList();
  }

  private static String text(String path) {
    byte[] content = Testville.files().contents().get(path);
    assertThat(content).as(path).isNotNull();
    return new String(content, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
