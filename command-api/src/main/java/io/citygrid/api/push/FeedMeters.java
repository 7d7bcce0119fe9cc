package io.citygrid.api.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/**
 * Counts viewers, snapshots by reason (a slow viewer shows here) and messages with latest values.
 */
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

  void values(FeedKind kind, int messages) {
    Counter.builder("citygrid.feed.values")
        .description("Messages with latest values sent, by kind")
        .tag("kind", kind.key())
        .register(registry)
        .increment(messages);
  }

  void snapshot(String reason) {
    Counter.builder("citygrid.feed.snapshots")
        .description("Snapshots sent, by reason")
        .tag("reason", reason)
        .register(registry)
        .increment();
  }
}
