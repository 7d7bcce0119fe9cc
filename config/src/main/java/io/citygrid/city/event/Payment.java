package io.citygrid.city.event;

import java.time.Instant;

/**
 * Money that is owed to a citizen for a check, or taken back. Topic {@code city.payments.v1}, key
 * {@code person}, written exactly once: the outbox of whoever pays. Who pays keeps the ids paid and
 * pays no id twice.
 *
 * @param paymentId follows from the task and the answer
 * @param person id of the citizen
 * @param amountCents in hundredths of the city's currency; above 0 for both kinds
 * @param area the area whose budget it came from
 * @param day the day of that budget, ISO-8601
 */
public record Payment(
    String paymentId,
    PaymentKind kind,
    String person,
    long amountCents,
    String taskId,
    String area,
    String day,
    Instant at) {
  private static final String REVERSAL = "/reversal";

  /** The id under which a reward is taken back. */
  public static String reversalId(String rewardId) {
    return rewardId + REVERSAL;
  }

  /** The id of the reward that a reversal takes back; of a reward, its own. */
  public String reversedId() {
    return kind == PaymentKind.REVERSAL && paymentId.endsWith(REVERSAL)
        ? paymentId.substring(0, paymentId.length() - REVERSAL.length())
        : paymentId;
  }

  public Payment {
    paymentId = FieldText.id("paymentId", paymentId, 2 * Report.MAX_ID_LENGTH);
    person = FieldText.id("person", person, Report.MAX_ID_LENGTH);
    if (amountCents <= 0) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE, "amountCents", "must be above 0 but is " + amountCents);
    }
  }
}
