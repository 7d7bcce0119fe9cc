package io.citygrid.jobs.traffic.core;

import io.citygrid.geo.road.Segment;
import io.citygrid.live.traffic.matching.Column;
import io.citygrid.live.traffic.matching.Driven;
import io.citygrid.live.traffic.matching.Fix;
import io.citygrid.live.traffic.matching.FixFault;
import io.citygrid.live.traffic.matching.MatchState;
import io.citygrid.live.traffic.matching.MatchedFix;
import io.citygrid.live.traffic.matching.OnlineMatcher;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the positions of one vehicle as event time comes to them, whatever order they came in. */
public final class VehicleDrive {
  private static final long MILLIS_PER_SECOND = 1_000;

  private VehicleDrive() {}

  /**
   * What was decided.
   *
   * @param samples what the vehicle drove since
   * @param judged the positions taken, in the order of time
   */
  public record Step(VehicleState after, List<SegmentSample> samples, List<Judged> judged) {}

  /**
   * A position that was taken.
   *
   * @param fault why it is on no segment; null when it is on one
   */
  public record Judged(Fix fix, @Nullable FixFault fault) {}

  /** Event time has come this far. */
  public static Step advance(VehicleState before, TrafficGround ground, long toMillis) {
    List<SegmentSample> samples = new ArrayList<>();
    List<Judged> judged = new ArrayList<>();
    List<Fix> left = new ArrayList<>();
    MatchState matching = before.matching();
    MatchedFix last = before.last();
    long decidedTo = before.decidedToMillis();
    for (Fix fix : before.pending()) {
      if (fix.atMillis() > toMillis) {
        left.add(fix);
        continue;
      }
      OnlineMatcher.Step step = ground.matcher().step(matching, fix);
      matching = step.after();
      last = drive(last, step.decided(), ground, samples);
      judged.add(new Judged(fix, step.fault()));
      decidedTo = fix.atMillis();
    }
    if (isSilent(matching, ground, toMillis)) {
      OnlineMatcher.Step end = ground.matcher().flush(matching);
      drive(last, end.decided(), ground, samples);
      matching = end.after();
      last = null;
    }
    return new Step(
        new VehicleState(
            List.copyOf(left),
            matching,
            last,
            decidedTo,
            before.cityVersion(),
            before.lookAtMillis()),
        samples,
        judged);
  }

  /** Event time at which silence ends the way; the largest when no way is open. */
  public static long silentAt(VehicleState state, TrafficGround ground) {
    List<Column> columns = state.matching().columns();
    return columns.isEmpty()
        ? Long.MAX_VALUE
        : columns.get(columns.size() - 1).fix().atMillis() + gapMillis(ground) + 1;
  }

  private static boolean isSilent(MatchState matching, TrafficGround ground, long toMillis) {
    int open = matching.columns().size();
    return open > 0
        && matching.columns().get(open - 1).fix().atMillis() + gapMillis(ground) < toMillis;
  }

  private static long gapMillis(TrafficGround ground) {
    return ground.rules().matching().longestGapSeconds() * MILLIS_PER_SECOND;
  }

  private static @Nullable MatchedFix drive(
      @Nullable MatchedFix last,
      List<MatchedFix> decided,
      TrafficGround ground,
      List<SegmentSample> samples) {
    MatchedFix before = last;
    for (MatchedFix fix : decided) {
      if (before != null) {
        for (Driven driven : ground.traversals().list(before, fix)) {
          samples.add(sample(driven, ground));
        }
      }
      before = fix;
    }
    return before;
  }

  private static SegmentSample sample(Driven driven, TrafficGround ground) {
    Segment segment = ground.city().roads().segment(driven.segment());
    return new SegmentSample(
        segment.road(),
        segment.id(),
        driven.intervalMillis(),
        "",
        driven.driven(),
        Double.NaN,
        1,
        ground.city().version().city());
  }
}
