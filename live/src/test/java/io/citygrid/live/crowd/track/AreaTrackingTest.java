package io.citygrid.live.crowd.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.event.TrackedPosition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten frames a second, windows of two seconds. */
class AreaTrackingTest {
  private final AreaTracking tracking = new AreaTracking(Corridor.AREA, Corridor.RULES);
  private TrackedPast past = TrackedPast.NEW;

  private TrackedMeasure next(long startMillis, List<MeasuredFrame> frames) {
    AreaTracking.Step step = tracking.next(past, startMillis, frames);
    past = step.after();
    return step.measure();
  }

  /** Somebody who walks at a speed; where they are at a moment. */
  private static TrackedPosition walker(
      long person, double startX, double metersPerSecond, long millis) {
    return new TrackedPosition(person, startX + metersPerSecond * millis / 1_000, 2);
  }

  private static List<MeasuredFrame> walk(
      long from, long until, double startX, double metersPerSecond) {
    List<MeasuredFrame> frames = new ArrayList<>();
    for (long at = from; at < until; at += 100) {
      frames.add(Corridor.frame(at, walker(1, startX, metersPerSecond, at)));
    }
    return frames;
  }

  /** From x = -3.05 at 1 m/s: in at 1.05 s, across the line at 3.05 s, out at 5.05 s. */
  @Test
  void somebodyComesCrossesAndLeaves() {
    TrackedMeasure first = next(0, walk(0, 2_000, -3.05, 1));
    TrackedMeasure second = next(2_000, walk(2_000, 4_000, -3.05, 1));
    TrackedMeasure third = next(4_000, walk(4_000, 6_000, -3.05, 1));

    assertThat(first.in()).isEqualTo(1);
    assertThat(first.people()).isCloseTo(0.45, within(1e-9));
    assertThat(first.density()).isCloseTo(0.45 / 16, within(1e-9));
    assertThat(first.framesShare()).isEqualTo(1);
    assertThat(second.backward()).as("from the left of the line to its right").isEqualTo(1);
    assertThat(second.forward()).isZero();
    assertThat(second.people()).isEqualTo(1);
    assertThat(second.speed()).isCloseTo(1, within(1e-9));
    assertThat(third.out()).isEqualTo(1);
    assertThat(third.stays()).isEqualTo(1);
    assertThat(third.staySeconds()).isCloseTo(4, within(1e-9));
    assertThat(first.out() + second.in() + second.out() + third.in()).isZero();
    assertThat(first.broken() + second.broken() + third.broken()).isZero();
  }

  @Test
  void theStayOfWhoWasThereBeforeIsNotKnown() {
    next(0, walk(0, 2_000, 1, 0.25));
    next(2_000, walk(2_000, 4_000, 1, 0.25));
    TrackedMeasure leaving = next(4_000, walk(4_000, 6_000, 1, 0.25));

    assertThat(leaving.out()).isEqualTo(1);
    assertThat(leaving.stays()).isZero();
    assertThat(leaving.staySeconds()).isNaN();
  }

  /** A number that goes over to somebody on the other side crosses nothing and leaves nothing. */
  @Test
  void aStepThatNobodyCanMakeIsOfSomebodyElse() {
    TrackedMeasure measure =
        next(
            0,
            List.of(
                Corridor.frame(0, new TrackedPosition(1, -1.9, 2)),
                Corridor.frame(100, new TrackedPosition(1, 1.9, 2)),
                Corridor.frame(200, new TrackedPosition(1, 1.95, 2))));

    assertThat(measure.broken()).isEqualTo(1);
    assertThat(measure.forward() + measure.backward()).isZero();
    assertThat(measure.speed()).as("nobody was followed for 0.4 s").isNaN();
    assertThat(measure.framesShare()).isEqualTo(3 / 20.0);
  }

  @Test
  void whoWasNotSeenForLongIsSomebodyNew() {
    TrackedMeasure seen =
        next(
            0,
            List.of(
                Corridor.frame(0, new TrackedPosition(1, -0.5, 2)),
                Corridor.frame(1_000, new TrackedPosition(1, 0.5, 2))));
    TrackedMeasure lost =
        next(2_000, List.of(Corridor.frame(2_100, new TrackedPosition(1, -0.5, 2))));

    assertThat(seen.backward()).as("a second is not long").isEqualTo(1);
    assertThat(seen.speed()).isCloseTo(1, within(1e-9));
    assertThat(lost.forward()).isZero();
    assertThat(lost.broken()).as("nobody stepped too far").isZero();
  }

  @Test
  void aFrameWithoutAnybodySaysThatNobodyIsThere() {
    TrackedMeasure measure = next(0, List.of(Corridor.frame(0), Corridor.frame(100)));

    assertThat(measure.people()).isZero();
    assertThat(measure.voronoiDensity()).isZero();
    assertThat(measure.frames()).isEqualTo(2);
  }

  /** Frames of the windows before that can still be corrected count too, until they cannot. */
  @Test
  void theVersionIsHowManyFramesAWindowRestsOn() {
    for (int window = 0; window < 5; window++) {
      TrackedMeasure measure = next(2_000L * window, List.of(Corridor.frame(2_000L * window)));
      assertThat(measure.version()).isEqualTo(window + 1);
    }
    assertThat(next(40_000, List.of(Corridor.frame(40_000))).version()).isEqualTo(1);
  }
}
