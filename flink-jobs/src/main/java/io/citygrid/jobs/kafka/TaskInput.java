package io.citygrid.jobs.kafka;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.jobs.Refusal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What verification tasks follow from, as it came from Kafka: a move of a case, a citizen's
 * command, or why it is neither. Flat, streamed.
 *
 * @param move null when it is a command or was refused
 * @param command null when it is a move or was refused
 * @param refusal null when it could be read
 */
public record TaskInput(
    @Nullable CaseEvent move,
    @Nullable TaskCommand command,
    Message message,
    @Nullable Refusal refusal)
    implements Received<Record> {
  @Override
  public @Nullable Record content() {
    return move == null ? command : move;
  }

  /** When it happened. Only for what could be read. */
  public Instant at() {
    return move == null ? readCommand().at() : move.at();
  }

  /** The city version it names; 0 for none. Only for what could be read. */
  public long cityVersion() {
    return move == null ? readCommand().cityVersion() : move.versions().city();
  }

  private TaskCommand readCommand() {
    return Objects.requireNonNull(command, "refused messages say nothing");
  }
}
