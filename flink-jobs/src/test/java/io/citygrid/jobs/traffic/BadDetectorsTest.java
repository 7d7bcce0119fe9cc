package io.citygrid.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.DetectorQuantity;
import io.citygrid.city.view.SourceQuality;
import io.citygrid.city.wire.Codecs;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.FunctionUnderTest;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.QualityOf;
import io.citygrid.jobs.kafka.ReceivedObservation;
import io.citygrid.live.traffic.SpaceMean;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a loop detector cannot have seen is flagged, and never averaged in. */
class BadDetectorsTest {
  private static final long NINE = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long A_MINUTE = 60_000;
  private static final long NO_DELAY = 200;

  private FunctionUnderTest<ReceivedObservation, RoadSample> job;

  @BeforeEach
  void open() throws Exception {
    job =
        new FunctionUnderTest<>(
            new DetectorFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
            DetectorFunction::key);
  }

  @AfterEach
  void close() throws Exception {
    job.close();
  }

  @Test
  void aLaneThatIsStuckForHoursIsFlaggedAndTheOtherGoesOn() throws Exception {
    for (int minute = 0; minute < 180; minute++) {
      sample(1, minute, 600 + minute, 50, Double.NaN);
      sample(2, minute, 900, 20, Double.NaN);
    }
    job.eventTime(NINE + 180 * A_MINUTE);
    SourceQuality quality = quality();
    assertThat(QualityOf.faults(quality)).containsOnlyKeys("STUCK");
    assertThat(quality.reasons()).allMatch(reason -> reason.part().equals("2"));
    assertThat(quality.usableShare()).isEqualTo(0.5);
    assertThat(quality.suspect()).isTrue();
    assertThat(last().kmh()).as("of the lane that is not stuck").isCloseTo(50, within(0.01));
  }

  @Test
  void anEmptyLaneAtNightIsNotStuck() throws Exception {
    for (int minute = 0; minute < 180; minute++) {
      sample(1, minute, 0, Double.NaN, 0);
    }
    job.eventTime(NINE + 180 * A_MINUTE);
    assertThat(quality().suspect()).isFalse();
    assertThat(quality().usableShare()).isEqualTo(1);
  }

  @Test
  void whatCannotBeIsFlaggedByItsReasonAndNotAveragedIn() throws Exception {
    badEveryOther("IMPOSSIBLE_SPEED", minute -> 600, minute -> 250, minute -> Double.NaN);
    badEveryOther("IMPOSSIBLE_FLOW", minute -> 9_000, minute -> 50, minute -> Double.NaN);
    badEveryOther("FLOW_WITHOUT_SPEED", minute -> 600, minute -> 0, minute -> Double.NaN);
    badEveryOther("IMPOSSIBLE_DENSITY", minute -> 2_900, minute -> 5, minute -> Double.NaN);
    badEveryOther("OCCUPANCY_DISAGREES", minute -> 1_200, minute -> 60, minute -> 0.9);
    badEveryOther("IMPOSSIBLE_OCCUPANCY", minute -> 600, minute -> 50, minute -> 1.5);
  }

  /** Every other minute is bad, the others tell 55 km/h. */
  private void badEveryOther(
      String fault,
      LongToDoubleFunction flow,
      LongToDoubleFunction speed,
      LongToDoubleFunction occupancy)
      throws Exception {
    close();
    open();
    for (int minute = 0; minute < 60; minute++) {
      if (minute % 2 == 0) {
        sample(
            1,
            minute,
            flow.applyAsDouble(minute),
            speed.applyAsDouble(minute),
            occupancy.applyAsDouble(minute));
      } else {
        sample(1, minute, 600 + minute, 55, Double.NaN);
      }
    }
    job.eventTime(NINE + 60 * A_MINUTE);
    SourceQuality quality = quality();
    assertThat(QualityOf.faults(quality)).as(fault).isEqualTo(Map.of(fault, 30L));
    assertThat(quality.heard()).isEqualTo(60);
    assertThat(quality.usableShare()).isEqualTo(0.5);
    assertThat(quality.suspect()).isTrue();
    assertThat(quality.lastGood()).isNotNull();
    assertThat(quality.lastGood().value()).isEqualTo("659.0/h, 55.0 km/h");
    assertThat(quality.lastGood().at()).isEqualTo(Instant.ofEpochMilli(NINE + 59 * A_MINUTE));
    assertThat(last().kmh()).as(fault).isCloseTo(55, within(0.01));
  }

  @Test
  void aClockThatIsAnHourBehindIsSaidToBeBehindAndNothingOfItCounts() throws Exception {
    job.eventTime(NINE + 90 * A_MINUTE);
    for (int minute = 0; minute < 30; minute++) {
      observe(1, DetectorQuantity.SPEED, minute, 50, 60 * A_MINUTE);
      observe(1, DetectorQuantity.SPEED, minute, 50, 60 * A_MINUTE);
    }
    SourceQuality quality = quality();
    assertThat(QualityOf.faults(quality)).containsOnlyKeys("LATE");
    assertThat(quality.usable()).isZero();
    assertThat(quality.clockOffSeconds()).isEqualTo(-3_600);
    assertThat(quality.suspect()).isTrue();
    assertThat(job.decided()).isEmpty();
  }

  @Test
  void whatIsToldTwiceOrComesLateAndIsStillTakenCountsOnce() throws Exception {
    for (int minute = 0; minute < 10; minute++) {
      sample(1, minute, 600 + minute, 50, Double.NaN);
      sample(1, minute, 600 + minute, 50, Double.NaN);
    }
    job.eventTime(NINE + 10 * A_MINUTE);
    assertThat(quality().heard()).isEqualTo(10);
    sample(2, 3, 700, 40, Double.NaN);
    SourceQuality corrected = quality();
    assertThat(corrected.heard()).isEqualTo(11);
    assertThat(corrected.usable()).isEqualTo(11);
  }

  private SourceQuality quality() {
    return QualityOf.source(job.side(JobTags.QUALITY));
  }

  private SpaceMean last() {
    return job.decided().get(job.decided().size() - 1).content().driven();
  }

  private void sample(int lane, int minute, double flow, double speed, double occupancy)
      throws Exception {
    if (!Double.isNaN(flow)) {
      observe(lane, DetectorQuantity.FLOW, minute, flow, NO_DELAY);
    }
    if (!Double.isNaN(speed)) {
      observe(lane, DetectorQuantity.SPEED, minute, speed, NO_DELAY);
    }
    if (!Double.isNaN(occupancy)) {
      observe(lane, DetectorQuantity.OCCUPANCY, minute, occupancy, NO_DELAY);
    }
  }

  private void observe(int lane, DetectorQuantity quantity, int minute, double value, long delay)
      throws Exception {
    Instant at = Instant.ofEpochMilli(NINE + minute * A_MINUTE);
    DetectorObservation observation =
        new DetectorObservation("loop-1", lane, quantity, value, at, at.plusMillis(delay), 1);
    job.take(
        new ReceivedObservation(
            observation,
            FunctionUnderTest.message(
                "city.detectors.v1",
                "loop-1",
                Codecs.DETECTOR_OBSERVATION.encode(observation),
                at.toEpochMilli() + delay),
            null),
        at.toEpochMilli());
  }
}
