package io.citygrid.bench.wall;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What became of what was sent at one rate. A rate that is not kept up has latencies that say how
 * long the run was, not how fast the city is: so each says whether it was.
 *
 * @param perSecond how many were due each second
 * @param acknowledged from when one was due until it was acknowledged, microseconds
 * @param shown the same until the wall had it
 * @param drainedMillis from when the last was due until all were shown
 * @param failed refused or not answered
 */
record RateStep(
    int perSecond, Histogram acknowledged, Histogram shown, long drainedMillis, int failed) {
  /** Whoever keeps up is done so soon after the last one. */
  private static final long KEPT_UP_MILLIS = 1_000;

  static RateStep run(PacedSender sender, WallViewer viewer, int perSecond, int seconds)
      throws InterruptedException {
    viewer.reset();
    sender.acknowledged().reset();
    int failedBefore = sender.failed();
    long lastDue = sender.run(perSecond * seconds, perSecond);
    viewer.awaitAll();
    return new RateStep(
        perSecond,
        sender.acknowledged().copy(),
        viewer.shown().copy(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastDue),
        sender.failed() - failedBefore);
  }

  boolean isKeptUp() {
    return failed == 0 && drainedMillis <= KEPT_UP_MILLIS;
  }

  @Override
  public String toString() {
    return "%,6d/s: acknowledged p50 %.1f p99 %.1f ms, shown p50 %.1f p99 %.1f max %.1f ms; %s"
        .formatted(
            perSecond,
            acknowledged.getValueAtPercentile(50) / 1e3,
            acknowledged.getValueAtPercentile(99) / 1e3,
            shown.getValueAtPercentile(50) / 1e3,
            shown.getValueAtPercentile(99) / 1e3,
            shown.getMaxValue() / 1e3,
            isKeptUp()
                ? "kept up"
                : "NOT kept up: all shown %,d ms after the last was due, %,d refused or failed"
                    .formatted(drainedMillis, failed));
  }
}
