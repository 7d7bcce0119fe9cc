package io.citygrid.bench.wall;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends at an even pace whatever the answers take. Each sending has the moment at which it was due:
 * latencies are counted from there, so that a stall counts for all who had to wait (no coordinated
 * omission).
 */
final class Paced {
  private Paced() {}

  /** Sends one thing. */
  interface Sending {
    void send(int number, long dueNanos);
  }

  /**
   * Blocks until all are sent.
   *
   * @return when the last one was due
   */
  static long run(int count, int perSecond, Sending sending) {
    long start = System.nanoTime();
    long gapNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long due = start;
    for (int i = 0; i < count; i++) {
      due = start + i * gapNanos;
      long wait = due - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
      sending.send(i, due);
    }
    return due;
  }
}
