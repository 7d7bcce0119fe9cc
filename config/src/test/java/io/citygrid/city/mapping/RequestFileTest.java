package io.citygrid.city.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.city.City;
import io.citygrid.city.ReportSource;
import io.citygrid.city.load.Problem;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.LonLat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFileTest {
  private static final City CITY = Testville.city();
  private static final String HEADER = "no,opened,due,done,what,via,text,x,y,district,kept\n";
  private static final String MAPPING =
      """
      id: no
      times:
        format: yyyy-MM-dd HH:mm:ss
        zone: Asia/Shanghai
        reported: opened
        limit: due
        closed: done
      category:
        column: what
        by: name
        translation: {rubbish: E0101}
      source:
        column: via
        translation: {phone: HOTLINE, app: CITIZEN}
        default: TRANSFER
      description: [text, what]
      position: {lon: x, lat: y, accuracyMeters: 12}
      noLocation: {wholeDegrees: true, zero: true}
      labels:
        district:
          column: district
          pattern: "District (.+)"
          translation: {River: "990101", Hill: "990102"}
      onTime: {column: kept, inTime: "yes", late: "no"}
      """;

  @Test
  void makesARequestOfARow() throws Exception {
    MappedRequest request =
        only(
            "7,2026-03-02 08:15:00,2026-03-02 12:15:00,,rubbish,app,旧家具,118.025,31.075,District River");
    assertThat(request)
        .isEqualTo(
            new MappedRequest(
                "7",
                "E0101",
                ReportSource.CITIZEN,
                "旧家具 · rubbish",
                new LonLat(118.025, 31.075),
                12,
                true,
                Instant.parse("2026-03-02T00:15:00Z"),
                Instant.parse("2026-03-02T04:15:00Z"),
                null,
                null,
                Map.of("district", "990101"),
                List.of(),
                List.of()));
  }

  @Test
  void takesTheDatasOwnWordOnTimeAndNothingElseForIt() throws Exception {
    String row = row("rubbish", "118.025,31.075");
    assertThat(only(row + ",yes").onTime()).isTrue();
    assertThat(only(row + ",no").onTime()).isFalse();
    assertThat(only(row + ",").onTime()).isNull();
    assertThat(only(row + ",perhaps").onTime()).isNull();
  }

  /** A column that the mapping names as the business; a row without a value is about none. */
  @Test
  void takesTheBusinessThatARequestIsAbout() throws Exception {
    String shops = MAPPING + "business: kept\n";
    String row = row("rubbish", "118.025,31.075");
    assertThat(rows(shops, row + ",shop-7").get(0).request().orElseThrow().links())
        .containsExactly("shop-7");
    assertThat(rows(shops, row + ",").get(0).request().orElseThrow().links()).isEmpty();
  }

  @Test
  void findsCategoriesByTheirNamesInBothLanguages() throws Exception {
    assertThat(only(row("暴露垃圾", "118.025,31.075")).category()).isEqualTo("E0101");
    assertThat(only(row("Flooded road", "118.025,31.075")).category()).isEqualTo("E0301");
  }

  @Test
  void usesTheDefaultForWhatHasNoTranslation() throws Exception {
    assertThat(only("7,2026-03-02 08:15:00,,,rubbish,pigeon,,118.025,31.075,").source())
        .isEqualTo(ReportSource.TRANSFER);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "118.025,", "0,0", "118,31", "0.0,0.00"})
  void countsMarksForUnknownAsNoLocation(String position) throws Exception {
    MappedRequest request = only(row("rubbish", position));
    assertThat(request.position()).isNull();
    assertThat(request.located()).isFalse();
  }

  @Test
  void reportsADefaultPointThatTheCityKnowsButDoesNotCountItAsLocated() throws Exception {
    MappedRequest request = only(row("rubbish", "118.02,31.02"));
    assertThat(request.position()).isEqualTo(Testville.DEFAULT_POINT);
    assertThat(request.located()).isFalse();
  }

  @Test
  void doesNotReportADefaultPointThatTheCityDoesNotKnow() throws Exception {
    String mapping =
        MAPPING.replace("zero: true}", "zero: true, defaultPoints: [[118.15, 31.05]]}");
    MappedRequest request =
        rows(mapping, row("rubbish", "118.15,31.05")).get(0).request().orElseThrow();
    assertThat(request.position()).isNull();
    assertThat(request.located()).isFalse();
  }

  @Test
  void leavesOutLabelsThatAreNone() throws Exception {
    assertThat(only(row("rubbish", "118.025,31.075")).labels()).isEmpty();
    assertThat(only("7,2026-03-02 08:15:00,,,rubbish,app,,118.025,31.075,unknown").labels())
        .isEmpty();
  }

  @Test
  void namesLineAndColumnOfEverythingWrongInARowAndGoesOn() throws Exception {
    List<RequestRow> rows =
        rows(
            MAPPING,
            "\n,02/03/2026,soon,,magic,app,\"two\nlines\",east,31.075,\n" + row("rubbish", ","));
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).line()).isEqualTo(3);
    assertThat(rows.get(0).request()).isEmpty();
    assertThat(rows.get(0).problems().stream().map(Problem::toString))
        .allMatch(text -> text.startsWith("requests.csv, line 3"))
        .anyMatch(text -> text.contains("no: is empty"))
        .anyMatch(
            text -> text.contains("opened: '02/03/2026' is not a time in the form yyyy-MM-dd"))
        .anyMatch(text -> text.contains("due: 'soon'"))
        .anyMatch(text -> text.contains("what: 'magic' is no category"))
        .anyMatch(text -> text.contains("x: position must be two numbers"))
        .hasSize(5);
    assertThat(rows.get(1).line()).isEqualTo(5);
    assertThat(rows.get(1).request()).isPresent();
  }

  @Test
  void namesAPositionThatIsOutOfRange() throws Exception {
    assertThat(rows(MAPPING, row("rubbish", "31.075,118.025")).get(0).problems())
        .singleElement()
        .asString()
        .contains("requests.csv, line 2, x: (31.075, 118.025) cannot be EPSG:4326");
  }

  @Test
  void readsOtherEncodingsDelimitersAndPackedFiles() throws Exception {
    String mapping = MAPPING + "encoding: GB18030\ndelimiter: tab\n";
    String text = (HEADER + row("暴露垃圾", "118.025,31.075")).replace(',', '\t');
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(Charset.forName("GB18030")));
    }
    try (RequestFile file =
        RequestFile.open(
            new ByteArrayInputStream(packed.toByteArray()), "requests.csv.gz", mapping(mapping))) {
      assertThat(file.next().request().orElseThrow().category()).isEqualTo("E0101");
      assertThat(file.hasNext()).isFalse();
    }
  }

  @Test
  void namesTheColumnsThatTheFileLacks() throws Exception {
    RequestMapping mapping = mapping(MAPPING);
    byte[] content = "no,opened\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(
            () -> RequestFile.open(new ByteArrayInputStream(content), "requests.csv", mapping))
        .isInstanceOf(BrokenMappingException.class)
        .hasMessageContaining("requests.csv, line 1, district: the mapping names this column");
  }

  @Test
  void namesAllProblemsOfAMapping() {
    String broken =
        MAPPING
            .replace("id: no", "identity: no")
            .replace("Asia/Shanghai", "Atlantis")
            .replace("yyyy-MM-dd HH:mm:ss", "bbbb")
            .replace("rubbish: E0101", "rubbish: E9999")
            .replace("app: CITIZEN", "app: PIGEON")
            .replace("  district:\n", "  parish:\n")
            .replace("\"District (.+)\"", "\"District (\"")
            .replace("lon: x,", "")
            .replace("zero: true}", "zero: maybe}")
            .replace("late: \"no\"", "late: \"yes\"");
    assertThatThrownBy(() -> mapping(broken))
        .isInstanceOfSatisfying(
            BrokenMappingException.class,
            e ->
                assertThat(e.problems().stream().map(Problem::field))
                    .containsExactlyInAnyOrder(
                        "identity",
                        "id",
                        "times.format",
                        "times.zone",
                        "category.translation",
                        "source.translation",
                        "labels.parish",
                        "labels.parish.pattern",
                        "position.lon",
                        "noLocation.zero",
                        "onTime.late"));
  }

  private static String row(String category, String position) {
    return "7,2026-03-02 08:15:00,,," + category + ",app,," + position + ",";
  }

  private static MappedRequest only(String row) throws Exception {
    List<RequestRow> rows = rows(MAPPING, row);
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).problems()).isEmpty();
    return rows.get(0).request().orElseThrow();
  }

  private static List<RequestRow> rows(String mapping, String text)
      throws IOException, BrokenMappingException {
    byte[] content = (HEADER + text).getBytes(StandardCharsets.UTF_8);
    List<RequestRow> rows = new ArrayList<>();
    try (RequestFile file =
        RequestFile.open(new ByteArrayInputStream(content), "requests.csv", mapping(mapping))) {
      file.forEachRemaining(rows::add);
    }
    return rows;
  }

  private static RequestMapping mapping(String text) throws BrokenMappingException {
    return RequestMappingYaml.read(text.getBytes(StandardCharsets.UTF_8), "mapping.yaml", CITY);
  }
}
