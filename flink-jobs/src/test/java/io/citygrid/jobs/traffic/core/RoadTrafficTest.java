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

  private RoadTraffic traffic(RoadInterval seen) {
    return traffic(NINE_O_CLOCK, seen);
  }

  private RoadTraffic traffic(long interval, RoadInterval seen) {
    return new RoadTraffic(ROAD, ground, memories, interval, seen);
  }

  private Map<String, Double> values(RoadInterval seen) {
    return values(traffic(seen).metrics(any -> true));
  }

  private List<PublishedSegment> views(RoadInterval seen) {
    return traffic(seen).views(any -> true);
  }

  private static Map<String, Double> values(List<MetricValue> metrics) {
    Map<String, Double> values = new TreeMap<>();
    metrics.forEach(metric -> values.put(metric.key(), metric.value()));
    return values;
  }

  @Test
  void publishesASegmentWithItsRoadAndItsAreas() {
    RoadInterval seen = RoadInterval.NEW.with(loop("ring-1.1", 40, 20));
    Map<String, Double> values = values(seen);

    assertThat(values.get("traffic/segment/ring-1.1/speed")).isCloseTo(40, within(1e-3));
    assertThat(values.get("traffic/segment/ring-1.1/flow")).isEqualTo(240);
    assertThat(values.get("traffic/segment/ring-1.1/level")).isEqualTo(2);
    assertThat(values.get("traffic/road/Ring Road/travel-time-ratio")).isCloseTo(2, within(1e-3));
    assertThat(values.get("traffic/road/Ring Road/congested-share")).isOne();
    assertThat(values.get("traffic/road/Ring Road/severe-share")).isZero();
    assertThat(views(seen).get(0).view().learned()).isFalse();
    assertThat(views(seen).get(0).version()).isEqualTo(5);
    assertThat(traffic(seen).shares())
        .extracting(RoadShare::area)
        .containsExactly("990100", "990101");
  }

  @Test
  void fusesLoopsAndVehicles() {
    RoadInterval seen =
        RoadInterval.NEW
            .with(loop("ring-1.1", 60, 10))
            .with(vehicle("ring-1.1", 500, 60))
            .with(vehicle("ring-1.1", 500, 60));
    double fused = 1.2 / (1 / 60.0 + 0.2 / 30.0);

    assertThat(values(seen).get("traffic/segment/ring-1.1/speed")).isCloseTo(fused, within(1e-3));
  }

  @Test
  void aCorrectionTellsItsSegmentAgainWithAHigherVersionAndTheRoad() {
    RoadInterval first =
        RoadInterval.NEW.with(loop("ring-1.1", 40, 20)).with(vehicle("ring-2.1", 100, 10));
    List<MetricValue> corrected =
        traffic(first.with(vehicle("ring-2.1", 300, 10))).metrics("ring-2.1"::equals);

    assertThat(corrected).extracting(MetricValue::key).noneMatch(key -> key.contains("ring-1.1"));
    assertThat(corrected)
        .filteredOn(metric -> metric.key().contains("segment"))
        .allMatch(metric -> metric.version() == 2);
    assertThat(corrected)
        .filteredOn(metric -> metric.key().contains("road"))
        .allMatch(metric -> metric.version() == 7);
    assertThat(values(corrected).get("traffic/segment/ring-2.1/speed")).isCloseTo(72, within(1e-2));
  }

  @Test
  void whatTheCityDoesNotHaveAndWhereNobodyWasSaysNothing() {
    RoadInterval seen =
        RoadInterval.NEW.with(loop("no-such.1", 40, 20)).with(loop("ring-1.1", 40, 0));

    assertThat(values(seen)).isEmpty();
    assertThat(views(seen)).isEmpty();
    assertThat(traffic(seen).shares()).isEmpty();
  }

  /** The view has what the metrics say, and how far traffic stands back. */
  @Test
  void showsWhatPassesHowLongItTakesAndHowFarTrafficStands() {
    SegmentView view = views(RoadInterval.NEW.with(loop("ring-1.1", 40, 20))).get(0).view();
    Segment segment = ground.city().roads().findSegment("ring-1.1").orElseThrow();

    assertThat(view.flowPerHour()).isEqualTo(240);
    assertThat(view.travelSeconds())
        .isCloseTo(segment.lengthMeters() * 3.6 / view.speedKmh(), within(1e-9));
    assertThat(view.usualKmh()).as("nothing was learned").isNull();
    assertThat(view.queueMeters()).isEqualTo(segment.lengthMeters());
    SegmentView flowing = views(RoadInterval.NEW.with(vehicle("ring-1.1", 200, 10))).get(0).view();
    assertThat(flowing.flowPerHour()).isNull();
    assertThat(flowing.queueMeters()).isZero();
  }

  /** A queue grows on a segment of which nothing new is told. */
  @Test
  void aQueueBehindASegmentIsShownWithANewVersionOfTheRoad() {
    RoadInterval first = RoadInterval.NEW.with(loop("ring-2.1", 20, 20));
    RoadInterval second = first.with(loop("ring-1.1", 20, 20));
    PublishedSegment told = views(first).get(0);

    double before = told.view().queueMeters();
    PublishedSegment head =
        traffic(second).views("ring-1.1"::equals).stream()
            .filter(each -> each.view().segment().equals("ring-2.1"))
            .findFirst()
            .orElseThrow();
    double behind = ground.city().roads().findSegment("ring-1.1").orElseThrow().lengthMeters();
    assertThat(head.view().queueMeters()).isCloseTo(before + behind, within(1e-9));
    assertThat(head.version()).isEqualTo(told.version());
    assertThat(head.roadVersion()).isGreaterThan(told.roadVersion());
    assertThat(values(second).get("traffic/road/Ring Road/queue"))
        .isEqualTo(head.view().queueMeters());
    assertThat(values(first).get("traffic/road/Ring Road/queue")).isEqualTo(before);
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
        memories.putAll(traffic(interval, seen).settle().memories());
      }
    }
    RoadInterval now = RoadInterval.NEW.with(loop("ring-1.1", 40, 20));
    SegmentView view =
        traffic(NINE_O_CLOCK + 2 * 86_400_000L, now).views(any -> true).get(0).view();
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
      RoadTraffic.Settlement settled = traffic(NINE_O_CLOCK + i * INTERVAL, seen).settle();
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
