package io.citygrid.city.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionFileTest {
  private static final String FULL =
      """
      zone: America/Los_Angeles
      time: at
      vehicle: taxi
      lon: x
      lat: y
      accuracy: m
      heading: course
      speed: v
      speedUnit: m/s
      trueRoad: road
      trueSegment: segment
      """;
  private static final String LEAST =
      "{zone: UTC, time: at, format: dd/MM/yyyy HH:mm:ss, vehicle: taxi, lon: x, lat: y}";

  private final List<PositionRow> rows = new ArrayList<>();
  private final List<String> unusable = new ArrayList<>();

  private void read(String mapping, String csv) throws Exception {
    PositionFile.read(
        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
        "positions.csv",
        PositionMappingYaml.read(mapping.getBytes(StandardCharsets.UTF_8), "mapping.yaml"),
        rows::add,
        value -> unusable.add(value.sentence()));
  }

  @Test
  void everythingThatAFileCanTell() throws Exception {
    read(
        FULL,
        """
        at,taxi,x,y,m,course,v,road,segment
        2024-07-01T08:00:05,t-1,-122.41,37.77,10,270,10,Mission St,110.2
        2024-12-01T08:00:05,t-1,-122.41,37.77,,,,,
        """);

    assertThat(rows)
        .containsExactly(
            new PositionRow(
                2,
                "t-1",
                -122.41,
                37.77,
                10,
                270.0,
                36.0,
                Instant.parse("2024-07-01T15:00:05Z"),
                "Mission St",
                "110.2"),
            new PositionRow(
                3,
                "t-1",
                -122.41,
                37.77,
                0,
                null,
                null,
                Instant.parse("2024-12-01T16:00:05Z"),
                "",
                ""));
    assertThat(unusable).isEmpty();
  }

  @Test
  void theLeastThatAFileMustTell() throws Exception {
    read(LEAST, "y,x,taxi,at\n31.3,118.4,a,28/02/2024 23:59:59\n");

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).lon()).isEqualTo(118.4);
    assertThat(rows.get(0).observedAt()).isEqualTo(Instant.parse("2024-02-28T23:59:59Z"));
    assertThat(rows.get(0).speedKmh()).isNull();
    assertThat(rows.get(0).trueRoad()).isEmpty();
  }

  @Test
  void aRowThatIsNoneIsToldWithLineAndColumnAndTheRestIsRead() throws Exception {
    read(
        FULL,
        """
        at,taxi,x,y,m,course,v,road,segment
        noon,t-1,1,2,,,,,
        2024-07-01T08:00:05,t-1,,2,,,,,
        2024-07-01T08:00:05,t-1,1,north,,,,,
        2024-07-01T08:00:05,t-1,1,2,,,NaN,,
        2024-07-01T08:00:05,t-1,1,2,,,,,
        """);

    assertThat(unusable)
        .containsExactly(
            "line 2, at: 'noon' is no time as the mapping says",
            "line 3, x: '' is no number",
            "line 4, y: 'north' is no number",
            "line 5, v: 'NaN' is no number");
    assertThat(rows).extracting(PositionRow::line).containsExactly(6L);
  }

  @Test
  void aFileWithoutAColumnOfItsMappingIsRefused() {
    assertThatThrownBy(() -> read(LEAST, "at,taxi,x\n28/02/2024 23:59:59,a,1\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("y");
  }

  @Test
  void allProblemsOfAMappingAreToldAtOnce() {
    String broken = "{zone: Mars/Base, speedUnit: knots, format: bb, trueRoad: r, colour: c}";
    assertThatThrownBy(() -> read(broken, "a\n1\n"))
        .isInstanceOf(BrokenMappingException.class)
        .hasMessageContaining("Mars/Base")
        .hasMessageContaining("knots")
        .hasMessageContaining("format")
        .hasMessageContaining("trueSegment")
        .hasMessageContaining("colour")
        .hasMessageContaining("vehicle")
        .hasMessageContaining("lat");
  }
}
