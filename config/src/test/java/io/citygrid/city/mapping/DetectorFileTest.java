package io.citygrid.city.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.citygrid.city.event.DetectorQuantity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorFileTest {
  private static final String WIDE =
      """
      zone: America/Los_Angeles
      speedUnit: mph
      wide:
        quantity: SPEED
        start: 2012-03-11T01:50:00
        stepSeconds: 300
      """;
  private static final String LONG =
      """
      zone: Europe/Amsterdam
      long:
        time: at
        format: dd/MM/yyyy HH:mm
        detector: site
        lane: lane
        values: {FLOW: flow, SPEED: speed}
      """;

  private final List<DetectorRow> rows = new ArrayList<>();
  private final List<String> unusable = new ArrayList<>();

  private void read(String mapping, String csv) throws Exception {
    DetectorFile.read(
        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
        "detectors.csv",
        DetectorMappingYaml.read(mapping.getBytes(StandardCharsets.UTF_8), "mapping.yaml"),
        rows::add,
        value -> unusable.add(value.sentence()));
  }

  @Test
  void aColumnForEachDetectorAndARowForEachStepEvenWhenClocksChange() throws Exception {
    read(WIDE, "a,b\n10,20\n30,\n50,60\n");

    assertThat(rows)
        .extracting(DetectorRow::detector, DetectorRow::value)
        .containsExactly(
            tuple("a", 10 * 1.609344),
            tuple("b", 20 * 1.609344),
            tuple("a", 30 * 1.609344),
            tuple("a", 50 * 1.609344),
            tuple("b", 60 * 1.609344));
    // 02:00 does not exist that night: the third step is 03:00.
    assertThat(rows.get(3).observedAt()).isEqualTo(Instant.parse("2012-03-11T10:00:00Z"));
    assertThat(unusable).isEmpty();
  }

  @Test
  void aRowForEachDetectorLaneAndTime() throws Exception {
    read(LONG, "at,site,lane,flow,speed\n01/07/2026 08:00,x,2,600,80\n01/07/2026 08:01,x,1,,70\n");

    assertThat(rows)
        .containsExactly(
            row("x", 2, DetectorQuantity.FLOW, 600, "2026-07-01T06:00:00Z"),
            row("x", 2, DetectorQuantity.SPEED, 80, "2026-07-01T06:00:00Z"),
            row("x", 1, DetectorQuantity.SPEED, 70, "2026-07-01T06:01:00Z"));
  }

  @Test
  void whatCannotBeReadIsToldWithLineAndColumnAndTheRestIsRead() throws Exception {
    read(
        LONG,
        """
        at,site,lane,flow,speed
        yesterday,x,1,1,2
        01/07/2026 08:00,x,left,1,2
        01/07/2026 08:00,x,1,many,NaN
        01/07/2026 08:00,x,1,5,50
        """);

    assertThat(unusable)
        .containsExactly(
            "line 2, at: 'yesterday' is no time as the mapping says",
            "line 3, lane: 'left' is no number of a lane",
            "line 4, flow: 'many' is no number",
            "line 4, speed: 'NaN' is no number");
    assertThat(rows).hasSize(2);
  }

  @Test
  void aFileWithoutAColumnOfItsMappingIsRefused() {
    assertThatThrownBy(() -> read(LONG, "at,site,flow,speed\n01/07/2026 08:00,x,1,2\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("lane");
  }

  @Test
  void allProblemsOfAMappingAreToldAtOnce() {
    String broken =
        """
        zone: Mars/Base
        speedUnit: knots
        wide: {quantity: COLOUR, start: noon, stepSeconds: 0}
        """;
    assertThatThrownBy(() -> read(broken, "a\n1\n"))
        .isInstanceOf(BrokenMappingException.class)
        .hasMessageContaining("Mars/Base")
        .hasMessageContaining("knots")
        .hasMessageContaining("COLOUR")
        .hasMessageContaining("noon")
        .hasMessageContaining("stepSeconds");
  }

  private static DetectorRow row(
      String detector, int lane, DetectorQuantity quantity, double value, String at) {
    return new DetectorRow(detector, lane, quantity, value, Instant.parse(at));
  }
}
