package io.citygrid.jobs.flow;

import io.citygrid.jobs.flow.core.FlowGround;
import io.citygrid.jobs.metrics.DomainMetrics;
import io.citygrid.live.flow.LevelTrip;
import io.citygrid.live.flow.MoverFix;
import io.citygrid.live.flow.MoverState;
import io.citygrid.live.flow.TripChange;
import io.citygrid.live.flow.TripWatch;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.OutputTag;

/**
 * Follows each mover in the step that takes its positions, and tells of its trips beside what the
 * step decides. What is kept of a mover is forgotten when it was silent for longer than a trip may
 * take.
 */
public final class MoverTrips {
  /** Trips, one for each level of areas. */
  public static final OutputTag<TripSample> TRIPS =
      new OutputTag<>("trips", TypeInformation.of(TripSample.class));

  private static final String POSITIONS = "flow_positions";

  private final KeptMovers movers;
  private final DomainMetrics metrics;

  public MoverTrips(KeptMovers movers, DomainMetrics metrics) {
    this.movers = movers;
    this.metrics = metrics;
  }

  /** A position of a mover comes; one that is not sure enough tells nothing. */
  public void take(
      String mover,
      MoverFix fix,
      FlowGround ground,
      KeyedBroadcastProcessFunction<String, ?, ?, ?>.ReadOnlyContext context)
      throws Exception {
    if (!ground.isSure(fix.accuracyMeters())) {
      metrics.count(POSITIONS, "verdict", "INACCURATE");
      return;
    }
    long watermark = context.timerService().currentWatermark();
    MoverState known = movers.find(mover);
    TripWatch.Step step =
        ground.trips().take(known == null ? MoverState.NEW : known, fix, watermark);
    metrics.count(POSITIONS, "verdict", step.verdict().name());
    boolean isNothing = known == null && step.after().equals(MoverState.NEW);
    if (!isNothing && step.after() != known) {
      movers.keep(mover, known, step.after(), context.timerService());
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
    movers.onEventTime(timestamp, context.timerService());
  }
}
