package io.citygrid.jobs.traffic.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.IndexedCity;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.geo.road.Segment;
import io.citygrid.live.traffic.SpaceMean;
import io.citygrid.live.traffic.matching.Fix;
import io.citygrid.live.traffic.matching.FixFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class VehicleDriveTest {
  private static final long EVERY = 10_000;

  private final TrafficGround ground =
      new TrafficGround(new IndexedCity(Testville.city(), GridFences::of));
  private final Segment segment = ground.city().roads().segment(0);

  private Fix fix(long millis, double meters) {
    LonLat at = ground.city().roads().point(segment, meters);
    return new Fix(millis, at.lon(), at.lat(), 5, Double.NaN, Double.NaN);
  }

  private static VehicleState with(VehicleState before, List<Fix> fixes) {
    VehicleState state = before;
    for (Fix fix : fixes) {
      state = state.with(fix, 1);
    }
    return state;
  }

  private static Map<String, SpaceMean> sums(List<SegmentSample> samples) {
    Map<String, SpaceMean> sums = new TreeMap<>();
    for (SegmentSample sample : samples) {
      sums.merge(
          sample.segment() + "@" + sample.intervalMillis(), sample.driven(), SpaceMean::plus);
    }
    return sums;
  }

  private List<SegmentSample> atOnce(List<Fix> trip) {
    return VehicleDrive.advance(with(VehicleState.NEW, trip), ground, Long.MAX_VALUE).samples();
  }

  /** As the job does it: a step at each position, and one where silence ends the way. */
  private List<SegmentSample> stepByStep(List<Fix> trip) {
    List<SegmentSample> samples = new ArrayList<>();
    VehicleState state = VehicleState.NEW;
    for (Fix fix : trip) {
      long silentAt = VehicleDrive.silentAt(state, ground);
      if (silentAt < fix.atMillis()) {
        VehicleDrive.Step silence = VehicleDrive.advance(state, ground, silentAt);
        samples.addAll(silence.samples());
        state = silence.after();
      }
      VehicleDrive.Step step =
          VehicleDrive.advance(with(state, List.of(fix)), ground, fix.atMillis());
      samples.addAll(step.samples());
      state = step.after();
    }
    samples.addAll(VehicleDrive.advance(state, ground, Long.MAX_VALUE).samples());
    return samples;
  }

  @Test
  void aVehicleThatTellsTheVerySamePlaceForLongIsNoTraffic() {
    List<Fix> trip = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      trip.add(fix(i * EVERY, 300));
    }
    long millis = stepByStep(trip).stream().mapToLong(sample -> sample.driven().millis()).sum();

    // From the first position to the last before three minutes were over.
    assertThat(millis).isEqualTo(170_000);
  }

  @Test
  void positionsThatAreOnNoSegmentAreToldWithTheirFault() {
    List<Fix> trip = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      trip.add(fix(i * EVERY, 300));
    }
    trip.add(new Fix(20 * EVERY, 0, 0, 5, Double.NaN, Double.NaN));
    trip.add(fix(21 * EVERY, 310));
    VehicleDrive.Step step = VehicleDrive.advance(with(VehicleState.NEW, trip), ground, 22 * EVERY);

    assertThat(step.judged())
        .hasSize(trip.size())
        .extracting(VehicleDrive.Judged::fault)
        .filteredOn(Objects::nonNull)
        .containsExactly(FixFault.FROZEN, FixFault.FROZEN, FixFault.NO_ROAD);
  }

  @Test
  void aVehicleThatGoesOnAfterwardsIsTrafficAgain() {
    List<Fix> trip = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      trip.add(fix(i * EVERY, 300));
    }
    trip.add(fix(60 * EVERY, 400));
    trip.add(fix(61 * EVERY, 500));
    List<SegmentSample> last =
        stepByStep(trip).stream().filter(sample -> sample.driven().millimeters() > 0).toList();

    assertThat(last).hasSize(1);
    assertThat(last.get(0).driven().kmh()).isBetween(35.9, 36.1);
  }

  @RepeatedTest(20)
  void whatWasDrivenIsTheSameStepByStepAndAtOnce(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Fix> trip = new ArrayList<>();
    long at = 0;
    double meters = 20;
    while (trip.size() < 80) {
      at += EVERY;
      switch (random.nextInt(12)) {
        case 0 -> at += 40_000L * random.nextInt(6);
        case 1 -> {
          int stands = random.nextInt(40);
          for (int i = 0; i < stands; i++, at += EVERY) {
            trip.add(fix(at, meters));
          }
        }
        case 2 -> trip.add(new Fix(at, 0, 0, 5, Double.NaN, Double.NaN));
        case 3 -> trip.add(fix(at, random.nextDouble() * segment.lengthMeters()));
        default -> {
          meters = (meters + 100 * random.nextDouble()) % segment.lengthMeters();
          trip.add(fix(at, meters));
        }
      }
    }
    assertThat(sums(stepByStep(trip))).isEqualTo(sums(atOnce(trip))).isNotEmpty();
  }
}
