package io.citygrid.bench.wall;

import org.HdrHistogram.Histogram;

/** Sends what the wall is to show, at an even pace. */
interface PacedSender {
  /**
   * Sends so many at this pace and waits for their acknowledgements.
   *
   * @return when the last one was due
   */
  long run(int count, int perSecond) throws InterruptedException;

  /** From when each was due until it was acknowledged, microseconds. */
  Histogram acknowledged();

  /** How many were refused or not answered. */
  int failed();
}
