package io.citygrid.jobs.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.Position;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.kafka.ReceivedPosition;
import io.citygrid.jobs.traffic.MatchFunction;
import io.citygrid.jobs.traffic.core.DrivenSample;
import io.citygrid.live.flow.LevelTrip;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A taxi in Testville, followed in the step that puts it on the roads. */
class MoverTripsTest {
  private static final long NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;

  private KeyedBroadcastOperatorTestHarness<String, ReceivedPosition, CityPart, DrivenSample>
      harness;
  private long offset;

  @BeforeEach
  void openWithTestville() throws Exception {
    harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new MatchFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
                List.of(CityDecision.CITY)),
            received -> received.content().vehicleId(),
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
  void afterALongSilenceNothingIsKept() throws Exception {
    tell(118.03, 0);
    tell(118.03, 12);
    harness.watermark(NINE_O_CLOCK + 100 * MINUTE);
    int before = entriesKept();
    assertThat(before).isEqualTo(4);
    assertThat(harness.numEventTimeTimers())
        .as("one for each mover, however often heard")
        .isEqualTo(1);
    // Three hours a trip may take, a quarter in which a position may be late, half a minute.
    harness.watermark(NINE_O_CLOCK + (12 + 180 + 15) * MINUTE + 30_000);

    assertThat(entriesKept()).isEqualTo(before - 2);
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  /** The vehicle on the roads, what was noted of it as a source, two of its trips. */
  private int entriesKept() {
    var operator = (AbstractStreamOperator<?>) harness.getOperator();
    return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
  }

  private void tell(double lon, int minute) throws Exception {
    tell("taxi-1", lon, minute, 5);
  }

  private void tell(String taxi, double lon, int minute, double accuracy) throws Exception {
    Instant at = Instant.ofEpochMilli(NINE_O_CLOCK + minute * MINUTE);
    VehiclePosition position =
        new VehiclePosition(
            taxi, new Position(lon, 31.02, accuracy), null, null, at, at.plusMillis(200), 1);
    Message message =
        new Message("city.positions.v1", 0, offset++, taxi, new byte[0], at.toEpochMilli());
    harness.processElement(new ReceivedPosition(position, message, null), at.toEpochMilli());
  }

  private List<LevelTrip> trips() {
    var output = harness.getSideOutput(MoverTrips.TRIPS);
    return output == null
        ? List.of()
        : output.stream()
            .map(record -> record.getValue().content())
            .filter(trip -> trip.level().equals("DISTRICT"))
            .toList();
  }
}
