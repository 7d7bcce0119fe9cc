package io.citygrid.jobs.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.Position;
import io.citygrid.city.event.PresencePing;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.FunctionUnderTest;
import io.citygrid.jobs.crowd.PingFunction;
import io.citygrid.jobs.crowd.core.PlacedPing;
import io.citygrid.jobs.kafka.ReceivedPing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People in Testville whose devices share a key of state. */
class MoversTogetherTest {
  private static final long NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final double WEST = 118.03;
  private static final double EAST = 118.25;

  private static final List<String> DEVICES =
      IntStream.range(0, 1_000_000)
          .mapToObj(number -> "device-" + number)
          .filter(device -> MoversTogether.key(device).equals("#4711"))
          .limit(3)
          .toList();

  private FunctionUnderTest<ReceivedPing, PlacedPing> step;

  @BeforeEach
  void openWithTestville() throws Exception {
    step = step(null);
  }

  private static FunctionUnderTest<ReceivedPing, PlacedPing> step(
      @Nullable OperatorSubtaskState before) throws Exception {
    return new FunctionUnderTest<>(
        new PingFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
        received -> MoversTogether.key(received.content().pseudonym()),
        before);
  }

  @AfterEach
  void close() throws Exception {
    step.close();
  }

  @Test
  void eachIsFollowedByItself() throws Exception {
    for (int minute : new int[] {0, 6, 12}) {
      tell(0, WEST, minute);
      tell(1, EAST, minute);
      tell(2, WEST, minute);
    }
    for (int minute : new int[] {30, 36, 42}) {
      tell(0, EAST, minute);
      tell(1, WEST, minute);
      tell(2, WEST, minute);
    }

    assertThat(trips()).containsExactly("990101 to 990103", "990103 to 990101");
    assertThat(step.entriesKept()).isEqualTo(1);
  }

  @Test
  void aRestartLosesNothing() throws Exception {
    tell(0, WEST, 0);
    tell(1, EAST, 0);
    tell(0, WEST, 12);
    tell(1, EAST, 12);
    OperatorSubtaskState kept = step.checkpoint();
    step.close();
    step = step(kept);
    tell(1, WEST, 30);
    tell(0, EAST, 30);
    tell(1, WEST, 41);
    tell(0, EAST, 41);

    assertThat(trips()).containsExactly("990103 to 990101", "990101 to 990103");
  }

  @Test
  void whoIsSilentForLongIsForgottenAndTheOthersAreNot() throws Exception {
    tell(0, WEST, 0);
    tell(0, WEST, 12);
    for (int minute = 0; minute <= 250; minute += 10) {
      tell(1, WEST, minute);
      step.eventTime(NINE_O_CLOCK + minute * MINUTE);
    }
    tell(1, EAST, 260);
    tell(1, EAST, 271);
    assertThat(trips()).containsExactly("990101 to 990103");
    assertThat(step.entriesKept()).isEqualTo(1);
    assertThat(step.eventTimeTimers()).isEqualTo(1);
    step.eventTime(NINE_O_CLOCK + 600 * MINUTE);

    assertThat(step.entriesKept()).isZero();
    assertThat(step.eventTimeTimers()).isZero();
  }

  @Test
  void theEndOfAllTimeIsReached() throws Exception {
    tell(0, WEST, 0);
    step.eventTime(Long.MAX_VALUE);

    assertThat(step.entriesKept()).isZero();
  }

  /** Under the name of each; nobody looks there any more. */
  @Test
  void whatEarlierBuildsKeptIsForgotten() throws Exception {
    OperatorSubtaskState earlier =
        EarlierBuild.heardInTheWest(
            ReceivedPing.class,
            NINE_O_CLOCK,
            List.of(ping(0, WEST, 0), ping(1, WEST, 0)),
            received -> received.content().pseudonym());
    step.close();
    step = step(earlier);
    assertThat(step.entriesKept()).isEqualTo(4);
    tell(0, WEST, 1);
    step.eventTime(NINE_O_CLOCK + 600 * MINUTE);

    assertThat(step.entriesKept()).isZero();
    assertThat(step.eventTimeTimers()).isZero();
  }

  private void tell(int device, double lon, int minute) throws Exception {
    step.take(ping(device, lon, minute), NINE_O_CLOCK + minute * MINUTE);
  }

  private static ReceivedPing ping(int device, double lon, int minute) {
    Instant at = Instant.ofEpochMilli(NINE_O_CLOCK + minute * MINUTE);
    String name = DEVICES.get(device);
    return new ReceivedPing(
        new PresencePing(name, new Position(lon, 31.02, 5), at, at.plusMillis(200), 1),
        FunctionUnderTest.message("city.presence.v1", name, new byte[0], at.toEpochMilli()),
        null);
  }

  private List<String> trips() {
    return step.side(MoverTrips.TRIPS).stream()
        .map(TripSample::content)
        .filter(trip -> trip.level().equals("DISTRICT"))
        .map(trip -> trip.from() + " to " + trip.to())
        .toList();
  }
}
