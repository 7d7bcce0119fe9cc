package io.citygrid.city.event;

import io.citygrid.city.NotifiedStep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reporter is told of a step of the own case, or a department of a case that it has in hand.
 * Topic {@code city.notifications.v1}, key {@code recipient}, written exactly once: the outbox of
 * whoever sends messages to telephones. Who sends keeps the ids sent and sends no id twice. The
 * texts name no person, no exact place and nothing that the reporter wrote.
 *
 * @param notificationId follows from the case and the version of it that the step made
 * @param caseVersion the version of the case that the step made
 * @param recipient id of the reporter or the handler; the department's where it is told as such
 * @param department id of the department that is told as such; null where one person is
 * @param at event time of the step
 * @param state the state to which it led
 * @param cityVersion the version of the city whose words and names these are
 */
public record Notification(
    String notificationId,
    NotifiedStep step,
    String caseId,
    long caseVersion,
    String recipient,
    @Nullable String department,
    Instant at,
    CaseState state,
    String zh,
    String en,
    long cityVersion) {
  public Notification {
    notificationId = FieldText.id("notificationId", notificationId, 2 * Report.MAX_ID_LENGTH);
    caseId = FieldText.id("caseId", caseId, Report.MAX_ID_LENGTH);
    recipient = FieldText.id("recipient", recipient, Report.MAX_ID_LENGTH);
    if (department != null && !department.equals(recipient)) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE, "department", "must be the recipient or null");
    }
  }
}
