package io.citygrid.api.delivery;

import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.Notification;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.WireException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * A notification that is not delivered yet.
 *
 * @param attempts that failed
 * @param nextAt when it is tried next
 * @param partition where it stands in its topic
 * @param writtenAt the message's time stamp in Kafka
 */
record Waiting(
    Notification notification,
    int attempts,
    Instant nextAt,
    int partition,
    long offset,
    Instant writtenAt) {
  /** After so many attempts, most of a day, it is given up. */
  static final int MOST_ATTEMPTS = 40;

  /**
   * Of a step that was told longer ago than this nobody is told any more: a book that was lost, or
   * an outbox that is read again from its beginning, wakes nobody with last year's messages.
   */
  static final Duration NEWS = Duration.ofDays(7);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

  /** The same after an attempt that failed: twice the pause of the attempt before. */
  Waiting afterFailure(Instant now) {
    int doubled = Math.min(attempts, 20);
    Duration pause = FIRST_PAUSE.multipliedBy(1L << doubled);
    return new Waiting(
        notification,
        attempts + 1,
        now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE),
        partition,
        offset,
        writtenAt);
  }

  /** True when it waited so long for its first attempt that it is no news. */
  boolean isTooOld(Instant now) {
    return attempts == 0 && writtenAt.plus(NEWS).isBefore(now);
  }

  boolean isGivenUp() {
    return attempts >= MOST_ATTEMPTS;
  }

  /** The dead letter that it becomes. */
  DeadLetter deadLetter(String why) {
    byte[] payload = Codecs.NOTIFICATION.encode(notification);
    return new DeadLetter(
        Topics.NOTIFICATIONS + "/" + partition + "/" + offset,
        Topics.NOTIFICATIONS,
        partition,
        offset,
        notification.recipient(),
        Base64.getEncoder().encodeToString(payload),
        DeadLetterReason.UNDELIVERABLE,
        "",
        "not delivered after %d attempts: %s".formatted(attempts, why),
        writtenAt);
  }

  String text() {
    return new JsonObject()
        .put("n", new String(Codecs.NOTIFICATION.encode(notification), StandardCharsets.UTF_8))
        .put("attempts", attempts)
        .put("nextAt", nextAt.toEpochMilli())
        .put("partition", partition)
        .put("offset", offset)
        .put("writtenAt", writtenAt.toEpochMilli())
        .encode();
  }

  static Waiting parse(String text) {
    JsonObject json = new JsonObject(text);
    try {
      return new Waiting(
          Codecs.NOTIFICATION.decode(json.getString("n").getBytes(StandardCharsets.UTF_8)),
          json.getInteger("attempts"),
          Instant.ofEpochMilli(json.getLong("nextAt")),
          json.getInteger("partition"),
          json.getLong("offset"),
          Instant.ofEpochMilli(json.getLong("writtenAt")));
    } catch (WireException e) {
      throw new IllegalStateException("the book of deliveries holds what is none: " + text, e);
    }
  }
}
