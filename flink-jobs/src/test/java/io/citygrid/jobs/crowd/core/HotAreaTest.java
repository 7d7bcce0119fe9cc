package io.citygrid.jobs.crowd.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.CrowdSource;
import io.citygrid.city.view.CrowdView;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.live.crowd.CounterFault;
import io.citygrid.live.crowd.CrowdMeasure;
import io.citygrid.live.crowd.CrowdMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The square of Testville: 4,000 usable square metres for 4,000 people. */
class HotAreaTest {
  private static final long NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long WINDOW = 300_000;

  private final CrowdGround ground =
      new CrowdGround(new IndexedCity(Testville.city(), GridFences::of));
  private final HotArea square =
      new HotArea(ground.city().findCrowdArea("square").orElseThrow(), ground);

  private static CrowdMeasure measure(int window, double people, double present) {
    return new CrowdMeasure(
        NINE_O_CLOCK + window * WINDOW,
        window + 1,
        people,
        CrowdSource.COUNTERS,
        Double.NaN,
        4,
        3,
        Double.NaN,
        0,
        present,
        0.03,
        12,
        1,
        new TreeMap<>(
            Map.of("gate-1", List.of(CounterFault.NONE, CounterFault.NONE, CounterFault.JUMP))));
  }

  private static Map<String, Double> values(List<MetricValue> metrics) {
    Map<String, Double> values = new TreeMap<>();
    metrics.forEach(
        metric -> values.put(metric.key().replace("crowd/hot-area/square/", ""), metric.value()));
    return values;
  }

  @Test
  void tellsOfACrowdWhatTheViewShows() {
    HotArea.Publication told = square.publish(CrowdMemory.NEW, measure(0, 1_000, 800));
    CrowdView view = told.view();
    Map<String, Double> values = values(told.metrics());

    assertThat(view.people()).isEqualTo(1_000);
    assertThat(view.density()).isEqualTo(0.25);
    assertThat(view.service()).isEqualTo("A");
    assertThat(view.present()).isEqualTo(800);
    assertThat(view.usual()).isNull();
    assertThat(view.expected()).isEmpty();
    assertThat(values)
        .containsEntry("people", 1_000.0)
        .containsEntry("capacity-share", 0.25)
        .containsEntry("in", 4.0)
        .containsEntry("present", 800.0)
        .containsEntry("crowd/counter/gate-1/usable", 2 / 3.0)
        .containsEntry("crowd/counter/gate-1/fault-jump", 1 / 3.0)
        .doesNotContainKeys("usual", "passing", "stay", "surge");
  }

  /** Nine are too few of Testville's ten. */
  @Test
  void aSmallGroupIsNeitherShownNorPublished() {
    HotArea.Publication told = square.publish(CrowdMemory.NEW, measure(0, 9, 9));

    assertThat(told.view().small()).isTrue();
    assertThat(told.view().people()).isNull();
    assertThat(told.view().density()).isNull();
    assertThat(told.view().capacityShare()).isNull();
    assertThat(told.view().inPerMinute()).isNull();
    assertThat(told.view().present()).isNull();
    assertThat(values(told.metrics()).keySet())
        .containsExactlyInAnyOrder(
            "warning-level", "crowd/counter/gate-1/usable", "crowd/counter/gate-1/fault-jump");
    assertThat(square.publish(CrowdMemory.NEW, measure(0, 10, 9)).view().people()).isEqualTo(10);
    assertThat(square.publish(CrowdMemory.NEW, measure(0, 0, 0)).view().people()).isZero();
  }

  private static CrowdMeasure heard(double people, double trendPerMinute) {
    CrowdMeasure counted = measure(0, people, people);
    return new CrowdMeasure(
        counted.startMillis(),
        1,
        people,
        CrowdSource.PRESENCE,
        0.25,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        trendPerMinute,
        people,
        0.03,
        0,
        1,
        new TreeMap<>());
  }

  @Test
  void saysInHowManyMinutesItIsFullAndHowSureAnEstimateIs() {
    CrowdView filling = square.publish(CrowdMemory.NEW, heard(1_000, 100)).view();
    CrowdView emptying = square.publish(CrowdMemory.NEW, heard(1_000, -100)).view();
    CrowdView full = square.publish(CrowdMemory.NEW, heard(4_200, 0)).view();
    Map<String, Double> metrics =
        values(square.publish(CrowdMemory.NEW, heard(1_000, 100)).metrics());

    assertThat(filling.minutesToFull()).isEqualTo(30);
    assertThat(emptying.minutesToFull()).isNull();
    assertThat(full.minutesToFull()).isZero();
    assertThat(filling.peopleError()).isEqualTo(0.25);
    assertThat(metrics).containsEntry("minutes-to-full", 30.0);
    assertThat(square.publish(CrowdMemory.NEW, measure(0, 1_000, 0)).view().peopleError()).isNull();
  }

