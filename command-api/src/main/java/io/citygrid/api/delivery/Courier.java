package io.citygrid.api.delivery;

import io.citygrid.city.event.DeadLetter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    List<Waiting> handedOver = new ArrayList<>();
    for (Waiting notification : due) {
      if (notification.isTooOld(clock.instant())) {
        book.bookTooOld(notification);
      } else {
        attempt(() -> channel.deliver(notification.notification()))
            .ifPresentOrElse(
                failure -> book.bookFailed(notification, failure, clock.instant()),
                () -> handedOver.add(notification));
      }
    }
    if (!handedOver.isEmpty()) {
      settle(handedOver);
    }
    List<DeadLetter> unwritten = book.letters();
    unwritten.stream().filter(letters).forEach(letter -> book.bookLetterWritten(letter.id()));
    boolean worked = !due.isEmpty() || !unwritten.isEmpty();
    if (worked) {
      book.commit();
    }
    return worked;
  }

  private void settle(List<Waiting> handedOver) {
    Optional<DeliveryException> failure = attempt(channel::settle);
    for (Waiting notification : handedOver) {
      failure.ifPresentOrElse(
          why -> book.bookFailed(notification, why, clock.instant()),
          () -> book.bookDelivered(notification, clock.instant()));
    }
  }

  /** What a channel is asked to do. */
  private interface Request {
    void of() throws DeliveryException;
  }

  /** Why it failed; empty when it did not. */
  private static Optional<DeliveryException> attempt(Request request) {
    try {
      request.of();
      return Optional.empty();
    } catch (DeliveryException e) {
      return Optional.of(e);
    } catch (RuntimeException e) {
      // A channel with a fault of its own stops neither the others nor the next attempt.
      return Optional.of(DeliveryException.passing("the channel failed: " + e, e));
    }
  }
}
