package io.citygrid.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.event.MetricValue;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.TravelRoad;
import io.citygrid.city.view.TravelView;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.geo.road.Segment;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.traffic.core.RoadSpeeds;
import io.citygrid.live.traffic.travel.SegmentSpeed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TravelFunctionTest {
  private static final long NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final List<Segment> RING =
      Testville.city().roads().segments().stream()
          .filter(segment -> segment.road().equals("Ring Road"))
          .toList();
  private static final double RING_METERS = RING.stream().mapToDouble(Segment::lengthMeters).sum();

  private KeyedBroadcastOperatorTestHarness<String, TravelSample, CityPart, TravelView> harness;

  @BeforeEach
  void openWithTestville() throws Exception {
    harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new TravelFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
                List.of(CityDecision.CITY)),
            TravelSample::network,
            Types.STRING,
            1,
            1,
            0);
    harness.open();
    List<CityMessage> city =
        CityCutter.cut(Testville.files(), Optional.empty(), Testville.FOUNDED, "tester").messages();
    for (CityMessage message : city) {
      harness.processBroadcastElement(new CityPart(message.key(), message.value()), 0);
    }
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void tellsEachRouteOnceItsIntervalIsOver() throws Exception {
    drive(0, 1, "ring-1.1", 40);
    harness.watermark(NINE_O_CLOCK + 5 * MINUTE - 1);
    assertThat(told("west-hill")).as("other roads may still tell").isEmpty();
    harness.watermark(NINE_O_CLOCK + 5 * MINUTE);

    TravelView west = told("west-hill").get(0);
    double slow = meters("ring-1.1");
    assertThat(west.at()).isEqualTo(Instant.ofEpochMilli(NINE_O_CLOCK));
    assertThat(west.meters()).isEqualTo(Math.round(RING_METERS));
    assertThat(west.seconds())
        .isCloseTo(3.6 * (slow / 40 + (RING_METERS - slow) / 80), within(1e-6));
    assertThat(west.freeSeconds()).isCloseTo(3.6 * RING_METERS / 80, within(1e-6));
    assertThat(west.measuredShare()).isCloseTo(slow / RING_METERS, within(1e-9));
    assertThat(west.confidence()).isCloseTo(0.5 * slow / RING_METERS, within(1e-9));
    assertThat(west.level()).as("too little was measured to judge").isNull();
    assertThat(west.usualSeconds()).isNull();
    assertThat(west.roads())
        .containsExactly(new TravelRoad("Ring Road", "Ring Road", Math.round(RING_METERS)));
    assertThat(west.segments()).containsExactlyElementsOf(RING.stream().map(Segment::id).toList());
    assertThat(told("market-hill"))
        .singleElement()
        .satisfies(market -> assertThat(market.measuredShare()).isZero());
    assertThat(told("west-market-hill"))
        .singleElement()
        .satisfies(
            around ->
                assertThat(around.segments()).contains("market-street.1", "market-street.1r"));
  }

  @Test
  void judgesAWayOfWhichEnoughWasMeasured() throws Exception {
    for (Segment segment : RING) {
      drive(0, 1, segment.id(), 25);
    }
    harness.watermark(NINE_O_CLOCK + 5 * MINUTE);

    assertThat(told("west-hill").get(0).level()).isEqualTo("MODERATE");
    assertThat(told("west-hill").get(0).ratio()).isCloseTo(80 / 25.0, within(1e-9));
    assertThat(metrics("west-hill"))
        .hasSize(3)
        .containsKeys(
            "traffic/route/west-hill/travel-time",
            "traffic/route/west-hill/travel-time-ratio",
            "traffic/route/west-hill/measured-share");
    assertThat(metrics("west-hill").values())
        .allSatisfy(metric -> assertThat(metric.quality()).isCloseTo(0.5, within(1e-9)));
  }

  @Test
  void aSpeedHoldsForTenMinutesWhereNoNewerOneIsMeasured() throws Exception {
    drive(0, 1, "ring-1.1", 40);
    drive(5, 1, "ring-2.1", 60);
    drive(10, 1, "ring-2.1", 60);
    harness.watermark(NINE_O_CLOCK + 15 * MINUTE);

    double first = meters("ring-1.1");
    double second = meters("ring-2.1");
    assertThat(told("west-hill"))
        .extracting(view -> (double) Math.round(view.measuredShare() * RING_METERS))
        .containsExactly(
            (double) Math.round(first),
            (double) Math.round(first + second),
            (double) Math.round(second));
  }

  /** Corrections wait for the next interval: ways are not searched for with every vehicle. */
  @Test
  void whatComesLateCorrectsAllIntervalsInWhichItCountsWithTheNext() throws Exception {
    drive(0, 1, "ring-1.1", 40);
    drive(5, 1, "ring-2.1", 60);
    harness.watermark(NINE_O_CLOCK + 10 * MINUTE);
    assertThat(versions("west-hill")).containsExactly("09:00 v1", "09:05 v2");

    drive(0, 3, "ring-1.1", 50);
    harness.watermark(NINE_O_CLOCK + 11 * MINUTE);
    assertThat(versions("west-hill")).hasSize(2);
    harness.watermark(NINE_O_CLOCK + 15 * MINUTE);
    assertThat(versions("west-hill"))
        .containsExactly("09:00 v1", "09:05 v2", "09:00 v3", "09:05 v4");

    drive(0, 4, "ring-1.1", 55);
    harness.watermark(NINE_O_CLOCK + 16 * MINUTE);
    drive(15, 1, "ring-2.1", 60);
    harness.watermark(NINE_O_CLOCK + 20 * MINUTE);
    assertThat(versions("west-hill"))
        .containsExactly(
            "09:00 v1", "09:05 v2", "09:00 v3", "09:05 v4", "09:00 v4", "09:05 v5", "09:15 v1");
  }

  @Test
  void nothingIsToldOrKeptOfAnIntervalThatWasClosed() throws Exception {
    drive(0, 1, "ring-1.1", 40);
    harness.watermark(NINE_O_CLOCK + 5 * MINUTE);
    drive(0, 2, "ring-1.1", 41);
    harness.watermark(NINE_O_CLOCK + 60 * MINUTE);
    assertThat(versions("west-hill")).containsExactly("09:00 v1", "09:00 v2");

    drive(0, 3, "ring-1.1", 42);
    harness.watermark(NINE_O_CLOCK + 61 * MINUTE);
    assertThat(versions("west-hill")).hasSize(2);
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void learnsWhatIsUsualOnceDaysWereSeen() throws Exception {
    int day = 24 * 60;
    for (int i = 0; i < 3; i++) {
      for (Segment segment : RING) {
        drive(i * day, 1, segment.id(), i == 1 ? 20 : 40);
        drive(i * day + 60, 1, segment.id(), 40);
      }
      harness.watermark(NINE_O_CLOCK + (i * day + 240) * MINUTE);
    }

    List<TravelView> told = told("west-hill");
    assertThat(told).hasSize(6);
    assertThat(told.subList(0, 4)).allSatisfy(view -> assertThat(view.usualSeconds()).isNull());
    double first = told.get(0).seconds();
    double second = told.get(2).seconds();
    assertThat(told.get(4).usualSeconds()).isCloseTo((first + second) / 2, within(1e-6));
  }

  private void drive(int minute, long version, String segment, double kmh) throws Exception {
    long interval = NINE_O_CLOCK + minute * MINUTE;
    RoadSpeeds speeds =
        new RoadSpeeds(
            "Ring Road",
            interval,
            List.of(
                new RoadSpeeds.ToldSpeed(
                    segment, new SegmentSpeed(interval, kmh, 80, 0.5, version))),
            1);
    harness.processElement(new TravelSample(speeds), interval);
  }

  private static double meters(String segment) {
    return Testville.city().roads().findSegment(segment).orElseThrow().lengthMeters();
  }

  private List<TravelView> told(String route) {
    return harness.extractOutputValues().stream()
        .filter(view -> view.route().equals(route))
        .toList();
  }

  private List<String> versions(String route) {
    return told(route).stream()
        .map(
            view ->
                "%tR v%d"
                    .formatted(
                        view.at().atZone(Testville.city().calendar().zone()), view.version()))
        .toList();
  }

  private Map<String, MetricValue> metrics(String route) {
    Map<String, MetricValue> metrics = new TreeMap<>();
    harness.getSideOutput(JobTags.METRICS).stream()
        .map(record -> record.getValue())
        .filter(metric -> metric.key().startsWith("traffic/route/" + route + "/"))
        .forEach(metric -> metrics.put(metric.key(), metric));
    return metrics;
  }
}
