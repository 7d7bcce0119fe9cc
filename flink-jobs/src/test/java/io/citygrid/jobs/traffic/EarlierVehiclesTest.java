package io.citygrid.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.jobs.FunctionUnderTest;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.kafka.ReceivedPosition;
import io.citygrid.jobs.state.RecordType;
import io.citygrid.jobs.traffic.core.DrivenSample;
import io.citygrid.jobs.traffic.core.VehicleQuality;
import io.citygrid.jobs.traffic.core.VehicleState;
import io.citygrid.live.traffic.matching.Fix;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** What builds before decision 0122 kept of vehicles ends by itself, and nothing of it is lost. */
class EarlierVehiclesTest {
  private static final long NINE = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long EVERY = 10_000;
  private static final int METERS = 40;

  private final RoadNetwork roads = Testville.city().roads();

  @Test
  void positionsThatWaitedAreDrivenAndWhatIsHeardSinceIsAWayOfItsOwn() throws Exception {
    OperatorSubtaskState kept;
    try (var earlier =
        new FunctionUnderTest<>(new EarlierBuild(), received -> received.content().vehicleId())) {
      for (int i = 0; i < 4; i++) {
        earlier.take(position(i), at(i));
      }
      kept = earlier.checkpoint();
    }
    try (var now =
        new FunctionUnderTest<>(
            new MatchFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
            MatchFunction::key,
            kept)) {
      assertThat(now.entriesKept()).isEqualTo(2);
      for (int i = 4; i < 7; i++) {
        now.take(position(i), at(i));
      }
      now.eventTime(at(7));
      now.eventTime(at(7) + 3_600_000);

      assertThat(driven(now)).as("without the stretch between").isEqualTo(3 * METERS + 2 * METERS);
      assertThat(now.entriesKept()).as("of this build alone").isEqualTo(1);
    }
  }

  private static long at(int number) {
    return NINE + number * EVERY;
  }

  private ReceivedPosition position(int number) {
    LonLat point = roads.point(roads.segment(0), 20.0 + METERS * number);
    return HeardTaxi.at("taxi", point, at(number));
  }

  private static long driven(FunctionUnderTest<ReceivedPosition, DrivenSample> step) {
    long millimeters =
        step.decided().stream().mapToLong(one -> one.sample().driven().millimeters()).sum();
    return Math.round(millimeters / 1_000.0);
  }

  /** Keeps each position until event time comes to it, under the name of its vehicle. */
  private static final class EarlierBuild
      extends CityDecision<ReceivedPosition, DrivenSample, IndexedCity> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<VehicleState> vehicle;
    private transient ValueState<VehicleQuality> quality;

    EarlierBuild() {
      super(
          GridFences::of,
          RecordType.ofRecord(ReceivedPosition.class),
          Duration.ofSeconds(30),
          Duration.ofDays(90));
    }

    @Override
    public void open(OpenContext context) throws Exception {
      super.open(context);
      vehicle = lastingValue("vehicle", RecordType.ofRecord(VehicleState.class));
      quality = lastingValue("quality", RecordType.ofRecord(VehicleQuality.class));
    }

    @Override
    protected IndexedCity derive(IndexedCity city) {
      return city;
    }

    @Override
    protected long version(ReceivedPosition received) {
      return 1;
    }

    @Override
    protected void decide(
        ReceivedPosition received,
        IndexedCity city,
        ReadOnlyContext context,
        Collector<DrivenSample> out)
        throws Exception {
      VehiclePosition position = Objects.requireNonNull(received.content());
      long at = position.observedAt().toEpochMilli();
      VehicleState known = vehicle.value();
      Fix fix =
          new Fix(
              at, position.position().lon(), position.position().lat(), 5, Double.NaN, Double.NaN);
      vehicle.update((known == null ? VehicleState.NEW : known).with(fix, 1));
      quality.update(VehicleQuality.NEW);
      context.timerService().registerEventTimeTimer(at);
    }
  }
}
