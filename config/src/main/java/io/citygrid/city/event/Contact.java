package io.citygrid.city.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 诉求接入: somebody turned to the 12345 desk, as far as that is known. Topic {@code city.contacts.v1},
 * key {@code contactId}, kept for good. A contact is told as often as more is known of it, in any
 * order, or once at its end; what it is told to be is put together from all of that.
 *
 * <p>Who called is in none of it: no number, no name, no word of what was said.
 *
 * @param contactId unique in the city; begins with the name of the system that tells of it
 * @param arrivedAt when it rang, or the message came in (event time)
 * @param answeredAt when a person answered, not a machine; null: not yet, or never
 * @param endedAt when it was over; null: not yet, or not known
 * @param areaPath codes from the city down to where it came from; empty when that is not known
 * @param answeredBy id of the account that answered; empty when nobody did or it is not known
 * @param caseId the case that it led to; empty when none, or not yet
 * @param receivedAt when the edge took this message
 * @param cityVersion as in {@link Report#cityVersion}
 */
public record Contact(
    String contactId,
    ContactChannel channel,
    Instant arrivedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant endedAt,
    List<String> areaPath,
    String answeredBy,
    String caseId,
    Instant receivedAt,
    long cityVersion) {
  /** Ids of accounts are no longer. */
  static final int MAX_PERSON_LENGTH = 64;

  public Contact {
    contactId = FieldText.id("contactId", contactId, Report.MAX_ID_LENGTH);
    areaPath = List.copyOf(areaPath);
    answeredBy = FieldText.idOrEmpty("answeredBy", answeredBy, MAX_PERSON_LENGTH);
    if (answeredAt != null && answeredAt.isBefore(arrivedAt)) {
      throw outOfOrder("answeredAt", "arrivedAt", arrivedAt, answeredAt);
    }
    if (endedAt != null && endedAt.isBefore(arrivedAt)) {
      throw outOfOrder("endedAt", "arrivedAt", arrivedAt, endedAt);
    }
    if (endedAt != null && answeredAt != null && endedAt.isBefore(answeredAt)) {
      throw outOfOrder("endedAt", "answeredAt", answeredAt, endedAt);
    }
    if (!answeredBy.isEmpty() && answeredAt == null) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE, "answeredBy", "goes with answeredAt, which is missing");
    }
    if (!caseId.isEmpty() && !CaseIds.isCaseId(caseId)) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE,
          "caseId",
          "must be a case id of 16 capital letters and digits");
    }
  }

  private static InvalidFieldException outOfOrder(
      String field, String after, Instant earliest, Instant time) {
    return new InvalidFieldException(
        DeadLetterReason.TIME_OUT_OF_RANGE,
        field,
        "must not be before %s %s but is %s".formatted(after, earliest, time));
  }
}
