package io.citygrid.jobs.flow;

import io.citygrid.jobs.state.PackedRecords;
import io.citygrid.jobs.state.PackedType;
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
  private static final int KEYS = 8_192;

  /** Not as a name may be, and the same in every build: state lies under them. */
  private static final String[] NAMES = names();

  private final ValueState<PackedRecords<MoverState>> movers;
  private final MoversByKey earlier;
  private final boolean isRestored;

  /**
   * @param movers made with {@link #descriptor}
   * @param earlier what earlier builds kept
   * @param isRestored whether something of an earlier build may be there
   */
  public MoversTogether(
      ValueState<PackedRecords<MoverState>> movers, MoversByKey earlier, boolean isRestored) {
    this.movers = movers;
    this.earlier = earlier;
    this.isRestored = isRestored;
  }

  /** What is kept of the movers of a key. */
  public static ValueStateDescriptor<PackedRecords<MoverState>> descriptor() {
    return new ValueStateDescriptor<>("movers", PackedType.ofRecords(MoverState.class));
  }

  /** The key of a mover; the same in every run. */
  public static String key(String mover) {
    int mixed = mover.hashCode() * 0x85EBCA6B;
    mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
    return NAMES[(mixed ^ mixed >>> 16) & (KEYS - 1)];
  }

  private static String[] names() {
    String[] names = new String[KEYS];
    for (int i = 0; i < KEYS; i++) {
      names[i] = "#" + i;
    }
    return names;
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
      if (isRestored) {
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
