package io.citygrid.jobs.kafka;

import io.citygrid.city.event.DeadLetter;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.metrics.DomainMetrics;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Sends messages that could not be read to the dead letters and lets the others through. */
public final class RefusedMessages<R extends Received<?>> extends ProcessFunction<R, R> {
  private static final long serialVersionUID = 1L;

  private final OutputTag<DeadLetter> deadLetters;
  private transient DomainMetrics metrics;

  public RefusedMessages(OutputTag<DeadLetter> deadLetters) {
    this.deadLetters = deadLetters;
  }

  @Override
  public void open(OpenContext context) {
    metrics = new DomainMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(R received, Context context, Collector<R> out) {
    Refusal refusal = received.refusal();
    if (refusal == null) {
      out.collect(received);
    } else {
      metrics.countDeadLetter(refusal.reason());
      context.output(deadLetters, received.message().deadLetter(refusal));
    }
  }
}