  /** Twelve now, six more than before: six were hidden, and must stay so. */
  @Test
  void theSmallGroupOfTheWindowBeforeDoesNotFollowFromWhoCame() {
    CrowdView after = square.publish(CrowdMemory.NEW, heard(12, 6 / 5.0)).view();
    CrowdView counted = square.publish(CrowdMemory.NEW, measure(0, 12, 0)).view();

    assertThat(after.people()).isEqualTo(12);
    assertThat(after.trendPerMinute()).isNull();
    assertThat(after.minutesToFull()).isNull();
    // Four came and three left each minute: seven before.
    assertThat(counted.people()).isEqualTo(12);
    assertThat(counted.inPerMinute()).isNull();
    assertThat(counted.outPerMinute()).isNull();
    assertThat(counted.minutesToFull()).isNull();
    assertThat(square.publish(CrowdMemory.NEW, heard(12, 12 / 5.0)).view().trendPerMinute())
        .isEqualTo(2.4);
  }

  /** One alert: raised, raised further, cleared once two windows are ten percent below. */
  @Test
  void anAlertHasOneLife() {
    List<AlertEvent> alerts = new ArrayList<>();
    CrowdMemory memory = CrowdMemory.NEW;
    List<Double> levels = new ArrayList<>();
    int window = 0;
    for (double people :
        new double[] {100, 2_500, 2_500, 2_350, 3_700, 3_700, 2_500, 2_100, 100, 100}) {
      HotArea.Publication told = square.publish(memory, measure(window++, people, 0));
      memory = told.memory();
      told.alert().ifPresent(alerts::add);
      levels.add(values(told.metrics()).get("warning-level"));
    }
    assertThat(levels).containsExactly(0.0, 0.0, 1.0, 1.0, 1.0, 3.0, 3.0, 1.0, 0.0, 0.0);

    assertThat(alerts)
        .extracting(AlertEvent::level)
        .containsExactly(AlertLevel.BLUE, AlertLevel.ORANGE, AlertLevel.BLUE, AlertLevel.BLUE);
    assertThat(alerts)
        .extracting(AlertEvent::state)
        .containsExactly(
            AlertState.RAISED, AlertState.RAISED, AlertState.RAISED, AlertState.CLEARED);
    assertThat(alerts).extracting(AlertEvent::version).containsExactly(1L, 2L, 3L, 4L);
    assertThat(alerts).extracting(AlertEvent::alertId).containsOnly(alerts.get(0).alertId());
    assertThat(alerts.get(0).areaPath()).startsWith("990100");
    assertThat(memory.watch().level()).isZero();
  }

  /** A place that empties at its closing time: what is left of the crowd are single people. */
  @Test
  void anAlertThatIsClearedDoesNotTellHowManyFewAreLeft() {
    for (double left : new double[] {0, 0.4, 1, 5, 9, 9.6, 11}) {
      CrowdMemory memory = CrowdMemory.NEW;
      List<Double> told = new ArrayList<>();
      int window = 0;
      for (double people : new double[] {3_000, 3_000, left, left}) {
        HotArea.Publication published = square.publish(memory, measure(window++, people, 0));
        memory = published.memory();
        published.alert().ifPresent(alert -> told.add(alert.value()));
      }
      double shown = Math.round(left) == 0 ? 0 : Math.max(10, Math.round(left));
      assertThat(told).as("%s left", left).containsExactly(3_000.0, shown);
    }
  }

  @Test
  void aWindowThatNothingTellsOfNeitherWarnsNorClears() {
    CrowdMemory memory = CrowdMemory.NEW;
    for (int window = 0; window < 2; window++) {
      memory = square.publish(memory, measure(window, 3_000, 0)).memory();
    }
    HotArea.Publication silent = square.publish(memory, measure(2, Double.NaN, Double.NaN));

    assertThat(silent.alert()).isEqualTo(Optional.empty());
    assertThat(silent.view().people()).isNull();
    assertThat(silent.view().small()).isFalse();
    assertThat(silent.view().warning()).isEqualTo(AlertLevel.BLUE);
  }

  @Test
  void aDeviceIsInItsCellInTheAreaAndInEachZoomOfTheHeat() {
    assertThat(ground.placesOf(new LonLat(118.0501, 31.0501)))
        .contains("hot-area/square", "cell/990101001000002")
        .filteredOn(place -> place.startsWith("heat/"))
        .hasSize(3);
    assertThat(ground.placesOf(new LonLat(118.06, 31.06)))
        .doesNotContain("hot-area/square")
        .contains("cell/990101001000002");
    assertThat(ground.placesOf(new LonLat(0, 0))).isEmpty();
  }
}
