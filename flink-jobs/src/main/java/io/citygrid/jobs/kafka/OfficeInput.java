package io.citygrid.jobs.kafka;

import io.citygrid.city.event.OfficeCommand;
import io.citygrid.jobs.Refusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A command to a task of the office as it came from Kafka, or why it is none. Flat, streamed.
 *
 * @param command null when the message was refused
 * @param refusal null when the message is a command
 */
public record OfficeInput(
    @Nullable OfficeCommand command, Message message, @Nullable Refusal refusal)
    implements Received<OfficeCommand> {
  @Override
  public @Nullable OfficeCommand content() {
    return command;
  }

  /** The command. Only for what could be read. */
  public OfficeCommand readCommand() {
    return Objects.requireNonNull(command, "refused messages say nothing");
  }
}
