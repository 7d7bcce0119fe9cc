package io.citygrid.jobs.insight;

import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.WarningCommand;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.Refusal;
import io.citygrid.jobs.kafka.ReceivedWarningCommand;
import io.citygrid.jobs.metrics.DomainMetrics;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets commands through that can be decided. One that says it comes from after it was written would
 * wait for a time that may never come: it is a dead letter, as one that cannot be read.
 */
public final class CommandIntake extends ProcessFunction<ReceivedWarningCommand, WarningCommand> {
  private static final long serialVersionUID = 1L;

  private transient DomainMetrics metrics;

  @Override
  public void open(OpenContext context) {
    metrics = new DomainMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(
      ReceivedWarningCommand received, Context context, Collector<WarningCommand> out) {
    Refusal refusal = received.refusal();
    if (refusal == null) {
      WarningCommand command =
          Objects.requireNonNull(received.content(), "what is not refused says something");
      if (!received.message().isWrittenBefore(command.at().toEpochMilli())) {
        out.collect(command);
        return;
      }
      String detail = "is " + command.at() + ", later than the message itself";
      refusal = new Refusal(DeadLetterReason.TIME_OUT_OF_RANGE, "at", detail);
    }
    metrics.countDeadLetter(refusal.reason());
    context.output(JobTags.DEAD_LETTERS, received.message().deadLetter(refusal));
  }
}
