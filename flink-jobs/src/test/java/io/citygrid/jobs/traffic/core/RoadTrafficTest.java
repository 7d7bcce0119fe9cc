package io.citygrid.jobs.traffic.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.SegmentView;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.geo.road.Segment;
import io.citygrid.live.traffic.SpaceMean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RoadTrafficTest {
  private static final long NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long INTERVAL = 300_000;
  private static final String ROAD = "Ring Road";

  private final TrafficGround ground =
      new TrafficGround(new IndexedCity(Testville.city(), GridFences::of));
  private final Map<String, SegmentMemory> memories = new HashMap<>();

  private static SegmentSample loop(String segment, double kmh, int vehicles) {
    return new SegmentSample(
        ROAD,
        segment,
        NINE_O_CLOCK,
        "loop-of-" + segment,
        SpaceMean.ofPassing(vehicles, kmh, 1_000),
        12.0 * vehicles,
        5,
        1);
  }

  private static SegmentSample vehicle(String segment, double meters, double seconds) {
    return new SegmentSample(
        ROAD, segment, NINE_O_CLOCK, "", SpaceMean.ofPiece(meters, seconds), Double.NaN, 1, 1);
  }

  private RoadTraffic.Publication publish(RoadInterval seen, String... changed) {
    return new RoadTraffic(ROAD, ground, memories).publish(NINE_O_CLOCK, seen, Set.of(changed));
  }

  private static Map<String, Double> values(List<MetricValue> metrics) {
    Map<String, Double> values = new TreeMap<>();
    metrics.forEach(metric -> values.put(metric.key(), metric.value()));
    return values;
  }

  @Test
  void publishesASegmentWithItsRoadAndItsAreas() {
    RoadTraffic.Publication told = publish(RoadInterval.NEW.with(loop("ring-1.1", 40, 20)));
    Map<String, Double> values = values(told.metrics());

    assertThat(values.get("traffic/segment/ring-1.1/speed")).isCloseTo(40, within(1e-3));
    assertThat(values.get("traffic/segment/ring-1.1/flow")).isEqualTo(240);
    assertThat(values.get("traffic/segment/ring-1.1/level")).isEqualTo(2);
    assertThat(values.get("traffic/road/Ring Road/travel-time-ratio")).isCloseTo(2, within(1e-3));
    assertThat(values.get("traffic/road/Ring Road/congested-share")).isOne();
    assertThat(values.get("traffic/road/Ring Road/severe-share")).isZero();
    assertThat(told.views().get(0).view().learned()).isFalse();
    assertThat(told.views().get(0).version()).isEqualTo(5);
    assertThat(told.shares()).extracting(RoadShare::area).containsExactly("990100", "990101");
  }

  @Test
  void fusesLoopsAndVehicles() {
    RoadInterval seen =
        RoadInterval.NEW
            .with(loop("ring-1.1", 60, 10))
            .with(vehicle("ring-1.1", 500, 60))
            .with(vehicle("ring-1.1", 500, 60));
    double fused = 1.2 / (1 / 60.0 + 0.2 / 30.0);

    assertThat(values(publish(seen).metrics()).get("traffic/segment/ring-1.1/speed"))
        .isCloseTo(fused, within(1e-3));
  }

  @Test
  void aCorrectionTellsItsSegmentAgainWithAHigherVersionAndTheRoad() {
    RoadInterval first =
        RoadInterval.NEW
            .with(loop("ring-1.1", 40, 20))
            .with(vehicle("ring-2.1", 100, 10))
            .toldOnce();
    RoadTraffic.Publication corrected =
        publish(first.with(vehicle("ring-2.1", 300, 10)), "ring-2.1");

    assertThat(corrected.metrics())
        .extracting(MetricValue::key)
        .noneMatch(key -> key.contains("ring-1.1"));
    assertThat(corrected.metrics())
        .filteredOn(metric -> metric.key().contains("segment"))
        .allMatch(metric -> metric.version() == 2);
    assertThat(corrected.metrics())
        .filteredOn(metric -> metric.key().contains("road"))
        .allMatch(metric -> metric.version() == 7);
    assertThat(values(corrected.metrics()).get("traffic/segment/ring-2.1/speed"))
        .isCloseTo(72, within(1e-2));
  }

  @Test
  void whatTheCityDoesNotHaveAndWhereNobodyWasSaysNothing() {
    RoadInterval seen =
        RoadInterval.NEW.with(loop("no-such.1", 40, 20)).with(loop("ring-1.1", 40, 0));

    assertThat(publish(seen).metrics()).isEmpty();
    assertThat(publish(seen).shares()).isEmpty();
  }

  /** The view has what the metrics say, and how far traffic stands back. */
  @Test
  void showsWhatPassesHowLongItTakesAndHowFarTrafficStands() {
    SegmentView view =
        publish(RoadInterval.NEW.with(loop("ring-1.1", 40, 20))).views().get(0).view();
    Segment segment = ground.city().roads().findSegment("ring-1.1").orElseThrow();

    assertThat(view.flowPerHour()).isEqualTo(240);
    assertThat(view.travelSeconds())
        .isCloseTo(segment.lengthMeters() * 3.6 / view.speedKmh(), within(1e-9));
    assertThat(view.usualKmh()).as("nothing was learned").isNull();
    assertThat(view.queueMeters()).isEqualTo(segment.lengthMeters());
    SegmentView flowing =
        publish(RoadInterval.NEW.with(vehicle("ring-1.1", 200, 10))).views().get(0).view();
    assertThat(flowing.flowPerHour()).isNull();
    assertThat(flowing.queueMeters()).isZero();
  }

  /** A queue grows on a segment of which nothing new is told. */
  @Test
  void aQueueBehindASegmentIsShownWithANewVersionOfTheRoad() {
    RoadInterval first = RoadInterval.NEW.with(loop("ring-2.1", 20, 20));
    RoadInterval second = first.toldOnce().with(loop("ring-1.1", 20, 20));
    RoadTraffic.Publication told = publish(first);
    RoadTraffic.Publication corrected = publish(second, "ring-1.1");

    double before = told.views().get(0).view().queueMeters();
    PublishedSegment head =
        corrected.views().stream()
            .filter(each -> each.view().segment().equals("ring-2.1"))
            .findFirst()
            .orElseThrow();
    double behind = ground.city().roads().findSegment("ring-1.1").orElseThrow().lengthMeters();
    assertThat(head.view().queueMeters()).isCloseTo(before + behind, within(1e-9));
    assertThat(head.version()).isEqualTo(told.views().get(0).version());
    assertThat(head.roadVersion()).isGreaterThan(told.views().get(0).roadVersion());
    assertThat(values(corrected.metrics()).get("traffic/road/Ring Road/queue"))
        .isEqualTo(head.view().queueMeters());
    assertThat(values(told.metrics()).get("traffic/road/Ring Road/queue")).isEqualTo(before);
  }

  @Test
  void learnsWhatIsUsualButNotFromAnIncident() {
    double[] speeds = {80, 80, 10, 10, 10};
    for (int day = 0; day < 3; day++) {
      for (int i = 0; i < (day == 2 ? 0 : speeds.length); i++) {
        double kmh = day == 0 ? speeds[i] : 60;
        RoadInterval seen =
            RoadInterval.NEW.with(loop("ring-1.1", kmh, 20)).with(loop("ring-2.1", 80, 20));
        long interval = NINE_O_CLOCK + day * 86_400_000L + i * INTERVAL;
        memories.putAll(new RoadTraffic(ROAD, ground, memories).settle(interval, seen).memories());
      }
    }
    RoadInterval now = RoadInterval.NEW.with(loop("ring-1.1", 40, 20));
    SegmentView view =
        new RoadTraffic(ROAD, ground, memories)
            .publish(NINE_O_CLOCK + 2 * 86_400_000L, now, Set.of())
            .views()
            .get(0)
            .view();
    // The first day's incident was raised in its second slow interval: 80, 80 and 10 count.
    assertThat(view.usualKmh()).isCloseTo((170.0 / 3 + 60) / 2, within(0.01));
  }

  @Test
  void aBlockedSegmentRaisesAnIncidentThatClears() {
    List<AlertEvent> alerts = new ArrayList<>();
    double[] speeds = {80, 80, 10, 10, 10, 75};
    for (int i = 0; i < speeds.length; i++) {
      RoadInterval seen =
          RoadInterval.NEW.with(loop("ring-1.1", speeds[i], 20)).with(loop("ring-2.1", 80, 20));
      RoadTraffic.Settlement settled =
          new RoadTraffic(ROAD, ground, memories).settle(NINE_O_CLOCK + i * INTERVAL, seen);
      memories.putAll(settled.memories());
      alerts.addAll(settled.alerts());
    }
    assertThat(alerts)
        .extracting(AlertEvent::state)
        .containsExactly(AlertState.RAISED, AlertState.CLEARED);
    AlertEvent raised = alerts.get(0);
    assertThat(raised.alertId()).isEqualTo(alerts.get(1).alertId());
    assertThat(raised.level()).isEqualTo(AlertLevel.ORANGE);
    assertThat(raised.deviceId()).isEqualTo("ring-1.1");
    assertThat(raised.since().toEpochMilli()).isEqualTo(NINE_O_CLOCK + 2 * INTERVAL);
    assertThat(raised.at().toEpochMilli()).isEqualTo(NINE_O_CLOCK + 4 * INTERVAL);
    assertThat(raised.areaPath()).startsWith("990100", "990101");
  }
}
