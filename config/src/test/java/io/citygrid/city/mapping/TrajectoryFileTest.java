package io.citygrid.city.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.load.ReadyCities;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrajectoryFileTest {
  private static final String MAPPING =
      """
      measuringArea: corridor
      zone: Europe/Berlin
      start: 2013-06-19T10:00:00
      framesPerSecond: 25
      unit: cm
      person: 1
      frame: 2
      x: 3
      y: 4
      """;

  private final List<TrajectoryRow> rows = new ArrayList<>();
  private final List<UnusableValue> unusable = new ArrayList<>();

  private static TrajectoryMapping mapping(String text) throws BrokenMappingException {
    return TrajectoryMappingYaml.read(text.getBytes(StandardCharsets.UTF_8), "mapping.yaml");
  }

  private void read(String text, String mapping) throws Exception {
    TrajectoryFile.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        "walk.txt",
        mapping(mapping),
        rows::add,
        unusable::add);
  }

  @Test
  void readsCentimetresAndFramesAsMetresAndTimes() throws Exception {
    read("# id frame x/cm y/cm z/cm\n\n1 94 -554.5 309 176\n1 95 -548.5 310 176\n", MAPPING);

    assertThat(unusable).isEmpty();
    assertThat(rows).hasSize(2);
    TrajectoryRow first = rows.get(0);
    assertThat(first.line()).isEqualTo(3);
    assertThat(first.measuringArea()).isEqualTo("corridor");
    assertThat(first.person()).isEqualTo(1);
    assertThat(first.x()).isCloseTo(-5.545, within(1e-12));
    assertThat(first.y()).isCloseTo(3.09, within(1e-12));
    assertThat(first.observedAt()).isEqualTo(Instant.parse("2013-06-19T08:00:03.760Z"));
    assertThat(rows.get(1).observedAt()).isEqualTo(Instant.parse("2013-06-19T08:00:03.800Z"));
  }

  @Test
  void readsMetresBetweenTabs() throws Exception {
    read("7\t0\t2.1569\t2.659\t1.76\n", MAPPING.replace("unit: cm", "unit: m\nseparator: tab"));

    assertThat(rows).extracting(TrajectoryRow::x).containsExactly(2.1569);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2 3          | line 2, column 4 (y): the row has only 3 columns",
        "one 2 3 4      | line 2, column 1 (person): 'one' is no number",
        "1 2.5 3 4      | line 2, column 2 (frame): '2.5' is no whole number from 0",
        "-1 2 3 4       | line 2, column 1 (person): '-1' is no whole number from 0",
        "1 2 NaN 4      | line 2, column 3 (x): 'NaN' is no number",
        "1 1 0 0        | line 2, column 1 (person): person 1 is in frame 1 once more",
        "1 2 300 0      | line 2, column 3 (x): person 1 would have come 3.00 m in 0.04 s, 75 m/s",
        "1 2 0 -300     | line 2, column 4 (y): person 1 would have come 3.00 m in 0.04 s, 75 m/s",
      })
  void namesTheColumnOfARowThatIsNone(String row, String problem) throws Exception {
    read("1 1 0 0\n" + row + "\n1 3 1 0\n1 4 2 0\n1 5 3 0\n1 6 4 0\n", MAPPING);

    assertThat(unusable).isNotEmpty();
    assertThat(unusable.get(0).sentence()).startsWith(problem);
    assertThat(rows.size() + unusable.size()).isEqualTo(6);
  }

  /** The number goes over to somebody else: one row is lost, and who comes after is read. */
  @Test
  void aNumberThatGoesOverToSomebodyElseCostsOneRow() throws Exception {
    read("1 1 0 0\n1 2 1 0\n1 3 400 0\n1 4 401 0\n1 5 402 0\n", MAPPING);

    assertThat(unusable).extracting(UnusableValue::line).containsExactly(3L);
    assertThat(rows).extracting(TrajectoryRow::line).containsExactly(1L, 2L, 4L, 5L);
  }

  /** Frames that are missing make no step longer than the time allows. */
  @Test
  void whoIsMissingInSomeFramesMayHaveGoneOn() throws Exception {
    read("1 1 0 0\n1 26 150 0\n", MAPPING);

    assertThat(unusable).isEmpty();
  }

  @Test
  void aFileInAnotherUnitIsRefusedWithAHint() {
    String metres = MAPPING.replace("unit: cm", "unit: m");

    assertThatThrownBy(() -> read("1 94 -554 309\n1 95 -548 310\n1 96 -542 311\n", metres))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2, column 3 (x): person 1 would have come 6.08 m in 0.04 s")
        .hasMessageContaining("2 of 2 steps")
        .hasMessageContaining("is the unit cm, not m?");
  }

  @Test
  void theReadyRecordingIsSound() throws Exception {
    TrajectoryMapping mapping;
    try (InputStream in = ReadyCities.openData("laboratory", "trajectories.mapping.yaml")) {
      mapping = TrajectoryMappingYaml.read(in.readAllBytes(), "trajectories.mapping.yaml");
    }
    try (InputStream in = ReadyCities.openData("laboratory", "bi_corr_400_b_03.txt.gz")) {
      TrajectoryFile.read(in, "bi_corr_400_b_03.txt.gz", mapping, rows::add, unusable::add);
    }

    assertThat(rows).hasSize(27_189);
    assertThat(unusable).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unit: cm | unit: feet | mapping.yaml, line 5, unit: must be m or cm but is 'feet'",
        "framesPerSecond: 25 | framesPerSecond: 0 | line 4, framesPerSecond: must be above 0",
        "framesPerSecond: 25 | frames: 25 | frames: is not known here",
        "zone: Europe/Berlin | zone: Berlin | line 2, zone: there is no time zone 'Berlin'",
        "T10:00:00 | 10 | line 3, start: must be such as 2012-03-01T00:00:00",
        "x: 3 | x: third | line 8, x: must be the number of a column, from 1, but is 'third'",
        "x: 3 | separator: dash | separator: must be whitespace, tab, comma or semicolon",
      })
  void refusesAMappingThatMakesNoSense(String good, String bad, String problem) {
    assertThat(MAPPING).contains(good);
    assertThatThrownBy(() -> mapping(MAPPING.replace(good, bad)))
        .isInstanceOf(BrokenMappingException.class)
        .hasMessageContaining(problem);
  }
}
