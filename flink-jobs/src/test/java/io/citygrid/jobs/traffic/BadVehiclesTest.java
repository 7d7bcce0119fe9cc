package io.citygrid.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.Position;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.SourceQuality;
import io.citygrid.city.wire.Codecs;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import io.citygrid.jobs.FunctionUnderTest;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.QualityOf;
import io.citygrid.jobs.kafka.ReceivedPosition;
import io.citygrid.jobs.traffic.core.DrivenSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a vehicle cannot have been is flagged, and never driven. */
class BadVehiclesTest {
  private static final long NINE = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long EVERY = 10_000;
  private static final long NO_DELAY = 500;
  private static final LonLat ZERO = new LonLat(0, 0);
  private static final LonLat SEA = new LonLat(122.5, 30);

  private final RoadNetwork roads = Testville.city().roads();
  private FunctionUnderTest<ReceivedPosition, DrivenSample> job;

  @BeforeEach
  void open() throws Exception {
    job =
        new FunctionUnderTest<>(
            new MatchFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
            MatchFunction::key);
  }

  @AfterEach
  void close() throws Exception {
    job.close();
  }

  @Test
  void zeroZeroAndTheSeaAreFlaggedAndNotDriven() throws Exception {
    int good = 0;
    for (int i = 0; i < 60; i++) {
      LonLat at = i % 6 == 4 ? ZERO : i % 6 == 5 ? SEA : onRoad(50 + 10.0 * i);
      good += i % 6 < 4 ? 1 : 0;
      tell(i * EVERY, at);
    }
    end(60);
    SourceQuality quality = quality();
    assertThat(QualityOf.faults(quality)).isEqualTo(Map.of("ZERO_ZERO", 10L, "NO_ROAD", 10L));
    assertThat(quality.usable()).isEqualTo(good);
    assertThat(quality.suspect()).isTrue();
    assertThat(quality.lastGood().value()).doesNotContain("122.5");
    assertThat(job.decided()).allMatch(sample -> sample.sample().driven().kmh() < 10);
  }

  @Test
  void aFrozenReceiverIsFlaggedAfterItsTime() throws Exception {
    for (int i = 0; i < 60; i++) {
      tell(i * EVERY, onRoad(200));
    }
    end(60);
    assertThat(QualityOf.faults(quality())).isEqualTo(Map.of("FROZEN", 42L));
    assertThat(quality().suspect()).isTrue();
  }

  @Test
  void twoVehiclesWithOneIdAreFlaggedAndTheFirstOneGoesOn() throws Exception {
    for (int i = 0; i < 60; i++) {
      tell(i * EVERY, i % 2 == 0 ? onRoad(50 + 8.0 * i) : onRoad(farSegment(), 20 + 2.0 * i));
    }
    end(60);
    SourceQuality quality = quality();
    assertThat(QualityOf.faults(quality)).isEqualTo(Map.of("TWO_VEHICLES", 30L));
    assertThat(quality.heard()).isEqualTo(60);
    assertThat(job.decided())
        .isNotEmpty()
        .noneMatch(sample -> sample.sample().segment().equals(farSegment().id()));
  }

  @Test
  void anotherPlaceAtTheSameTimeIsAnotherVehicleAndTheSamePlaceARepeat() throws Exception {
    tell(0, onRoad(100));
    tell(0, onRoad(100));
    tell(0, onRoad(farSegment(), 30));
    tell(0, onRoad(farSegment(), 30));
    end(1);
    assertThat(QualityOf.faults(quality())).isEqualTo(Map.of("TWO_VEHICLES", 1L));
  }

  @Test
  void aSingleJumpIsAnImpossibleSpeed() throws Exception {
    for (int i = 0; i < 30; i++) {
      tell(i * EVERY, i == 15 ? onRoad(farSegment(), 30) : onRoad(50 + 8.0 * i));
    }
    end(30);
    assertThat(QualityOf.faults(quality())).isEqualTo(Map.of("IMPOSSIBLE_SPEED", 1L));
  }

  @Test
  void aClockThatIsAnHourBehindIsFoundAndNothingOfItIsDrivenAnyMore() throws Exception {
    for (int i = 0; i < 30; i++) {
      tell(i * EVERY, onRoad(50 + 8.0 * i), 3_600_000);
      job.eventTime(NINE + i * EVERY);
    }
    end(30);
    SourceQuality quality = quality();
    assertThat(QualityOf.faults(quality)).isEqualTo(Map.of("CLOCK_BEHIND", 26L));
    assertThat(quality.usable()).as("before it could be known").isEqualTo(4);
    assertThat(quality.suspect()).isTrue();
  }

  /** Event time ends the way; one more position an interval later ends the last interval. */
  private void end(int positions) throws Exception {
    job.eventTime(NINE + positions * EVERY);
    tell(positions * EVERY + 3_600_000, onRoad(137));
    job.eventTime(NINE + positions * EVERY + 3_600_000);
  }

  /** Without the position that ended it. */
  private SourceQuality quality() {
    return QualityOf.source(job.side(JobTags.QUALITY));
  }

  private LonLat onRoad(double meters) {
    return onRoad(roads.segment(0), meters);
  }

  private LonLat onRoad(Segment segment, double meters) {
    return roads.point(segment, meters);
  }

  /** The segment that begins farthest from the first one. */
  private Segment farSegment() {
    LonLat here = onRoad(100);
    Segment farthest = roads.segment(0);
    for (int i = 1; i < roads.segments().size(); i++) {
      Segment each = roads.segment(i);
      if (onRoad(each, 1).distanceMeters(here) > onRoad(farthest, 1).distanceMeters(here)) {
        farthest = each;
      }
    }
    return farthest;
  }

  private void tell(long millis, LonLat place) throws Exception {
    tell(millis, place, NO_DELAY);
  }

  private void tell(long millis, LonLat place, long delay) throws Exception {
    Instant at = Instant.ofEpochMilli(NINE + millis);
    VehiclePosition position =
        new VehiclePosition(
            "taxi-1",
            new Position(place.lon(), place.lat(), 5),
            null,
            null,
            at,
            at.plusMillis(delay),
            1);
    job.take(
        new ReceivedPosition(
            position,
            FunctionUnderTest.message(
                "city.positions.v1",
                "taxi-1",
                Codecs.VEHICLE_POSITION.encode(position),
                at.toEpochMilli() + delay),
            null),
        at.toEpochMilli());
  }
}
