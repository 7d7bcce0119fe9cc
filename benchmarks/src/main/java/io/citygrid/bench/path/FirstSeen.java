package io.citygrid.bench.path;

import java.util.concurrent.atomic.AtomicLong;

/** When the baseline, which runs in this process, took its first message. */
final class FirstSeen {
  private static final AtomicLong AT_NANOS = new AtomicLong();

  private FirstSeen() {}

  /** Before a run. */
  static void forget() {
    AT_NANOS.set(0);
  }

  static byte[] see(byte[] message) {
    if (AT_NANOS.getPlain() == 0) {
      AT_NANOS.compareAndSet(0, System.nanoTime());
    }
    return message;
  }

  /** By {@link System#nanoTime}. */
  static long atNanos() {
    return AT_NANOS.get();
  }
}
