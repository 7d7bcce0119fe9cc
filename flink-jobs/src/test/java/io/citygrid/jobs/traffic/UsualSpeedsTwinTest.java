package io.citygrid.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.City;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.SegmentView;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.traffic.core.PublishedSegment;
import io.citygrid.jobs.traffic.core.SegmentSample;
import io.citygrid.live.crowd.DayKind;
import io.citygrid.live.traffic.SpaceMean;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.Test;

/**
 * What the job shows as usual on a segment over two weeks, out of order, corrected when intervals
 * were told, and killed twice, against a plain mean over all speeds of the weeks.
 */
class UsualSpeedsTwinTest {
  private static final City CITY = Testville.city();
  private static final long INTERVAL = 300_000;
  private static final long MONDAY = Instant.parse("2026-03-01T16:00:00Z").toEpochMilli();
  private static final int DAYS = 14;
  private static final int FIRST_HOUR = 7;
  private static final int HOURS = 3;

  /** A vehicle drove so long on a hundred metres, and is told of late or not. */
  private record Drive(long interval, double seconds, boolean isLate) {}

  private static List<Drive> drives(Random random) {
    List<Drive> drives = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      for (int i = 0; i < HOURS * 12; i++) {
        long interval = MONDAY + day * 86_400_000L + FIRST_HOUR * 3_600_000L + i * INTERVAL;
        int vehicles = random.nextInt(4);
        for (int vehicle = 0; vehicle < vehicles; vehicle++) {
          // From 30 to 45 km/h: no drop that would be an incident.
          drives.add(new Drive(interval, 8 + 4 * random.nextDouble(), random.nextInt(5) == 0));
        }
      }
    }
    return drives;
  }

  @Test
  void endsEqualToAPlainMean() throws Exception {
    Random random = new Random(11);
    List<Drive> drives = drives(random);
    Map<Long, SegmentView> shown = shown(drives, random);
    Map<Long, Double> speeds = speeds(drives);
    assertThat(shown.keySet()).isEqualTo(speeds.keySet());
    assertThat(shown.values()).extracting(SegmentView::usualKmh).contains((Double) null);
    shown.forEach(
        (interval, view) -> {
          double usual = plain(settled(drives), interval);
          assertThat(view.speedKmh()).isCloseTo(speeds.get(interval), within(0.01));
          if (Double.isNaN(usual)) {
            assertThat(view.usualKmh()).isNull();
          } else {
            assertThat(view.usualKmh()).isCloseTo(usual, within(0.01));
          }
        });
  }

  /** The speed of each interval by all that was told of it. */
  private static Map<Long, Double> speeds(List<Drive> drives) {
    Map<Long, double[]> sums = new TreeMap<>();
    for (Drive drive : drives) {
      double[] sum = sums.computeIfAbsent(drive.interval(), key -> new double[2]);
      sum[0] += 100;
      sum[1] += drive.seconds();
    }
    Map<Long, Double> speeds = new TreeMap<>();
    sums.forEach((interval, sum) -> speeds.put(interval, 3.6 * sum[0] / sum[1]));
    return speeds;
  }

  /** What came before an interval had settled is what is learned from, or what came first. */
  private static Map<Long, Double> settled(List<Drive> drives) {
    Map<Long, Double> settled = speeds(drives);
    settled.putAll(speeds(drives.stream().filter(drive -> !drive.isLate()).toList()));
    return settled;
  }

  private static double plain(Map<Long, Double> speeds, long interval) {
    ZonedDateTime now = at(interval);
    Map<Integer, List<Double>> byDay = new HashMap<>();
    speeds.forEach(
        (start, kmh) -> {
          ZonedDateTime then = at(start);
          boolean isSuchAnHour =
              then.getHour() == now.getHour()
                  && then.toLocalDate().isBefore(now.toLocalDate())
                  && DayKind.of(then.toLocalDate(), CITY.calendar())
                      == DayKind.of(now.toLocalDate(), CITY.calendar());
          if (isSuchAnHour) {
            byDay.computeIfAbsent(then.getDayOfYear(), day -> new ArrayList<>()).add(kmh);
          }
        });
    return byDay.size() < CITY.traffic().usual().leastDays()
        ? Double.NaN
        : byDay.values().stream()
            .mapToDouble(day -> day.stream().mapToDouble(each -> each).average().orElseThrow())
            .average()
            .orElseThrow();
  }

  private static ZonedDateTime at(long millis) {
    return Instant.ofEpochMilli(millis).atZone(CITY.calendar().zone());
  }

  /** What the function shows at last of each interval. */
  private static Map<Long, SegmentView> shown(List<Drive> drives, Random random) throws Exception {
    Map<Long, PublishedSegment> last = new TreeMap<>();
    OperatorSubtaskState kept = null;
    for (int part = 0; part < 3; part++) {
      try (var harness = harness()) {
        if (kept != null) {
          harness.initializeState(kept);
        }
        harness.open();
        tellTheCity(harness);
        for (int day = part * DAYS / 3; day < (part + 1) * DAYS / 3; day++) {
          live(harness, drives, day, random);
        }
        var told = harness.getSideOutput(RoadFunction.SEGMENTS);
        told.forEach(
            record ->
                last.merge(
                    record.getValue().view().at().toEpochMilli(),
                    record.getValue(),
                    (a, b) -> a.roadVersion() > b.roadVersion() ? a : b));
        kept = harness.snapshot(part, part);
      }
    }
    Map<Long, SegmentView> shown = new TreeMap<>();
    last.forEach((interval, published) -> shown.put(interval, published.view()));
    return shown;
  }

  private static void live(
      KeyedBroadcastOperatorTestHarness<String, RoadSample, CityPart, AlertEvent> harness,
      List<Drive> drives,
      int day,
      Random random)
      throws Exception {
    long settle = 180_000;
    for (int i = 0; i <= HOURS * 12 + 6; i++) {
      long interval = MONDAY + day * 86_400_000L + FIRST_HOUR * 3_600_000L + i * INTERVAL;
      // Those in time of this interval, and late ones of the one before the last.
      List<Drive> now = new ArrayList<>();
      for (Drive drive : drives) {
        boolean isOfNow = drive.interval() == interval && !drive.isLate();
        boolean isOld = drive.interval() == interval - 2 * INTERVAL && drive.isLate();
        if (isOfNow || isOld) {
          now.add(drive);
        }
      }
      Collections.shuffle(now, random);
      for (Drive drive : now) {
        SegmentSample sample =
            new SegmentSample(
                "Ring Road",
                "ring-1.1",
                drive.interval(),
                "",
                SpaceMean.ofPiece(100, drive.seconds()),
                Double.NaN,
                1,
                1);
        harness.processElement(new RoadSample(sample), drive.interval());
      }
      harness.watermark(interval + INTERVAL + (i % 2 == 0 ? settle : 0));
    }
  }

  private static KeyedBroadcastOperatorTestHarness<String, RoadSample, CityPart, AlertEvent>
      harness() throws Exception {
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(
            new RoadFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
            List.of(CityDecision.CITY)),
        RoadSample::road,
        Types.STRING,
        1,
        1,
        0);
  }

  private static void tellTheCity(
      KeyedBroadcastOperatorTestHarness<String, RoadSample, CityPart, AlertEvent> harness)
      throws Exception {
    List<CityMessage> city =
        CityCutter.cut(Testville.files(), Optional.empty(), Testville.FOUNDED, "tester").messages();
    for (CityMessage message : city) {
      harness.processBroadcastElement(new CityPart(message.key(), message.value()), 0);
    }
  }
}
