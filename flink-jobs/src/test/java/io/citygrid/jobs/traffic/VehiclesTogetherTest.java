package io.citygrid.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.jobs.FunctionUnderTest;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.kafka.ReceivedPosition;
import io.citygrid.jobs.traffic.core.DrivenSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taxis that share a key of state, each on a segment of its own, 40 m every ten seconds. */
class VehiclesTogetherTest {
  private static final long NINE = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long EVERY = 10_000;
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final int METERS = 40;

  private static final List<String> TAXIS =
      IntStream.range(0, 100_000)
          .mapToObj(number -> "taxi-" + number)
          .filter(taxi -> VehiclesTogether.key(taxi).equals("#711"))
          .limit(3)
          .toList();

  private final RoadNetwork roads = Testville.city().roads();
  private FunctionUnderTest<ReceivedPosition, DrivenSample> step;

  @BeforeEach
  void open() throws Exception {
    step = step(null);
  }

  private static FunctionUnderTest<ReceivedPosition, DrivenSample> step(
      @Nullable OperatorSubtaskState before) throws Exception {
    return new FunctionUnderTest<>(
        new MatchFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
        MatchFunction::key,
        before);
  }

  @AfterEach
  void close() throws Exception {
    step.close();
  }

  @Test
  void eachIsMatchedByItselfAndOneTimerDoesForThoseOfASecond() throws Exception {
    for (int i = 0; i < 5; i++) {
      for (int taxi = 0; taxi < 3; taxi++) {
        tell(taxi, i, 300L * taxi);
      }
      // The second of all three, their silence together, and the hour of forgetting.
      assertThat(step.eventTimeTimers()).isLessThanOrEqualTo(4);
      step.eventTime(NINE + i * EVERY + 1_000);
    }
    step.eventTime(NINE + HOUR);

    assertThat(step.entriesKept()).as("one key, whoever is kept there").isEqualTo(1);
    for (int taxi = 0; taxi < 3; taxi++) {
      assertThat(driven(taxi)).isEqualTo(4 * METERS);
    }
  }

  @Test
  void aRestartLosesNothing() throws Exception {
    for (int taxi = 0; taxi < 3; taxi++) {
      tell(taxi, 0, 0);
    }
    step.eventTime(NINE + 500);
    for (int taxi = 0; taxi < 3; taxi++) {
      tell(taxi, 1, 0);
    }
    OperatorSubtaskState kept = step.checkpoint();
    step.close();
    step = step(kept);
    for (int taxi = 0; taxi < 3; taxi++) {
      tell(taxi, 2, 0);
    }
    step.eventTime(NINE + HOUR);

    for (int taxi = 0; taxi < 3; taxi++) {
      assertThat(driven(taxi)).isEqualTo(2 * METERS);
    }
  }

  @Test
  void aCheckpointIsWrittenAsItWasThoughTheTaskGoesOn() throws Exception {
    tell(0, 0, 0);
    step.eventTime(NINE);
    OperatorSubtaskState kept = step.checkpoint();
    tell(0, 1, 0);
    step.eventTime(NINE + EVERY);
    tell(0, 0, 0);
    assertThat(step.side(JobTags.DEAD_LETTERS))
        .extracting(DeadLetter::reason)
        .containsExactly(DeadLetterReason.LATE);
    step.close();
    step = step(kept);
    tell(0, 1, 0);
    step.eventTime(NINE + HOUR);

    assertThat(driven(0)).isEqualTo(METERS);
    assertThat(step.side(JobTags.DEAD_LETTERS)).isEmpty();
  }

  @Test
  void whoIsSilentForLongIsForgottenAndTheOthersAreNot() throws Exception {
    tell(0, 0, 0);
    step.eventTime(NINE + DAY);
    tell(1, 0, DAY);
    step.eventTime(NINE + 90 * DAY + 2 * HOUR);
    assertThat(step.entriesKept()).isEqualTo(1);
    tell(1, 0, DAY);
    tell(0, 0, 0);
    assertThat(step.side(JobTags.DEAD_LETTERS)).as("as one that was never heard").isEmpty();

    step.eventTime(NINE + 300 * DAY);
    assertThat(step.entriesKept()).isZero();
    assertThat(step.eventTimeTimers()).isZero();
  }

  @Test
  void theEndOfAllTimeIsReached() throws Exception {
    tell(0, 0, 0);
    tell(0, 1, 0);
    step.eventTime(Long.MAX_VALUE);

    assertThat(driven(0)).isEqualTo(METERS);
    assertThat(step.entriesKept()).isZero();
  }

  private void tell(int taxi, int number, long laterMillis) throws Exception {
    LonLat point = roads.point(roads.segment(2 * taxi), 20.0 + METERS * number);
    long at = NINE + number * EVERY + laterMillis;
    step.take(HeardTaxi.at(TAXIS.get(taxi), point, at), at);
  }

  /** Metres on the segment of a taxi. */
  private long driven(int taxi) {
    long millimeters =
        step.decided().stream()
            .filter(one -> one.sample().segment().equals(roads.segment(2 * taxi).id()))
            .mapToLong(one -> one.sample().driven().millimeters())
            .sum();
    return Math.round(millimeters / 1_000.0);
  }
}
