package io.citygrid.jobs.kafka;

import io.citygrid.city.event.Report;
import io.citygrid.jobs.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A report as it came from Kafka, or why it is none. Flat, streamed.
 *
 * @param report null when the message was refused
 * @param refusal null when the message is a report
 */
public record ReceivedReport(@Nullable Report report, Message message, @Nullable Refusal refusal)
    implements Received<Report> {
  @Override
  public @Nullable Report content() {
    return report;
  }
}
