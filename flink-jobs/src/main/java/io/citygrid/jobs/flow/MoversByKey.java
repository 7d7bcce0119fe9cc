package io.citygrid.jobs.flow;

import io.citygrid.jobs.state.RecordType;
import io.citygrid.live.flow.MoverState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.jspecify.annotations.Nullable;

/**
 * Each mover is a key: what else the step keeps of it lies there too. It has two timers at most.
 */
public final class MoversByKey implements KeptMovers {
  private final ValueState<MoverState> mover;

  /** Where earlier builds kept when the mover's one timer was due; only ever emptied. */
  private final ValueState<Long> look;

  private final boolean isRestored;

  /**
   * @param mover made with {@link #moverDescriptor}
   * @param look made with {@link #lookDescriptor}
   * @param isRestored whether something of an earlier build may be in them
   */
  public MoversByKey(ValueState<MoverState> mover, ValueState<Long> look, boolean isRestored) {
    this.mover = mover;
    this.look = look;
    this.isRestored = isRestored;
  }

  /** What is kept of a mover. */
  public static ValueStateDescriptor<MoverState> moverDescriptor() {
    return new ValueStateDescriptor<>("mover", RecordType.ofRecord(MoverState.class));
  }

  /** What earlier builds kept beside it. */
  public static ValueStateDescriptor<Long> lookDescriptor() {
    return new ValueStateDescriptor<>("mover-look", Types.LONG);
  }

  @Override
  public @Nullable MoverState find(String ofTheKey) throws Exception {
    return mover.value();
  }

  @Override
  public void keep(
      String ofTheKey, @Nullable MoverState before, MoverState after, TimerService timers)
      throws Exception {
    mover.update(after);
    long due = KeptMovers.hourAfter(after.forgottenAtMillis());
    boolean isSet = before != null && KeptMovers.hourAfter(before.forgottenAtMillis()) == due;
    if (!isSet || due <= timers.currentWatermark()) {
      timers.registerEventTimeTimer(due);
    }
  }

  @Override
  public void onEventTime(long timestamp, TimerService timers) throws Exception {
    boolean isLook = isRestored && look.value() != null;
    if (isLook) {
      look.clear();
    } else if (timestamp % MILLIS_PER_HOUR != 0) {
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
