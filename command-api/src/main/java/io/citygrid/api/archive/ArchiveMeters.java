package io.citygrid.api.archive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** What the archive tells of itself. */
final class ArchiveMeters {
  private final AtomicLong behind = new AtomicLong();
  private final Counter taken;
  private final Counter unreadable;

  ArchiveMeters(MeterRegistry registry) {
    Gauge.builder("citygrid.archive.behind.events", behind, AtomicLong::get)
        .description("Events of the record that the archive has not taken yet")
        .register(registry);
    this.taken =
        Counter.builder("citygrid.archive.events")
            .description("Events of the record that the archive took since the start")
            .register(registry);
    this.unreadable =
        Counter.builder("citygrid.archive.unreadable.events")
            .description("Events of the record that could not be decoded and were passed over")
            .register(registry);
  }

  void took(int events) {
    taken.increment(events);
  }

  void passedOverUnreadable() {
    unreadable.increment();
  }

  void isBehind(long events) {
    behind.set(events);
  }
}
