package io.citygrid.city.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A citizen takes a verification task, gives it back or answers it. Topic {@code
 * city.task-commands.v1}, key {@code taskId}.
 *
 * <p>The same command sent twice has the same {@code commandId}: it is followed once.
 *
 * @param commandId follows from the sender and the sender's idempotency key
 * @param device id of the phone it came from, as the phone says
 * @param at when the edge took it, by the edge's clock
 * @param cityVersion the city version that the edge knew, under which it is decided; 0 when the
 *     sender does not know one
 * @param position where the citizen is; null when not told
 * @param verdict what was found; null unless it answers
 * @param photo id of the photo; empty unless it answers
 */
public record TaskCommand(
    String commandId,
    String taskId,
    TaskAction action,
    Actor actor,
    String device,
    Instant at,
    long cityVersion,
    @Nullable Position position,
    @Nullable TaskVerdict verdict,
    String photo) {
  public TaskCommand {
    commandId = FieldText.id("commandId", commandId, Report.MAX_ID_LENGTH);
    taskId = FieldText.id("taskId", taskId, Report.MAX_ID_LENGTH);
    device = FieldText.id("device", device, Report.MAX_ID_LENGTH);
    photo = FieldText.idOrEmpty("photo", photo, Report.MAX_ID_LENGTH);
  }
}
