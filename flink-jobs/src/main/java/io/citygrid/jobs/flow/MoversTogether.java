package io.citygrid.jobs.flow;

import io.citygrid.jobs.state.PackedRecords;
import io.citygrid.jobs.state.PackedType;
import io.citygrid.jobs.state.SharedKeys;
import io.citygrid.live.flow.MoverState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.jspecify.annotations.Nullable;

/**
 * Many movers share a key, for there may be a million of them, and nothing else is kept of any.
 * What earlier builds kept under the name of each is forgotten by the timers that they set.
 */
public final class MoversTogether implements KeptMovers {
  private static final SharedKeys KEYS = SharedKeys.of(8_192);

  private final ValueState<PackedRecords<MoverState>> movers;

  /** Null when nothing of an earlier build may be there. */
  private final @Nullable EarlierMovers earlier;

  /**
   * @param movers made with {@link #descriptor}
   * @param earlier what earlier builds kept; null when nothing of them may be there
   */
  public MoversTogether(
      ValueState<PackedRecords<MoverState>> movers, @Nullable EarlierMovers earlier) {
    this.movers = movers;
    this.earlier = earlier;
  }

  /** What is kept of the movers of a key. */
  public static ValueStateDescriptor<PackedRecords<MoverState>> descriptor() {
    return new ValueStateDescriptor<>("movers", PackedType.ofRecords(MoverState.class));
  }

  /** The key of a mover; the same in every run. */
  public static String key(String mover) {
    return KEYS.of(mover);
  }

  @Override
  public @Nullable MoverState find(String mover) throws Exception {
    PackedRecords<MoverState> known = movers.value();
    return known == null ? null : known.find(mover);
  }

  @Override
  public void keep(String mover, @Nullable MoverState before, MoverState after, TimerService timers)
      throws Exception {
    PackedRecords<MoverState> known = movers.value();
    if (known == null) {
      known = new PackedRecords<>(MoverState.class);
      timers.registerEventTimeTimer(
          KeptMovers.hourAfter(Math.max(after.forgottenAtMillis(), timers.currentWatermark())));
    }
    known.put(mover, after);
    movers.update(known);
  }

  @Override
  public void onEventTime(long timestamp, TimerService timers) throws Exception {
    PackedRecords<MoverState> known = movers.value();
    if (known == null) {
      if (earlier != null) {
        earlier.onEventTime(timestamp, timers);
      }
      return;
    }
    known.removeIf(mover -> mover.forgottenAtMillis() <= timestamp);
    if (known.size() == 0) {
      movers.clear();
    } else {
      movers.update(known);
      timers.registerEventTimeTimer(KeptMovers.hourAfter(timestamp));
    }
  }
}
