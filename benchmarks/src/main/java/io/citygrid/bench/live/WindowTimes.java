package io.citygrid.bench.live;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How long after they can be known somebody first sees the windows of things: from when event time
 * has passed the end of the window and the bound of disorder that the jobs wait for, where event
 * time goes with the clock. Thread-safe.
 */
final class WindowTimes {
  private final Map<String, Long> newest = new HashMap<>();
  private final Histogram millis = new Histogram(3);
  private final long disorderMillis;
  private long countedFromMillis = Long.MAX_VALUE;

  WindowTimes(long disorderMillis) {
    this.disorderMillis = disorderMillis;
  }

  /** From now on windows that begin then or later are counted, and nothing else. */
  synchronized void count(long fromMillis) {
    millis.reset();
    countedFromMillis = fromMillis;
  }

  /** Somebody sees this window of a thing; only the first time counts. */
  synchronized void seen(String thing, long windowMillis, long lengthMillis, long nowMillis) {
    if (newest.merge(thing, windowMillis, Math::max) > windowMillis) {
      return;
    }
    Long before = newest.put(thing + "/seen", windowMillis);
    if ((before == null || before < windowMillis) && windowMillis >= countedFromMillis) {
      millis.recordValue(Math.max(0, nowMillis - windowMillis - lengthMillis - disorderMillis));
    }
  }

  /** What was counted, for a person. */
  synchronized String told() {
    return String.format(
        Locale.ROOT,
        "p50 %,d ms, p99 %,d ms, longest %,d ms (%,d windows of things)",
        millis.getValueAtPercentile(50),
        millis.getValueAtPercentile(99),
        millis.getMaxValue(),
        millis.getTotalCount());
  }
}
