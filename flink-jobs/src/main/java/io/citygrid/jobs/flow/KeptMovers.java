package io.citygrid.jobs.flow;

import io.citygrid.live.flow.MoverState;
import org.apache.flink.streaming.api.TimerService;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the movers of the current key. They are forgotten by timers at full hours, so
 * that one who is heard again and again needs none of its own each time.
 */
public interface KeptMovers {
  long MILLIS_PER_HOUR = 3_600_000;

  /** What is kept of a mover; null when nothing is. */
  @Nullable MoverState find(String mover) throws Exception;

  /**
   * Keeps it until it is to be forgotten, and up to an hour longer.
   *
   * @param before what was found
   */
  void keep(String mover, @Nullable MoverState before, MoverState after, TimerService timers)
      throws Exception;

  /** Event time has come to a timer, of these or of the step itself. */
  void onEventTime(long timestamp, TimerService timers) throws Exception;

  /** The full hour after a moment. */
  static long hourAfter(long millis) {
    return (Math.floorDiv(millis, MILLIS_PER_HOUR) + 1) * MILLIS_PER_HOUR;
  }
}
