package io.citygrid.city.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone draws up a task of the office or wants to move one. Topic {@code
 * city.office-commands.v1}, key {@code taskId}.
 *
 * <p>The same command sent twice has the same {@code commandId}: it is followed once.
 *
 * @param commandId follows from the sender and the sender's idempotency key; of a plan's tasks from
 *     the plan and its key alone
 * @param expectedVersion the version of the task that the sender saw; 0 when any will do
 * @param actor who wants it
 * @param at when the edge took it, by the edge's clock; for a rule, the moment it rests on
 * @param cityVersion the city version that the edge knew, under which it is decided
 * @param reason why, or the text of a remark, NFC, at most 4,000 characters; may be empty
 * @param brief what the task is to do; null but for {@link OfficeMove#DRAW_UP}
 */
public record OfficeCommand(
    String commandId,
    String taskId,
    long expectedVersion,
    OfficeMove move,
    Actor actor,
    Instant at,
    long cityVersion,
    String reason,
    OfficeTarget target,
    @Nullable OfficeBrief brief) {
  public OfficeCommand {
    commandId = FieldText.id("commandId", commandId, Report.MAX_ID_LENGTH);
    taskId = FieldText.id("taskId", taskId, Report.MAX_ID_LENGTH);
    reason = FieldText.prose("reason", reason, Report.MAX_DESCRIPTION_LENGTH);
    if (expectedVersion < 0) {
      throw invalid("expectedVersion", "must be 0 or a version but is " + expectedVersion);
    }
    if ((move == OfficeMove.DRAW_UP) != (brief != null)) {
      throw invalid("brief", "must be there exactly when a task is drawn up");
    }
  }

  private static InvalidFieldException invalid(String field, String message) {
    return new InvalidFieldException(DeadLetterReason.INVALID_VALUE, field, message);
  }
}
