package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.mapping.PositionRow;
import io.citygrid.city.mapping.UnusableValue;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.Segment;
import io.citygrid.live.traffic.matching.PositionVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriveTallyTest {
  private static final Instant START = Instant.parse("2026-03-01T16:00:00Z");
  private final City city = Testville.city();
  private final Segment segment = city.roads().segment(0);
  private final DriveTally tally = new DriveTally(city);

  private PositionRow row(String vehicle, int second, LonLat at, String road, String trueSegment) {
    double heading = segment.at(0).bearingDegrees();
    return new PositionRow(
        second,
        vehicle,
        at.lon(),
        at.lat(),
        5,
        (heading + 360) % 360,
        30.0,
        START.plusSeconds(second),
        road,
        trueSegment);
  }

  private LonLat along(double meters) {
    return city.roads().point(segment, meters);
  }

  private DriveReport report(long values, Map<String, Long> refused, DriveTally.Verdicts judged) {
    MetricSeries metrics = new MetricSeries();
    for (int i = 0; i < 3; i++) {
      for (String key : List.of("a.1/speed", "b.1/speed", "b.1/level")) {
        metrics.add(
            new MetricValue(
                "traffic/segment/" + key, START.plusSeconds(300L * i), 30, "km/h", 1, 1));
      }
    }
    long taken = values - refused.values().stream().mapToLong(Long::longValue).sum();
    return DriveReport.of(
        city,
        new DriveReport.Sent(values, taken, refused, Map.of("LATE", 1L)),
        List.of(new UnusableValue(7, "lat", "'x' is no number")),
        judged,
        metrics);
  }

  @Test
  void positionsAreComparedWithWhereTheFileSaysTheVehicleReallyWas() {
    tally.add(row("a", 0, along(5), segment.road(), segment.id()));
    tally.add(row("a", 5, along(40), segment.road(), "another"));
    tally.add(row("a", 10, along(80), "another", "another"));
    tally.add(row("a", 15, along(120), "", ""));
    tally.add(row("b", 3, new LonLat(0, 0), segment.road(), segment.id()));

    DriveReport report = report(8, Map.of("is too early", 3L), tally.judge());

    assertThat(report.vehicles()).isEqualTo(2);
    assertThat(report.byVerdict()).containsEntry("MATCHED", 4L).containsEntry("ZERO_ZERO", 1L);
    assertThat(report.matchedShare()).isEqualTo(0.8);
    assertThat(report.truth()).isEqualTo(new DriveReport.Truth(4, 0.5, 0.25));
    assertThat(report.segmentsWithSpeed()).isEqualTo(2);
    assertThat(report.metrics()).isEqualTo(9);
    assertThat(report.addsUp()).isTrue();
    assertThat(report.text())
        .contains("line 7, lat: 'x' is no number")
        .contains("80.0 % of the positions taken")
        .contains("50.0 % of 4 positions on it, 25.0 % on the true segment");
  }

  @Test
  void aFileThatDoesNotKnowTheTruthIsComparedWithNone() {
    tally.add(row("a", 0, along(5), "", ""));

    DriveReport report = report(1, Map.of(), tally.judge());

    assertThat(report.truth()).isNull();
    assertThat(report.text()).doesNotContain("True road");
  }

  @Test
  void aPositionWithoutAVerdictIsMissed() {
    DriveTally.Verdicts judged = new DriveTally.Verdicts(1, Map.of(), 0, 0, 0);
    assertThat(report(1, Map.of(), judged).addsUp()).isFalse();
    assertThat(judged.matched()).isZero();
    assertThat(new DriveTally.Verdicts(1, Map.of(PositionVerdict.MATCHED, 2L), 0, 0, 0).matched())
        .isEqualTo(2);
  }
}
