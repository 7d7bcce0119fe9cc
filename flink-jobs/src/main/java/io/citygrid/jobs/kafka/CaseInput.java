package io.citygrid.jobs.kafka;

import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.Report;
import io.citygrid.jobs.Refusal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What moves cases, as it came from Kafka: a report, a command, or why it is neither. Flat,
 * streamed.
 *
 * @param report null when it is a command or was refused
 * @param command null when it is a report or was refused
 * @param refusal null when it could be read
 */
public record CaseInput(
    @Nullable Report report,
    @Nullable CaseCommand command,
    Message message,
    @Nullable Refusal refusal)
    implements Received<Record> {
  @Override
  public @Nullable Record content() {
    return report == null ? command : report;
  }

  /** The case it is about. Only for what could be read. */
  public String caseId() {
    return report == null ? readCommand().caseId() : report.caseId();
  }

  /** When the edge took it. Only for what could be read. */
  public Instant at() {
    return report == null ? readCommand().at() : report.receivedAt();
  }

  /** The city version it names; 0 for none. Only for what could be read. */
  public long cityVersion() {
    return report == null ? readCommand().cityVersion() : report.cityVersion();
  }

  private CaseCommand readCommand() {
    return Objects.requireNonNull(command, "refused messages say nothing");
  }
}
