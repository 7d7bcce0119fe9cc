package io.citygrid.api.delivery;

import io.citygrid.city.event.DeadLetter;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

/**
 * Carries what is due to the channel and dead letters to Kafka, one round after another. What the
 * channel took is on disk before the next round; what it took before the process died it is given
 * once more, and knows by its id.
 */
final class Courier {
  private static final int MOST_IN_ROUND = 200;

  private final DeliveryBook book;
  private final DeliveryChannel channel;
  private final Predicate<DeadLetter> letters;
  private final Clock clock;

  /**
   * @param letters writes a dead letter; false when it is not sure to be written
   */
  Courier(DeliveryBook book, DeliveryChannel channel, Predicate<DeadLetter> letters, Clock clock) {
    this.book = book;
    this.channel = channel;
    this.letters = letters;
    this.clock = clock;
  }

  /** One round; true when there was something to do. */
  boolean round() {
    List<Waiting> due = book.takeDue(clock.instant(), MOST_IN_ROUND);
    for (Waiting notification : due) {
      if (notification.isTooOld(clock.instant())) {
        book.bookTooOld(notification);
        continue;
      }
      try {
        channel.deliver(notification.notification());
        book.bookDelivered(notification, clock.instant());
      } catch (DeliveryException e) {
        book.bookFailed(notification, e, clock.instant());
      } catch (RuntimeException e) {
        // A channel with a fault of its own stops neither the others nor the next attempt.
        DeliveryException fault = DeliveryException.passing("the channel failed: " + e, e);
        book.bookFailed(notification, fault, clock.instant());
      }
    }
    List<DeadLetter> unwritten = book.letters();
    unwritten.stream().filter(letters).forEach(letter -> book.bookLetterWritten(letter.id()));
    boolean worked = !due.isEmpty() || !unwritten.isEmpty();
    if (worked) {
      book.commit();
    }
    return worked;
  }
}
