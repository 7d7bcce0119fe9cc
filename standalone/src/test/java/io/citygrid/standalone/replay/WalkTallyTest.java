package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.city.mapping.TrajectoryRow;
import io.citygrid.city.mapping.UnusableValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WalkTallyTest {
  private static final Instant START = Instant.parse("2013-06-19T08:00:00Z");

  private final MetricSeries metrics = new MetricSeries();

  private void add(int second, String what, double value) {
    metrics.add(
        new MetricValue(
            "crowd/measuring-area/corridor-middle/" + what,
            START.plusSeconds(second),
            value,
            "1",
            1,
            1));
  }

  private static TrajectoryRow row(long person, long millis) {
    return new TrajectoryRow(millis, "corridor-middle", person, 1, 1, START.plusMillis(millis));
  }

  private WalkReport report(List<TrajectoryRow> rows, boolean... taken) throws Exception {
    City city =
        new CityLoader()
            .load(ReadyCities.open("laboratory"), new CityVersion(1, 1, 1, Instant.EPOCH));
    WalkTally tally = new WalkTally(city, rows);
    for (boolean each : taken) {
      tally.sent(1, each);
    }
    return tally.report(
        Map.of("late", 1L), Map.of(), List.of(new UnusableValue(4, "column 3 (x)", "no")), metrics);
  }

  @Test
  void tellsWhatDomainPeopleCheck() throws Exception {
    add(0, "voronoi-density", 0.9);
    add(0, "speed", 1.1);
    add(0, "specific-flow", 59.4);
    add(0, "flow", 90);
    add(0, "forward", 5);
    add(0, "backward", 1);
    add(0, "service-level", 3);
    add(0, "stay", 4);
    add(2, "voronoi-density", 0.8);
    add(2, "speed", 0.9);
    add(2, "specific-flow", 43.2);
    add(2, "flow", 30);
    add(2, "forward", 2);
    add(2, "backward", 0);
    add(2, "service-level", 3);
    add(2, "broken", 1);
    add(4, "voronoi-density", 0);
    add(4, "forward", 0);
    add(4, "service-level", 0);
    add(600, "voronoi-density", 5);
    add(600, "service-level", 5);
    List<TrajectoryRow> rows = List.of(row(1, 0), row(2, 80), row(1, 160), row(1, 4_000));

    WalkReport report = report(rows, true, true, true, false);

    assertThat(report.addsUp()).isTrue();
    assertThat(report.taken()).isEqualTo(3);
    assertThat(report.refused()).isEqualTo(1);
    WalkReport.Recording corridor = report.recordings().get(0);
    assertThat(corridor.people()).isEqualTo(2);
    assertThat(corridor.frames()).isEqualTo(4);
    assertThat(corridor.framesMissing()).as("51 are expected in four seconds").isEqualTo(47);
    assertThat(corridor.windows()).as("without the frame that ends it").isEqualTo(3);
    assertThat(corridor.forward()).isEqualTo(7);
    assertThat(corridor.backward()).isEqualTo(1);
    assertThat(corridor.broken()).isEqualTo(1);
    assertThat(corridor.mostFlow()).isEqualTo(90);
    assertThat(corridor.mostDensity()).isEqualTo(0.9);
    assertThat(corridor.meanStaySeconds()).isEqualTo(4);
    assertThat(corridor.shareByService().get("D")).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(corridor.diagram()).hasSize(1);
    WalkReport.Point point = corridor.diagram().get(0);
    assertThat(point.windows()).isEqualTo(2);
    assertThat(point.density()).isCloseTo(0.85, within(1e-9));
    assertThat(point.speed()).isCloseTo(1.0, within(1e-9));
    assertThat(point.specificFlow()).isCloseTo(51.3, within(1e-9));
    assertThat(report.text())
        .contains("line 4, column 3 (x): no")
        .contains("7 forward, 1 backward; at most 90 a metre and minute (ABOVE the safe 82)");
  }

  /** Points of the curve as the literature prints it. */
  @Test
  void weidmannsSpeedFallsWithDensity() {
    assertThat(WalkTally.weidmannSpeed(0)).isEqualTo(1.34);
    assertThat(WalkTally.weidmannSpeed(1)).isCloseTo(1.06, within(0.01));
    assertThat(WalkTally.weidmannSpeed(2)).isCloseTo(0.61, within(0.01));
    assertThat(WalkTally.weidmannSpeed(4)).isCloseTo(0.16, within(0.01));
    assertThat(WalkTally.weidmannSpeed(5.4)).isZero();
    assertThat(WalkTally.weidmannSpeed(7)).isZero();
  }
}
