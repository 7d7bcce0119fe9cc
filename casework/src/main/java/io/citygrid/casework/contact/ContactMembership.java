package io.citygrid.casework.contact;

import io.citygrid.city.HotlineBounds;
import io.citygrid.city.Indicator;
import io.citygrid.city.Indicator.Counted;
import io.citygrid.city.event.ContactChannel;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * In which numbers a contact counts, by GB/T 33358. It belongs to the period in which it arrived.
 * Of calls, both those answered in time and those answered at all are shares of all that were due,
 * whoever gave up after how short a time.
 */
public final class ContactMembership {
  /** All indicators that are numbers of contacts. */
  public static final List<Indicator> INDICATORS =
      Arrays.stream(Indicator.values())
          .filter(indicator -> indicator.counted() == Counted.CONTACTS)
          .toList();

  private ContactMembership() {}

  /**
   * Whether a contact counts.
   *
   * @param indicator one of {@link #INDICATORS}
   * @param numerator true for what a rate asks of those in its denominator; of a count the same
   * @param now what is due later is not late yet
   */
  public static boolean counts(
      Indicator indicator, boolean numerator, ContactWait wait, HotlineBounds bounds, Instant now) {
    return wait.channel() == channel(indicator)
        && wait.isDue(bounds, now)
        && (!numerator || satisfies(indicator, wait, bounds));
  }

  private static boolean satisfies(Indicator indicator, ContactWait wait, HotlineBounds bounds) {
    return switch (indicator) {
      case CALLS_REACHED_RATE -> wait.isAnswered();
      case CALLS_IN_TIME_RATE, TEXTS_IN_TIME_RATE, LETTERS_IN_TIME_RATE ->
          wait.isAnsweredInTime(bounds);
      default -> true;
    };
  }

  private static ContactChannel channel(Indicator indicator) {
    return switch (indicator.denominator()) {
      case CALLS_DUE -> ContactChannel.CALL;
      case TEXTS_DUE -> ContactChannel.TEXT;
      case LETTERS_DUE -> ContactChannel.MAILBOX;
      default -> throw new IllegalArgumentException(indicator + " is no number of contacts");
    };
  }
}
