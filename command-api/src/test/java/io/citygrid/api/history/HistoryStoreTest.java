package io.citygrid.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.city.event.MetricValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store against a batch that reads all values at once. */
class HistoryStoreTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String SPEED = "traffic/segment/a.1/speed";
  private static final String INDEX = "traffic/area/990100/index";

  @TempDir Path directory;

  @Test
  void equalsABatchOverTheSameValuesInWhateverOrderTheyComeAndHoweverOften() throws Exception {
    // Over the end of daylight saving, so that a local day has 25 hours.
    Instant start = Instant.parse("2026-10-23T21:00:00Z");
    for (int seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      List<MetricValue> told = told(random, start, Duration.ofDays(4));
      try (HistoryStore store = HistoryStore.open(directory.resolve("store" + seed))) {
        for (List<MetricValue> part : parts(random, told)) {
          store.take(part, Map.of(), BERLIN);
        }
        HistoryBatch batch = new HistoryBatch(told, BERLIN);
        for (String key : List.of(SPEED, INDEX)) {
          for (Resolution resolution : Resolution.values()) {
            List<HistoryPoint> points =
                store.points(
                    key, resolution, start.minusSeconds(200_000), start.plusSeconds(900_000));
            batch.assertEqual(points, key, resolution);
          }
        }
      }
    }
  }

  @Test
  void answersFromAMomentToAnotherWithoutIt() throws Exception {
    Instant noon = Instant.parse("2026-11-23T04:00:00Z");
    try (HistoryStore store = HistoryStore.open(directory)) {
      store.take(
          List.of(
              value(SPEED, noon, 30, 1),
              value(SPEED, noon.plusSeconds(900), 40, 1),
              value(SPEED, noon.plus(Duration.ofDays(1)), 50, 1)),
          Map.of(),
          SHANGHAI);

      assertThat(store.points(SPEED, Resolution.QUARTER, noon, noon.plusSeconds(900)))
          .extracting(HistoryPoint::mean)
          .containsExactly(30.0);
      assertThat(store.points(SPEED, Resolution.MINUTE, noon.plusSeconds(1), noon.plusSeconds(901)))
          .extracting(HistoryPoint::mean)
          .containsExactly(40.0);
      Instant today = Instant.parse("2026-11-22T16:00:00Z");
      assertThat(store.points(SPEED, Resolution.DAY, today, today.plus(Duration.ofDays(1))))
          .containsExactly(new HistoryPoint(today, 35, 30, 40, 1, 2, 0));
      assertThat(store.points("traffic/segment/a.1/spee", Resolution.DAY, today, noon)).isEmpty();
    }
  }

  @Test
  void aCorrectionReachesTheDayAndIsSeen() throws Exception {
    Instant noon = Instant.parse("2026-11-23T04:00:00Z");
    try (HistoryStore store = HistoryStore.open(directory)) {
      store.take(List.of(value(SPEED, noon, 30, 1)), Map.of(), SHANGHAI);
      store.take(List.of(value(SPEED, noon, 20, 3)), Map.of(), SHANGHAI);
      store.take(List.of(value(SPEED, noon, 25, 2)), Map.of(), SHANGHAI);

      for (Resolution resolution : Resolution.values()) {
        assertThat(store.points(SPEED, resolution, noon.minusSeconds(86_400), noon.plusSeconds(1)))
            .singleElement()
            .satisfies(
                point -> {
                  assertThat(point.mean()).isEqualTo(20);
                  assertThat(point.corrected()).isEqualTo(1);
                });
      }
      assertThat(store.findLatest(SPEED)).get().extracting(LatestMetric::value).isEqualTo(20.0);
    }
  }

  @Test
  void forgetsMinutesAfterEightDaysAndKeepsQuartersAndDays() throws Exception {
    Instant first = Instant.parse("2026-11-01T04:00:00Z");
    Instant now = first.plus(Duration.ofDays(9));
    try (HistoryStore store = HistoryStore.open(directory)) {
      store.take(List.of(value(SPEED, first, 30, 1)), Map.of(), SHANGHAI);
      store.take(List.of(value(SPEED, now, 40, 1)), Map.of(), SHANGHAI);
      store.commit();

      assertThat(store.points(SPEED, Resolution.MINUTE, first, now)).isEmpty();
      assertThat(store.points(SPEED, Resolution.QUARTER, first, now)).hasSize(1);
      assertThat(store.points(SPEED, Resolution.DAY, first.minusSeconds(86_400), now)).hasSize(2);
      int tooLate = store.take(List.of(value(SPEED, first, 10, 2)), Map.of(), SHANGHAI);
      assertThat(tooLate).isOne();
      assertThat(store.points(SPEED, Resolution.QUARTER, first, now))
          .extracting(HistoryPoint::mean)
          .containsExactly(30.0);
    }
  }

  @Test
  void aKillLosesValuesAndOffsetsTogether() throws Exception {
    Instant noon = Instant.parse("2026-11-23T04:00:00Z");
    Path killed = directory.resolve("killed");
    Files.createDirectories(killed);
    try (HistoryStore store = HistoryStore.open(directory.resolve("store"))) {
      store.restart("topic-1");
      store.take(List.of(value(SPEED, noon, 30, 1)), Map.of(0, 1L), SHANGHAI);
      store.commit();
      store.take(List.of(value(INDEX, noon, 2, 1)), Map.of(0, 2L), SHANGHAI);
      Files.copy(directory.resolve("store").resolve("metrics.mv"), killed.resolve("metrics.mv"));
    }
    try (HistoryStore store = HistoryStore.open(killed)) {
      assertThat(store.topicId()).isEqualTo("topic-1");
      assertThat(store.nextOf(0)).isEqualTo(1);
      assertThat(store.listLatest("", "")).extracting(LatestMetric::key).containsExactly(SPEED);
    }
    try (HistoryStore store = HistoryStore.open(directory.resolve("store"))) {
      assertThat(store.nextOf(0)).isEqualTo(2);
      assertThat(store.listLatest("traffic/", "")).hasSize(2);
      assertThat(store.listLatest("traffic/", INDEX))
          .extracting(LatestMetric::key)
          .containsExactly(SPEED);
      store.restart("topic-2");
      assertThat(store.nextOf(0)).isZero();
      assertThat(store.listLatest("traffic/s", "")).hasSize(1);
      assertThat(store.knowsAny("traffic/s")).isTrue();
      assertThat(store.knowsAny("traffic/t")).isFalse();
    }
  }

  @Test
  void saysInOneSentenceThatItIsInUse() throws Exception {
    try (HistoryStore store = HistoryStore.open(directory)) {
      assertThat(store.topicId()).isEmpty();
      assertThatThrownBy(() -> HistoryStore.open(directory))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("stop the other process");
    }
  }

  private static List<MetricValue> told(Random random, Instant start, Duration over) {
    List<MetricValue> told = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      String key = random.nextBoolean() ? SPEED : INDEX;
      Instant at = start.plusSeconds(random.nextLong(over.toSeconds() / 20) * 20);
      told.add(value(key, at, random.nextInt(100), 1 + random.nextInt(3)));
    }
    // Of the same key, time and version there is one value only.
    return HistoryBatch.withoutContradictions(told);
  }

  private static List<List<MetricValue>> parts(Random random, List<MetricValue> told) {
    List<MetricValue> all = new ArrayList<>(told);
    all.addAll(told.subList(0, told.size() / 3));
    Collections.shuffle(all, random);
    List<List<MetricValue>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += 400) {
      parts.add(all.subList(from, Math.min(from + 400, all.size())));
    }
    return parts;
  }

  private static MetricValue value(String key, Instant at, double value, long version) {
    return new MetricValue(key, at, value, "km/h", version, 1);
  }
}
