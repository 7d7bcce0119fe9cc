package io.citygrid.jobs.flow;

import io.citygrid.jobs.state.RecordType;
import io.citygrid.live.flow.MoverState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * What earlier builds kept of movers, each under its own name: forgotten by the timers that they
 * set.
 */
public final class EarlierMovers {
  private final ValueState<MoverState> mover;

  /** Where builds before those kept when the mover's one timer was due. */
  private final ValueState<Long> look;

  /**
   * @param mover made with {@link #moverDescriptor}
   * @param look made with {@link #lookDescriptor}
   */
  public EarlierMovers(ValueState<MoverState> mover, ValueState<Long> look) {
    this.mover = mover;
    this.look = look;
  }

  /** What was kept of a mover. */
  public static ValueStateDescriptor<MoverState> moverDescriptor() {
    return new ValueStateDescriptor<>("mover", RecordType.ofRecord(MoverState.class));
  }

  /** What was kept beside it. */
  public static ValueStateDescriptor<Long> lookDescriptor() {
    return new ValueStateDescriptor<>("mover-look", Types.LONG);
  }

  /** Event time has come to a timer, of this or of the step itself. */
  public void onEventTime(long timestamp, TimerService timers) throws Exception {
    if (look.value() != null) {
      look.clear();
    } else if (timestamp % KeptMovers.MILLIS_PER_HOUR != 0) {
      return;
    }
    MoverState known = mover.value();
    if (known == null) {
      return;
    }
    if (known.forgottenAtMillis() <= timestamp) {
      mover.clear();
    } else {
      timers.registerEventTimeTimer(KeptMovers.hourAfter(known.forgottenAtMillis()));
    }
  }
}
