package io.citygrid.jobs.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.Position;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.FunctionUnderTest;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.kafka.ReceivedPosition;
import io.citygrid.jobs.traffic.MatchFunction;
import io.citygrid.jobs.traffic.core.DrivenSample;
import io.citygrid.live.flow.LevelTrip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A taxi in Testville, followed in the step that puts it on the roads. */
class MoverTripsTest {
  private static final long NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;

  private FunctionUnderTest<ReceivedPosition, DrivenSample> step;
  private long offset;

  @BeforeEach
  void openWithTestville() throws Exception {
    step = step(null);
  }

  private static FunctionUnderTest<ReceivedPosition, DrivenSample> step(
      @Nullable OperatorSubtaskState before) throws Exception {
    return new FunctionUnderTest<>(
        new MatchFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
        MoverTripsTest::key,
        before);
  }

  private static String key(ReceivedPosition received) {
    return received.content().vehicleId();
  }

  @AfterEach
  void close() throws Exception {
    step.close();
  }

  @Test
  void aTaxiThatParksHasComeFromWhereItParkedBefore() throws Exception {
    tell(118.03, 0);
    tell(118.03, 12);
    tell(118.12, 20);
    tell(118.25, 30);
    assertThat(trips()).isEmpty();
    tell(118.25, 41);

    assertThat(trips())
        .containsExactly(
            new LevelTrip(
                "DISTRICT",
                "990101",
                "990103",
                List.of("990102"),
                NINE_O_CLOCK + 30 * MINUTE,
                18 * MINUTE,
                12 * MINUTE,
                1,
                1));
  }

  @Test
  void aPositionThatIsNotSureTellsNothing() throws Exception {
    tell(118.03, 0);
    tell(118.03, 12);
    tell(118.25, 30);
    tell("taxi-1", 118.25, 35, 250);
    tell("taxi-1", 118.03, 36, 250);
    tell(118.25, 41);

    assertThat(trips()).hasSize(1);
  }

  @Test
  void afterALongSilenceItsTripsAreForgottenAndTheVehicleInMonths() throws Exception {
    tell(118.03, 0);
    tell(118.03, 12);
    step.eventTime(NINE_O_CLOCK + 100 * MINUTE);
    assertThat(step.entriesKept()).isEqualTo(1);
    assertThat(step.eventTimeTimers()).as("one for all, however often heard").isEqualTo(1);
    long whole = step.checkpoint().getStateSize();
    // Three hours a trip may take, a quarter in which a position may be late, half a minute; and
    // on to the full hour.
    step.eventTime(NINE_O_CLOCK + (12 + 180 + 15) * MINUTE + 30_000);
    assertThat(step.checkpoint().getStateSize()).isEqualTo(whole);
    step.eventTime(NINE_O_CLOCK + 240 * MINUTE);
    assertThat(step.checkpoint().getStateSize()).as("without where it stays").isLessThan(whole);
    assertThat(step.entriesKept()).isEqualTo(1);
    step.eventTime(NINE_O_CLOCK + Duration.ofDays(91).toMillis());

    assertThat(step.entriesKept()).isZero();
    assertThat(step.eventTimeTimers()).isZero();
  }

  @Test
  void oneWhoIsHeardAgainIsNotForgotten() throws Exception {
    for (int minute = 0; minute <= 240; minute += 10) {
      tell(118.03, minute);
      step.eventTime(NINE_O_CLOCK + minute * MINUTE);
    }
    tell(118.12, 245);
    tell(118.25, 250);
    tell(118.25, 261);

    assertThat(trips()).hasSize(1);
    assertThat(step.eventTimeTimers())
        .as("for each hour in which it may be forgotten, and three positions to be matched")
        .isLessThanOrEqualTo(8);
  }

  /** Under the name of each; nobody looks there any more. */
  @Test
  void whatEarlierBuildsKeptIsForgotten() throws Exception {
    OperatorSubtaskState earlier =
        EarlierBuild.heardInTheWest(
            ReceivedPosition.class,
            NINE_O_CLOCK,
            List.of(position("taxi-1", 118.03, 0, 0, 5), position("taxi-2", 118.03, 0, 1, 5)),
            MoverTripsTest::key);
    step.close();
    step = step(earlier);
    assertThat(step.entriesKept()).isEqualTo(4);

    tell(118.25, 30);
    tell(118.25, 41);
    assertThat(trips()).as("of what is known since").isEmpty();
    step.eventTime(NINE_O_CLOCK + 300 * MINUTE);

    assertThat(step.entriesKept()).as("the vehicle that was heard since").isEqualTo(1);
    assertThat(step.eventTimeTimers()).as("to forget it").isEqualTo(1);
  }

  private void tell(double lon, int minute) throws Exception {
    tell("taxi-1", lon, minute, 5);
  }

  private void tell(String taxi, double lon, int minute, double accuracy) throws Exception {
    step.take(position(taxi, lon, minute, offset++, accuracy), NINE_O_CLOCK + minute * MINUTE);
  }

  private static ReceivedPosition position(
      String taxi, double lon, int minute, long offset, double accuracy) {
    Instant at = Instant.ofEpochMilli(NINE_O_CLOCK + minute * MINUTE);
    VehiclePosition position =
        new VehiclePosition(
            taxi, new Position(lon, 31.02, accuracy), null, null, at, at.plusMillis(200), 1);
    Message message =
        new Message("city.positions.v1", 0, offset, taxi, new byte[0], at.toEpochMilli());
    return new ReceivedPosition(position, message, null);
  }

  private List<LevelTrip> trips() {
    return step.side(MoverTrips.TRIPS).stream()
        .map(TripSample::content)
        .filter(trip -> trip.level().equals("DISTRICT"))
        .toList();
  }
}
