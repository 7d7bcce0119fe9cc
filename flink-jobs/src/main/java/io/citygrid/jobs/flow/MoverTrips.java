package io.citygrid.jobs.flow;

import io.citygrid.jobs.flow.core.FlowGround;
import io.citygrid.jobs.metrics.DomainMetrics;
import io.citygrid.live.flow.LevelTrip;
import io.citygrid.live.flow.MoverFix;
import io.citygrid.live.flow.MoverState;
import io.citygrid.live.flow.TripChange;
import io.citygrid.live.flow.TripWatch;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.OutputTag;

/**
 * Follows each mover in the step that takes its positions, which is keyed by it, and tells of its
 * trips beside what the step decides. What is kept of a mover is forgotten by a timer when it was
 * silent for longer than a trip may take.
 */
public final class MoverTrips {
  /** Trips, one for each level of areas. */
  public static final OutputTag<TripSample> TRIPS =
      new OutputTag<>("trips", TypeInformation.of(TripSample.class));

  private static final String POSITIONS = "flow_positions";

  private final ValueState<MoverState> mover;

  /** When the one timer that looks whether the mover can be forgotten is due. */
  private final ValueState<Long> look;

  private final DomainMetrics metrics;

  /**
   * @param mover made with {@link #moverDescriptor}
   * @param look made with {@link #lookDescriptor}
   */
  public MoverTrips(ValueState<MoverState> mover, ValueState<Long> look, DomainMetrics metrics) {
    this.mover = mover;
    this.look = look;
    this.metrics = metrics;
  }

  /** What is kept of a mover. */
  public static ValueStateDescriptor<MoverState> moverDescriptor() {
    return new ValueStateDescriptor<>("mover", TypeInformation.of(MoverState.class));
  }

  /** When to look whether it can be forgotten. */
  public static ValueStateDescriptor<Long> lookDescriptor() {
    return new ValueStateDescriptor<>("mover-look", Types.LONG);
  }

  /** A position of the current key comes; one that is not sure enough tells nothing. */
  public void take(
      MoverFix fix,
      FlowGround ground,
      KeyedBroadcastProcessFunction<String, ?, ?, ?>.ReadOnlyContext context)
      throws Exception {
    if (!ground.isSure(fix.accuracyMeters())) {
      metrics.count(POSITIONS, "verdict", "INACCURATE");
      return;
    }
    long watermark = context.timerService().currentWatermark();
    MoverState known = mover.value();
    TripWatch.Step step =
        ground.trips().take(known == null ? MoverState.NEW : known, fix, watermark);
    metrics.count(POSITIONS, "verdict", step.verdict().name());
    if (known == null && step.after().equals(MoverState.NEW)) {
      return;
    }
    mover.update(step.after());
    Long due = look.value();
    if (due == null || due <= watermark) {
      lookAt(step.after().forgottenAtMillis(), context);
    }
    for (TripChange change : step.changes()) {
      for (LevelTrip trip : LevelTrip.of(change, ground.city())) {
        context.output(TRIPS, new TripSample(trip));
      }
    }
  }

  /** Event time has come to a timer, of this or of the step itself. */
  public void onEventTime(
      long timestamp, KeyedBroadcastProcessFunction<String, ?, ?, ?>.ReadOnlyContext context)
      throws Exception {
    Long due = look.value();
    if (due == null || due > timestamp) {
      return;
    }
    MoverState known = mover.value();
    if (known == null || known.forgottenAtMillis() <= timestamp) {
      mover.clear();
      look.clear();
    } else {
      lookAt(known.forgottenAtMillis(), context);
    }
  }

  private void lookAt(
      long millis, KeyedBroadcastProcessFunction<String, ?, ?, ?>.ReadOnlyContext context)
      throws Exception {
    look.update(millis);
    context.timerService().registerEventTimeTimer(millis);
  }
}
