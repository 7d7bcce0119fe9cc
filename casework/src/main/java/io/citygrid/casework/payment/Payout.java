package io.citygrid.casework.payment;

import io.citygrid.city.event.Payment;
import io.citygrid.city.event.PaymentKind;
import java.time.Duration;
import java.time.Instant;

/**
 * A payment on its way. What was asked for once and not answered may have been paid: it is asked
 * for again under the same id until there is an answer, never dropped and never under another id.
 *
 * @param attempts how often who pays was asked
 * @param since when it came into this state
 * @param nextTry not before then; the time it is known since while it is owed
 * @param note the receipt of a paid one, else what was said last; empty at first
 */
public record Payout(
    Payment payment, PayoutState state, int attempts, Instant since, Instant nextTry, String note) {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final int MOST_DOUBLINGS = 20;
  private static final int LONGEST_NOTE = 500;

  /** A payment that has just become known. */
  public static Payout owed(Payment payment, Instant now) {
    return new Payout(payment, PayoutState.OWED, 0, now, now, "");
  }

  /** True when who pays is to be asked now. */
  public boolean isDue(Instant now) {
    return !state.isSettled() && !nextTry.isAfter(now);
  }

  /**
   * How long to wait after so many attempts in vain: a second, doubled each time, ten minutes at
   * most.
   */
  static Duration waitAfter(int attempts) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  /**
   * The same after an answer.
   *
   * @throws IllegalStateException when it is settled: a settled one is never asked for
   */
  public Payout after(PaymentAnswer answer, Instant now) {
    if (state.isSettled()) {
      throw new IllegalStateException(payment.paymentId() + " is settled: " + state);
    }
    int asked = attempts + 1;
    if (answer instanceof PaymentAnswer.Paid paid) {
      return new Payout(payment, PayoutState.PAID, asked, now, now, limited(paid.receipt()));
    }
    if (answer instanceof PaymentAnswer.Refused refused) {
      return new Payout(payment, PayoutState.FAILED, asked, now, now, limited(refused.why()));
    }
    String why = ((PaymentAnswer.Away) answer).why();
    return new Payout(
        payment, PayoutState.RETRY, asked, now, now.plus(waitAfter(asked)), limited(why));
  }

  /**
   * What is to be done with it, given how far the reward has come that it takes back.
   *
   * @param reversed state of that reward; of no meaning for a reward
   */
  public Step step(PayoutState reversed) {
    if (payment.kind() == PaymentKind.REWARD || reversed == PayoutState.PAID) {
      return Step.ASK;
    }
    // One that is still asked for may have been paid already: only its answer tells.
    return reversed.isSettled() ? Step.CANCEL : Step.WAIT;
  }

  /** What is to be done with a payment that is due. */
  public enum Step {
    ASK,
    /** The reward that it takes back is not settled yet. */
    WAIT,
    /** There is nothing to take back. */
    CANCEL
  }

  /** The reversal of what was never paid. */
  public Payout cancelled(Instant now) {
    return new Payout(payment, PayoutState.CANCELLED, attempts, now, now, "");
  }

  private static String limited(String text) {
    return text.length() <= LONGEST_NOTE ? text : text.substring(0, LONGEST_NOTE);
  }
}
