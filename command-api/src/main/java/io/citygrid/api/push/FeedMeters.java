package io.citygrid.api.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** Counts viewers and snapshots by reason: a slow viewer shows here. */
public final class FeedMeters {
  private final MeterRegistry registry;

  public FeedMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void viewers(Supplier<Number> count) {
    Gauge.builder("citygrid.feed.viewers", count)
        .description("Open subscriptions")
        .register(registry);
  }

  void snapshot(String reason) {
    Counter.builder("citygrid.feed.snapshots")
        .description("Snapshots sent, by reason")
        .tag("reason", reason)
        .register(registry)
        .increment();
  }
}
