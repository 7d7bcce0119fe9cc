package io.citygrid.casework.contact;

import io.citygrid.city.HotlineBounds;
import io.citygrid.city.event.Contact;
import io.citygrid.city.event.ContactChannel;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody waited for an answer of the 12345 desk.
 *
 * @param answeredAt never before arrivedAt; null when nobody has answered
 * @param ended true when it is over, with an answer or without one
 */
public record ContactWait(
    ContactChannel channel, Instant arrivedAt, @Nullable Instant answeredAt, boolean ended) {

  public ContactWait {
    if (answeredAt != null && answeredAt.isBefore(arrivedAt)) {
      throw new IllegalArgumentException("nobody answers before anybody calls");
    }
  }

  public static ContactWait of(Contact contact) {
    return new ContactWait(
        contact.channel(), contact.arrivedAt(), contact.answeredAt(), contact.endedAt() != null);
  }

  public boolean isAnswered() {
    return answeredAt != null;
  }

  /** True when it was answered no later than the bound of its channel. */
  boolean isAnsweredInTime(HotlineBounds bounds) {
    return answeredAt != null && !answeredAt.isAfter(due(bounds));
  }

  /**
   * False while somebody still waits who may yet be answered in time: that one is in no number. Who
   * gave up earlier was not answered, and counts at once.
   */
  boolean isDue(HotlineBounds bounds, Instant now) {
    return isAnswered() || ended || now.isAfter(due(bounds));
  }

  private Instant due(HotlineBounds bounds) {
    return arrivedAt.plus(bound(bounds));
  }

  private Duration bound(HotlineBounds bounds) {
    return switch (channel) {
      case CALL -> bounds.call();
      case TEXT -> bounds.text();
      case MAILBOX -> bounds.letter();
    };
  }
}
