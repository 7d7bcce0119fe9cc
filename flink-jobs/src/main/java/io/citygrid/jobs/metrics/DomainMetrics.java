package io.citygrid.jobs.metrics;

import io.citygrid.city.event.DeadLetterReason;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts what happens in the city, in the city's words, below the scope {@code citygrid} of an
 * operator. Counters start at 0 with each start of the job; the record, not they, is the truth.
 */
public final class DomainMetrics {
  private final MetricGroup group;
  private final Map<String, Counter> counters = new HashMap<>();

  /** By name, then by the label's value. */
  private final Map<String, Map<String, Counter>> labelled = new HashMap<>();

  public DomainMetrics(MetricGroup operator) {
    this.group = operator.addGroup("citygrid");
  }

  /** One more of these. */
  public void count(String name) {
    count(name, 1);
  }

  /** So many more of these. */
  public void count(String name, int more) {
    Counter known = counters.get(name);
    if (known == null) {
      known = group.counter(name);
      counters.put(name, known);
    }
    known.inc(more);
  }

  /** One more of these, told apart by a label. */
  public void count(String name, String label, String value) {
    Map<String, Counter> byValue = labelled.computeIfAbsent(name, key -> new HashMap<>());
    Counter known = byValue.get(value);
    if (known == null) {
      known = group.addGroup(label, value).counter(name);
      byValue.put(value, known);
    }
    known.inc();
  }

  /** One more dead letter. */
  public void countDeadLetter(DeadLetterReason reason) {
    count("dead_letters", "reason", reason.name());
  }
}
