package io.citygrid.city.event;

import io.citygrid.city.WarningSource;
import java.time.Instant;

/**
 * A person acknowledges or cancels a warning. Topic {@code city.warning-commands.v1}, key {@code
 * warningId}.
 *
 * <p>The same command sent twice has the same {@code commandId}: it is followed once.
 *
 * @param commandId follows from the sender and the sender's idempotency key
 * @param source what the rule of the warning watches
 * @param rule id of the rule of the warning
 * @param subject its subject; with the rule it names the desk that decides
 * @param seenVersion the version of the warning that the sender saw: it is not decided before that
 *     version is there
 * @param at when the edge took it, by the edge's clock
 * @param reason why, NFC, at most 4,000 characters; must be there to cancel
 */
public record WarningCommand(
    String commandId,
    String warningId,
    WarningSource source,
    String rule,
    String subject,
    long seenVersion,
    WarningAction action,
    Actor actor,
    Instant at,
    String reason) {
  /** An id holds a rule, a subject and a time, and subjects name senders and events. */
  public static final int MAX_ID_LENGTH = 800;

  public WarningCommand {
    commandId = FieldText.id("commandId", commandId, Report.MAX_ID_LENGTH);
    warningId = FieldText.id("warningId", warningId, MAX_ID_LENGTH);
    rule = FieldText.id("rule", rule, MAX_ID_LENGTH);
    subject = FieldText.id("subject", subject, MAX_ID_LENGTH);
    reason = FieldText.prose("reason", reason, Report.MAX_DESCRIPTION_LENGTH);
    if (seenVersion < 1) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE,
          "seenVersion",
          "must be at least 1 but is " + seenVersion);
    }
    if (action == WarningAction.CANCEL && reason.isBlank()) {
      throw new InvalidFieldException(
          DeadLetterReason.MISSING_FIELD, "reason", "must say why the warning is cancelled");
    }
  }
}
