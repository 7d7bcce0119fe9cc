package io.citygrid.api.edge;

import io.citygrid.api.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what the edge took and what it refused, by kind of thing and problem. */
public final class EdgeMeters {
  private final MeterRegistry registry;

  public EdgeMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  public void taken(String kind, int count) {
    Counter.builder("citygrid.edge.taken")
        .description("Messages that Kafka has acknowledged")
        .tag("kind", kind)
        .register(registry)
        .increment(count);
  }

  public void refused(String kind, Problem problem) {
    Counter.builder("citygrid.edge.refused")
        .description("Messages that were refused at the front door")
        .tag("kind", kind)
        .tag("problem", problem.kind())
        .register(registry)
        .increment();
  }
}
