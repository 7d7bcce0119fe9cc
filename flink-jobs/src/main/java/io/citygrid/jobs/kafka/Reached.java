package io.citygrid.jobs.kafka;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * The latest event time that messages of a partition stated.
 *
 * @param eventMillis epoch milliseconds
 * @param writtenMillis when the message that stated it was written to Kafka, epoch milliseconds
 */
record Reached(long eventMillis, long writtenMillis) {
  /** Messages that are written later than this after what they tell are history, not live. */
  private static final Duration LIVE = Duration.ofMinutes(5);

  /**
   * Where event time is when nothing has come since: with live messages the clock went on while
   * nobody read, as it does while a job runs. A replay of other times goes on only with its next
   * message, or a pause of it would count as time of its city.
   *
   * @param nowMillis by the clock, epoch milliseconds
   */
  OptionalLong resumedMillis(long nowMillis) {
    boolean isLive = Math.abs(writtenMillis - eventMillis) <= LIVE.toMillis();
    return isLive
        ? OptionalLong.of(eventMillis + Math.max(0, nowMillis - writtenMillis))
        : OptionalLong.empty();
  }
}
