package io.citygrid.jobs.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.event.MetricValue;
import io.citygrid.city.view.CellView;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.MapTile;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.FunctionUnderTest;
import io.citygrid.jobs.crowd.core.PlaceHeard;
import io.citygrid.jobs.crowd.core.ShownCell;
import io.citygrid.live.crowd.DevicesHeard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Testville: windows of five minutes, corrected for fifteen; ten are the least group; every device
 * is a person, give or take half.
 */
class CellFunctionTest {
  private static final long NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final String CELL = "cell/990101001000002";
  private static final MapTile COARSE = MapTile.of(new LonLat(118.05, 31.05), 12);
  private static final String TILE = "heat/" + COARSE.id();

  private FunctionUnderTest<HeardSample, ShownCell> cells;

  @BeforeEach
  void open() throws Exception {
    cells = open(null);
  }

  private static FunctionUnderTest<HeardSample, ShownCell> open(
      @Nullable OperatorSubtaskState before) throws Exception {
    return new FunctionUnderTest<>(
        new CellFunction(GridFences::of, Duration.ofMinutes(1), Duration.ofDays(9)),
        HeardSample::group,
        before);
  }

  @AfterEach
  void close() throws Exception {
    cells.close();
  }

  private static String part(int x) {
    return "heat/" + new MapTile(14, COARSE.x() * 4 + x, COARSE.y() * 4).id();
  }

  private void hear(String place, long minute, long devices, long version) throws Exception {
    long start = NINE_O_CLOCK + minute * MINUTE;
    cells.take(
        new HeardSample(
            new PlaceHeard(place, start, 300, new DevicesHeard(devices, 0.03, version), 1)),
        start);
  }

  private void passTo(long minute) throws Exception {
    cells.eventTime(NINE_O_CLOCK + minute * MINUTE);
  }

  private List<String> told() {
    return cells.decided().stream()
        .map(
            shown ->
                "%s %d: %d v%d, trend %s"
                    .formatted(
                        shown.cell().place(),
                        (shown.cell().windowMillis() - NINE_O_CLOCK) / MINUTE,
                        shown.estimate().people(),
                        shown.version(),
                        shown.estimate().trendPerMinute()))
        .toList();
  }

  private ShownCell last() {
    return cells.decided().get(cells.decided().size() - 1);
  }

  @Test
  void aGridCellIsToldWithDensityLevelAndTrend() throws Exception {
    hear(CELL, 0, 100, 1);
    passTo(5);
    hear(CELL, 5, 150, 1);
    passTo(10);

    assertThat(told())
        .containsExactly(CELL + " 0: 100 v1, trend null", CELL + " 5: 150 v2, trend 10.0");
    CellView view = last().view().orElseThrow();
    assertThat(view.cell()).isEqualTo("990101001000002");
    assertThat(view.estimate().error()).isCloseTo(Math.hypot(0.03, 0.5), within(1e-12));
    assertThat(view.estimate().service()).isEqualTo("A");
    // A degree of latitude is 111.2 km, one of longitude 95.3 km at 31 degrees.
    double cellMeters = 150 / view.estimate().density();
    assertThat(cellMeters).isBetween(1e6, 1e8);
    assertThat(last().heat()).isEmpty();
    assertThat(last().metrics())
        .extracting(MetricValue::key)
        .containsExactly(
            "crowd/" + CELL + "/present",
            "crowd/" + CELL + "/people",
            "crowd/" + CELL + "/density");
  }

  @Test
  void aSmallGroupIsNotToldAndNothingFollowsFromTheNextWindow() throws Exception {
    hear(CELL, 0, 9, 1);
    passTo(5);
    hear(CELL, 5, 30, 1);
    passTo(10);

    assertThat(told()).containsExactly(CELL + " 5: 30 v2, trend null");
  }

  @Test
  void tilesThatWouldTellOfASmallOneAreHiddenWithIt() throws Exception {
    hear(TILE, 0, 95, 1);
    hear(part(0), 0, 30, 1);
    hear(part(1), 0, 60, 1);
    hear(part(2), 0, 5, 1);
    passTo(5);

    assertThat(told())
        .containsExactlyInAnyOrder(
            TILE + " 0: 95 v4, trend null", part(1) + " 0: 60 v4, trend null");
    assertThat(last().heat()).isPresent();
    assertThat(last().metrics()).isEmpty();
    assertThat(last().view()).isEmpty();
  }

  /** What is shown stays what it is: who was hidden beside somebody would tell of them. */
  @Test
  void aCorrectionChangesNumbersAndNotWhatIsShown() throws Exception {
    hear(TILE, 0, 95, 1);
    hear(part(0), 0, 30, 1);
    hear(part(1), 0, 60, 1);
    hear(part(2), 0, 5, 1);
    passTo(5);
    // The five become fifteen: now all could be shown, and the thirty would tell that five were
    // hidden.
    hear(TILE, 0, 105, 2);
    hear(part(2), 0, 15, 2);
    passTo(6);

    assertThat(told().subList(2, told().size()))
        .containsExactlyInAnyOrder(
            TILE + " 0: 105 v6, trend null", part(1) + " 0: 60 v6, trend null");
  }

  @Test
  void aCorrectionFromWhichASmallGroupWouldFollowIsWithheld() throws Exception {
    hear(TILE, 0, 90, 1);
    hear(part(0), 0, 30, 1);
    hear(part(1), 0, 60, 1);
    passTo(5);
    hear(TILE, 0, 92, 2);
    hear(part(2), 0, 2, 1);
    passTo(6);

    assertThat(told()).hasSize(3);
  }

  @Test
  void aCorrectedWindowIsComparedWithAnewByTheNext() throws Exception {
    hear(CELL, 0, 100, 1);
    passTo(5);
    hear(CELL, 5, 150, 1);
    passTo(10);
    hear(CELL, 0, 120, 2);
    passTo(11);

    assertThat(told().subList(2, 4))
        .containsExactly(CELL + " 0: 120 v2, trend null", CELL + " 5: 150 v3, trend 6.0");
  }

  @Test
  void whatIsUsualIsLearnedAndLastsThroughARestart() throws Exception {
    for (int day = 0; day < 2; day++) {
      for (long minute = 0; minute < 65; minute += 5) {
        hear(CELL, day * DAY / MINUTE + minute, 100, 1);
      }
      passTo(day * DAY / MINUTE + 120);
    }
    OperatorSubtaskState state = cells.checkpoint();
    cells.close();
    cells = open(state);
    hear(CELL, 2 * DAY / MINUTE + 30, 300, 1);
    passTo(2 * DAY / MINUTE + 35);

    assertThat(last().estimate().usual()).isEqualTo(100);
    assertThat(last().estimate().surge()).isTrue();
  }

  @Test
  void whatComesTooLateChangesNothing() throws Exception {
    hear(CELL, 0, 100, 1);
    passTo(20);
    hear(CELL, 0, 200, 2);
    passTo(40);

    assertThat(told()).hasSize(1);
  }
}
