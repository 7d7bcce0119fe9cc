package io.citygrid.api.history;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** What the history of metrics tells of itself. */
final class HistoryMeters {
  private final AtomicLong behind = new AtomicLong();
  private final Counter taken;
  private final Counter unreadable;
  private final Counter tooLate;

  HistoryMeters(MeterRegistry registry) {
    Gauge.builder("citygrid.history.behind.values", behind, AtomicLong::get)
        .description("Values of metrics that the history has not taken yet")
        .register(registry);
    this.taken =
        Counter.builder("citygrid.history.values")
            .description("Values of metrics that the history took since the start")
            .register(registry);
    this.unreadable =
        Counter.builder("citygrid.history.unreadable.values")
            .description("Values of metrics that could not be decoded and were passed over")
            .register(registry);
    this.tooLate =
        Counter.builder("citygrid.history.late.values")
            .description("Values of metrics that came after their minutes had been forgotten")
            .register(registry);
  }

  void took(int values) {
    taken.increment(values);
  }

  void passedOverUnreadable() {
    unreadable.increment();
  }

  void cameTooLate(int values) {
    tooLate.increment(values);
  }

  void isBehind(long values) {
    behind.set(values);
  }
}
