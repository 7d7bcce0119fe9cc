package io.citygrid.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.geo.road.Segment;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.ReceivedPosition;
import io.citygrid.jobs.traffic.core.DrivenSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A taxi on one segment, a position every ten seconds, 40 m apart. */
class MatchFunctionTest {
  private static final long NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long EVERY = 10_000;
  private static final long METERS = 40;

  private final City city = Testville.city();
  private final Segment segment = city.roads().segment(0);
  private KeyedBroadcastOperatorTestHarness<String, ReceivedPosition, CityPart, DrivenSample>
      harness;

  @BeforeEach
  void openWithTestville() throws Exception {
    harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new MatchFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
                List.of(CityDecision.CITY)),
            MatchFunction::key,
            Types.STRING,
            1,
            1,
            0);
    harness.open();
    List<CityMessage> messages =
        CityCutter.cut(Testville.files(), Optional.empty(), Testville.FOUNDED, "tester").messages();
    for (CityMessage message : messages) {
      harness.processBroadcastElement(new CityPart(message.key(), message.value()), 0);
    }
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void onlyTheLastSilenceIsWaitedForAndItEndsTheWay() throws Exception {
    for (int i = 0; i < 10; i++) {
      tell(i);
      harness.watermark(NINE_O_CLOCK + i * EVERY);
      // Another one forgets its trips, hours later.
      assertThat(harness.numEventTimeTimers()).isEqualTo(2);
    }
    harness.watermark(NINE_O_CLOCK + 9 * EVERY + 5 * 3_600_000);

    // One forgets the vehicle itself, in months.
    assertThat(harness.numEventTimeTimers()).isEqualTo(1);
    assertThat(driven()).isEqualTo(9 * METERS * 1_000);
  }

  /** A position whose moment is that at which silence would have ended the way. */
  @Test
  void aPositionAtTheVeryEndOfSilenceIsTaken() throws Exception {
    long gap = city.traffic().matching().longestGapSeconds() * 1_000L;
    tell(0);
    harness.watermark(NINE_O_CLOCK);
    tell(2);
    tellAt(NINE_O_CLOCK + gap + 1, 10);
    harness.watermark(NINE_O_CLOCK + 2 * EVERY);
    harness.watermark(NINE_O_CLOCK + 5 * 3_600_000);

    assertThat(harness.numEventTimeTimers()).isEqualTo(1);
    assertThat(driven()).isEqualTo(10 * METERS * 1_000);
  }

  private void tell(int number) throws Exception {
    tellAt(NINE_O_CLOCK + number * EVERY, number);
  }

  private void tellAt(long millis, int place) throws Exception {
    LonLat point = city.roads().point(segment, 20 + METERS * place);
    harness.processElement(HeardTaxi.at("taxi", point, millis), millis);
  }

  /** Millimetres, rounded to whole metres. */
  private long driven() {
    long millimeters =
        harness.extractOutputValues().stream()
            .mapToLong(one -> one.sample().driven().millimeters())
            .sum();
    return Math.round(millimeters / 1_000.0) * 1_000;
  }
}
