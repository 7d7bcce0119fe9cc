package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.city.CityVersion;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Testville with one thing broken at a time, and with all of them at once. */
class BrokenCityTest {
  private static final CityVersion FIRST = new CityVersion(1, 1, 1, Testville.FOUNDED);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          city.yaml           | id: testville                 | id: Test Ville         | city.yaml, line 1, id: must be small letters
          city.yaml           | level: DISTRICT               | validFrom: 2099-01-01  | city.yaml, line 8, layers[1].validFrom: is not known here
          city.yaml           | zone: Asia/Shanghai           | zone: Asia/Atlantis    | city.yaml, line 3, zone: there is no time zone 'Asia/Atlantis'
          city.yaml           | earliestReport: 2026-01-01    | earliestReport: spring | city.yaml, line 4, earliestReport: must be a date
          city.yaml           | earliestReport: 2026-01-01    | earlyReport: 2026      | city.yaml, line 4, earlyReport: is not known here
          city.yaml           | zone: Asia/Shanghai           | id: again              | city.yaml, line 3, id: is there twice
          city.yaml           | level: DISTRICT               | level: TOWNSHIP        | city.yaml, line 15, layers[2].level: layer 'district' already draws
          city.yaml           | level: DISTRICT               | level: PARISH          | city.yaml, line 8, layers[1].level: must be one of CITY, DISTRICT
          city.yaml           | - id: social                  | - id: market           | city.yaml, line 27, layers[4].id: 'market' is already the layer on line 20
          city.yaml           | kind: GRID                    | kind: AREA             | city.yaml, line 20, layers[3].level: is missing; a layer of kind AREA names the level
          city.yaml           | layers/market.geojson         | layers/shops.geojson   | city.yaml, line 27, layers: layer 'market' names the file layers/shops.geojson, which is not there
          city.yaml           | layers/market.geojson         | layers/market.kml      | city.yaml, line 29, layers[4].file: must end in .geojson
          city.yaml           | maxAccuracyMeters: 100        | maxAccuracyMeters: 5   | city.yaml, line 43, dispatch.maxAccuracyMeters: must not be less
          city.yaml           | [118.02, 31.02]               | [31.02, 118.02]        | city.yaml, line 45, dispatch.defaultPoints: every point must be [longitude, latitude]
          city.yaml           | layers:                       | layers: [              | city.yaml, line 6: is not YAML
          areas.csv           | 990101,DISTRICT,990100        | 990101,DISTRICT,990109 | areas.csv, line 3, parent: there is no area '990109'
          areas.csv           | 990102,DISTRICT               | 990101,DISTRICT        | areas.csv, line 4, code: '990101' is already on line 3
          areas.csv           | 990102,DISTRICT,990100        | 990102,DISTRICT,990103 | areas.csv, line 4, parent: a DISTRICT cannot lie in the DISTRICT '990103'
          areas.csv           | 990103,DISTRICT,990100        | 990103,CITY,           | areas.csv, line 5, level: there can be only one CITY; it is on line 2
          areas.csv           | 990103,DISTRICT               | 990103,PARISH          | areas.csv, line 5, level: must be one of
          areas.csv           | ,港区,Harbour District         | ,,                     | areas.csv, line 5, name_zh: must not be empty
          areas.csv           | 990103,DISTRICT,990100        | 990103,DISTRICT        | areas.csv, line 5: has 4 columns instead of 5
          areas.csv           | code,level                    | code,rank              | areas.csv, line 1, level: this column is missing
          areas.csv           | code,level                    | code,rank              | areas.csv, line 1, rank: is not a column of this table
          departments.csv     | CITY,990100,water             | CITY,990199,water      | departments.csv, line 2, area: there is no area '990199'
          departments.csv     | DISTRICT,990102               | DISTRICT,990101        | departments.csv, line 5, function: 'urban-management' of level DISTRICT for area 990101 is already department 'river-urban' on line 4
          departments.csv     | DISTRICT,990102               | DISTRICT,990100        | departments.csv, line 5, area: a department of level DISTRICT cannot be responsible for the whole CITY
          departments.csv     | hill-urban,                   | river-urban,           | departments.csv, line 5, id: 'river-urban' is already on line 4
          categories.csv      | E0301,EVENT                   | E0301,MISHAP           | categories.csv, line 6, kind: must be one of COMPONENT, EVENT
          categories.csv      | E0301,EVENT                   | E0201,EVENT            | categories.csv, line 6, code: 'E0201' is already on line 5
          categories.csv      | Flooded road,social           | Flooded road,sociable  | categories.csv, line 6, grid_layer: there is no layer 'sociable'
          categories.csv      | Flooded road,social           | Flooded road,district  | categories.csv, line 6, grid_layer: 'district' is a layer of kind AREA
          categories.csv      | E0102,EVENT,E01,市容环境       | E0102,EVENT,E01,环境    | categories.csv, line 4, class_name_zh: class E01 is called
          categories.csv      | E0301,EVENT                   | E03,EVENT              | categories.csv, line 6, code: 'E03' is also the code of a class
          standards.csv       | C0101,2                       | C0101,3                | standards.csv, line 3, number: the standards of a category count from 1
          standards.csv       | E0201,1                       | E0209,1                | standards.csv, line 6, category: there is no category 'E0209'
          standards.csv       | 5,WORKING_DAYS                | 0,WORKING_DAYS         | standards.csv, line 6, limit_amount: must be a whole number from 1
          standards.csv       | 5,WORKING_DAYS                | 1001,WORKING_DAYS      | standards.csv, line 6, limit_amount: must be at most 1000 but is 1001
          standards.csv       | 5,WORKING_DAYS                | 5,WEEKS                | standards.csv, line 6, limit_unit: must be one of EMERGENCY_HOURS
          measures.csv        | E0201,1,2                     | E0201,1,3              | measures.csv, line 3, measure: the measures of a standard count from 1
          measures.csv        | E0201,1,3                     | E0201,2,1              | measures.csv, line 4, number: there is no row E0201-2 in standards.csv
          measures.csv        | 2,WORKING_DAYS                | 2,WEEKS                | measures.csv, line 3, limit_unit: must be one of EMERGENCY_HOURS
          patrols.csv         | sun,appearance,A-990101001    | sun,appearance,A-1     | patrols.csv, line 4, cell: layer 'appearance' has no cell 'A-1'
          patrols.csv         | sun,appearance,A-990101001    | sun,nowhere,A-1        | patrols.csv, line 4, grid_layer: there is no layer 'nowhere'
          patrols.csv         | sun,appearance,A-990101001    | sun,district,990101    | patrols.csv, line 4, grid_layer: 'district' is a layer of kind AREA
          patrols.csv         | bao,appearance,A-990102001    | bao,appearance,A-990101001 | patrols.csv, line 7, cell: 'A-990101001' of layer 'appearance' already has a worker on line 4
          patrols.csv         | bao,appearance,A-990102001    | ,appearance,A-990102001 | patrols.csv, line 7, worker: must not be empty
          responsibility.csv  | E03,,,,water                  | E09,,,,water           | responsibility.csv, line 6, category: there is no category or class 'E09'
          responsibility.csv  | E03,,,,water                  | E03,,,,fire            | responsibility.csv, line 6, department: there is no department 'fire'
          responsibility.csv  | E03,,,,water                  | E03,,,,                | responsibility.csv, line 6, department: the row must name a department
          responsibility.csv  | E03,,,,water                  | E03,,water,CITY,water  | responsibility.csv, line 6, function: must be empty
          responsibility.csv  | E03,,,,water                  | E03,990109,,,water     | responsibility.csv, line 6, area: there is no area '990109'
          responsibility.csv  | E01,,urban-management         | E01,,urban-magic       | responsibility.csv, line 3, function: no department has the function 'urban-magic'
          responsibility.csv  | E01,,urban-management         | E01,990103,urban-management | responsibility.csv, line 3, function: no department has the function
          responsibility.csv  | E02,,,,market                 | C01,,,,water           | responsibility.csv, line 5: is the same as line 2
          calendar.yaml       | MONDAY:                       | MOONDAY:               | calendar.yaml, line 2, weekly.MOONDAY: must be one of MONDAY
          calendar.yaml       | MONDAY: ["08:00-12:00"        | MONDAY: ["08:00-15:00" | calendar.yaml, line 2, weekly.MONDAY: the spans 08:00-15:00 and 14:00-18:00 overlap
          calendar.yaml       | MONDAY: ["08:00-12:00"        | MONDAY: ["08:00-07:00" | calendar.yaml, line 2, weekly.MONDAY: '08:00-07:00' ends before it starts
          calendar.yaml       | MONDAY: ["08:00-12:00"        | MONDAY: ["08:00-25:00" | calendar.yaml, line 2, weekly.MONDAY: there is no such time of day
          calendar.yaml       | - 2026-10-02                  | - 2026-10-32           | calendar.yaml, line 9, holidays: must be a date
          calendar.yaml       | - 2026-10-02                  | - 2026-10-01           | calendar.yaml, line 9, holidays: 2026-10-01 is there twice
          calendar.yaml       | - 2026-10-02                  | - 2026-10-10           | calendar.yaml, line 11, workdays.2026-10-10: is also a holiday
          metrics.csv         | cm,0,300                      | cm,300,0               | metrics.csv, line 2, max: must be greater than min
          metrics.csv         | cm,0,300                      | cm,0,tall              | metrics.csv, line 2, max: must be a number
          metrics.csv         | water-level,battery           | water-level,level      | metrics.csv, line 3, metric: 'water-level/level' is already on line 2
          thresholds.csv      | ABOVE,80,70                   | ABOVE,80,90            | thresholds.csv, line 2, clear_at: must not be above raise_at
          thresholds.csv      | BELOW,20,25                   | BELOW,20,15            | thresholds.csv, line 3, clear_at: must not be below raise_at
          thresholds.csv      | BELOW,20,25                   | UNDER,20,25            | thresholds.csv, line 3, direction: must be one of ABOVE, BELOW
          thresholds.csv      | water-level,level             | water-level,depth      | thresholds.csv, line 2, metric: metrics.csv has no metric 'depth'
          thresholds.csv      | PT1M,ORANGE,E0301             | PT1M,ORANGE,E0309      | thresholds.csv, line 2, category: there is no category 'E0309'
          thresholds.csv      | PT1M                          | 1 minute               | thresholds.csv, line 2, hold_for: must be a duration
          thresholds.csv      | PT1M                          | -PT1M                  | thresholds.csv, line 2, hold_for: must not be negative
          thresholds.csv      | ABOVE,80,70                   | ABOVE,NaN,70           | thresholds.csv, line 2, raise_at: must be a number
          devices.csv         | wl-02                         | wl-01                  | devices.csv, line 3, id: 'wl-01' is already on line 2
          devices.csv         | 118.15,31.05                  | 31.05,118.15           | devices.csv, line 3, lat: must be in [-90, 90] but is 118.15
          devices.csv         | wl-02,water-level             | wl-02,seismograph      | devices.csv, line 3, kind: metrics.csv has no metric for devices of kind 'seismograph'
          crowd-areas.csv     | 5000,1000                     | 0,                     | crowd-areas.csv, line 2, area_m2: must be above 0 but is 0
          crowd-areas.csv     | 5000,1000                     | 5000,5000              | crowd-areas.csv, line 2, obstacles_m2: must leave some of the area, 5000
          crowd-areas.csv     | 5000,1000                     | 5000,-1                | crowd-areas.csv, line 2, obstacles_m2: must not be below 0 but is -1
          crowd-areas.csv     | STANDING                      | SITTING                | crowd-areas.csv, line 2, kind: must be one of WALKWAY, STANDING
          crowd-areas.csv     | 02:00                         | 2 am                   | crowd-areas.csv, line 2, closes: must be a time of day such as 22:30 but is '2 am'
          crowd-areas.csv     | 2000,,10                      | 2000,,-10              | crowd-areas.csv, line 3, stay_minutes: must be minutes from 0 to a day but is -10
          crowd-areas.csv     | 0.4,0.1                       | 1.4,0.1                | crowd-areas.csv, line 3, device_share: must be above 0 and at most 1 but is 1.4
          crowd-areas.csv     | 0.4,0.1                       | 0.4,-1                 | crowd-areas.csv, line 3, device_share_error: must not be below 0 but is -1
          crowd-areas.csv     | 0.4,0.1                       | 0.4,                   | crowd-areas.csv, line 3, device_share_error: and device_share must both be given or both be empty
          measuring-areas.csv | passage,square                | passage,squares        | measuring-areas.csv, line 2, area: crowd-areas.csv has no area 'squares'
          measuring-areas.csv | 31.05,90                      | 31.05,360              | measuring-areas.csv, line 2, bearing: must be in [0, 360) but is 360
          measuring-areas.csv | 90,2                          | 90,0                   | measuring-areas.csv, line 2, frames_per_second: must be above 0 and at most 120 but is 0
          measuring-areas.csv | -2 0, 2 0                     | -7 0, 2 0              | measuring-areas.csv, line 2, measured: must be WKT
          measuring-areas.csv | 2 0, 2 4, -2 4                | 2 4, 2 0, -2 4         | measuring-areas.csv, line 2, measured: must be an outline that does not cross itself
          measuring-areas.csv | 2 0, 2 4, -2 4                | 2 0, 2 9, -2 9         | measuring-areas.csv, line 2, measured: must lie inside what is walkable
          measuring-areas.csv | (0 0, 0 4)                    | (0 0, 0 4, 1 4)        | measuring-areas.csv, line 2, line: must have two points that differ
          measuring-areas.csv | LINESTRING(0 0, 0 4)          | POINT(0 0)             | measuring-areas.csv, line 2, line: must be a LINESTRING but is a Point
          measuring-areas.csv | 6 0, 6 4                      | 6000 0, 6000 4         | measuring-areas.csv, line 2, walkable: must be within 1000 m
          counters.csv        | gate-2,square                 | gate-2,squares         | counters.csv, line 3, area: crowd-areas.csv has no area 'squares'
          counters.csv        | gate-2,square                 | gate-1,square          | counters.csv, line 3, id: 'gate-1' is already on line 2
          counters.csv        | 31.051,4                      | 31.051,0               | counters.csv, line 3, width_m: must be above 0 but is 0
          layers/districts.geojson  | "990103"                | "990109"               | layers/districts.geojson, feature 3 (id 990109), code: there is no area '990109'
          layers/districts.geojson  | "990103"                | "990101001"            | layers/districts.geojson, feature 3 (id 990101001), code: area '990101001' is a TOWNSHIP, but this layer draws areas of level DISTRICT
          layers/market.geojson     | "area": "990103"        | "area": "990109"       | layers/market.geojson, feature 3 (id M-990103), area: there is no area '990109'
          layers/market.geojson     | "area": "990103"        | "aria": "990103"       | layers/market.geojson, feature 3 (id M-990103), area: names no area
          """)
  void namesFilePlaceAndField(String file, String good, String bad, String expected) {
    assertThat(text(file)).contains(good);
    CityFiles files =
        Testville.files().with(file, bytes(text(file).replaceFirst(quoted(good), bad)));
    assertThat(problems(files)).anyMatch(problem -> problem.startsWith(expected), expected);
  }

  @Test
  void namesAllProblemsAtOnceAndNothingThatFollowsFromThem() {
    CityFiles files =
        Testville.files()
            .with("city.yaml", bytes(text("city.yaml").replace("Asia/Shanghai", "Atlantis")))
            .with("areas.csv", bytes(text("areas.csv").replace("990101,DISTRICT", "990101,PARISH")))
            .with("metrics.csv", bytes(text("metrics.csv").replace("0,300", "300,0")))
            .with("layers/market.geojson", bytes("{"));
    assertThat(problems(files))
        .hasSize(4)
        .satisfiesExactly(
            problem -> assertThat(problem).startsWith("areas.csv, line 3, level"),
            problem -> assertThat(problem).startsWith("city.yaml, line 3, zone"),
            problem -> assertThat(problem).startsWith("layers/market.geojson"),
            problem -> assertThat(problem).startsWith("metrics.csv, line 2, max"));
  }

  @Test
  void namesEveryFileThatIsMissing() {
    assertThat(problems(CityFiles.of(Map.of())))
        .hasSize(10)
        .allMatch(problem -> problem.contains(": is missing"));
    for (String path : Testville.files().contents().keySet()) {
      var contents = new TreeMap<>(Testville.files().contents());
      // A city may do without these; detectors and places need roads, counters areas.
      contents
          .keySet()
          .removeAll(
              List.of(
                  "roads/streets.geojson",
                  "detectors.csv",
                  "places.csv",
                  "watched-routes.csv",
                  "merging.yaml",
                  "measures.csv",
                  "patrols.csv",
                  "crowd-areas.csv",
                  "measuring-areas.csv",
                  "counters.csv"));
      if (contents.remove(path) == null) {
        continue;
      }
      assertThat(problems(new CityFiles(contents)))
          .hasSize(1)
          .allMatch(text -> text.contains(path));
    }
  }

  @Test
  void namesTheLineThatIsNotUtf8() {
    byte[] areas = bytes(text("areas.csv"));
    areas[new String(areas, StandardCharsets.ISO_8859_1).indexOf("990102")] = (byte) 0xFF;
    assertThat(problems(Testville.files().with("areas.csv", areas)))
        .anyMatch(problem -> problem.startsWith("areas.csv, line 4: is not UTF-8"));
  }

  @Test
  void toleratesAByteOrderMarkBlankLinesAndOtherLineEnds() {
    String areas = text("areas.csv").replace("\n", "\r\n").replace("990102,D", "\r\n990102,D");
    CityFiles files =
        Testville.files()
            .with("areas.csv", bytes("\uFEFF" + areas))
            .with("city.yaml", bytes("\uFEFF" + text("city.yaml")));
    assertThat(problems(files)).isEmpty();
    CityFiles broken = files.with("areas.csv", bytes("\uFEFF" + areas.replace("990103,", ",")));
    assertThat(problems(broken)).anyMatch(problem -> problem.startsWith("areas.csv, line 6, code"));
  }

  @Test
  void survivesArbitraryBytesInAnyFile() {
    byte[][] nonsense = {
      {},
      {0},
      {(byte) 0xC3},
      bytes("\"unclosed"),
      bytes("{a: *b}"),
      bytes("[1, 2"),
      bytes("a: &x [*x]")
    };
    for (String path : Testville.files().contents().keySet()) {
      for (byte[] content : nonsense) {
        assertThat(problems(Testville.files().with(path, content))).isNotEmpty();
      }
    }
  }

  @Test
  void carriesAllProblemsInItsException() {
    CityFiles files = Testville.files().with("areas.csv", bytes(""));
    assertThatThrownBy(() -> new CityLoader().load(files, FIRST))
        .isInstanceOf(BrokenCityException.class)
        .hasMessageContaining("areas.csv: is empty; its first line must be code,level,parent");
  }

  @Test
  void warnsOfWhatIsProbablyNotMeant() {
    CityFiles files =
        Testville.files()
            .with("devices.csv", bytes(text("devices.csv").replace("118.15,31.05", "119.15,31.05")))
            .with("areas.csv", bytes(text("areas.csv") + "990104,DISTRICT,990100,新区,New\n"))
            .with(
                "standards.csv",
                bytes(
                    text("standards.csv")
                        .lines()
                        .filter(line -> !line.startsWith("E0401"))
                        .reduce("", (a, b) -> a + b + "\n")))
            .with("thresholds.csv", bytes(text("thresholds.csv").replace("80,70", "800,70")))
            .with("notes.txt", bytes("hello"));
    CheckedCity checked = new CityLoader().check(files, FIRST, Map.of());
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.city()).isPresent();
    assertThat(checked.warnings().stream().map(Problem::toString))
        .anyMatch(
            text -> text.startsWith("devices.csv, line 3, lon: device 'wl-02' stands outside"))
        .anyMatch(text -> text.startsWith("areas.csv, line 9, code: area '990104' has no fence"))
        .anyMatch(
            text -> text.startsWith("categories.csv, line 7, code: category 'E0401' has no row"))
        .anyMatch(text -> text.startsWith("thresholds.csv, line 2, raise_at: the sensor gives"))
        .anyMatch(text -> text.startsWith("notes.txt: is not used"))
        .hasSize(6);
  }

  private static List<String> problems(CityFiles files) {
    return new CityLoader()
        .check(files, FIRST, Map.of()).problems().stream().map(Problem::toString).toList();
  }

  private static String quoted(String text) {
    return Pattern.quote(text);
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
