package io.citygrid.jobs.kafka;

import io.citygrid.city.event.DeadLetter;
import io.citygrid.jobs.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * A Kafka message as it stood there, carried along so that it can land whole in the dead letters.
 *
 * @param key as text; empty when it had none
 * @param payload its bytes, never changed
 * @param writtenAtMillis its time stamp in Kafka, epoch milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // carried along, never compared
public record Message(
    String topic, int partition, long offset, String key, byte[] payload, long writtenAtMillis) {

  /** How far ahead of Kafka's clock a sender's clock may be. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  /** True when it speaks of a time that its sender cannot know yet, in epoch milliseconds. */
  public boolean isWrittenBefore(long millis) {
    return millis > writtenAtMillis + CLOCK_TOLERANCE.toMillis();
  }

  public Instant writtenAt() {
    return Instant.ofEpochMilli(writtenAtMillis);
  }

  /** This message as a dead letter. */
  public DeadLetter deadLetter(Refusal refusal) {
    return new DeadLetter(
        topic + "/" + partition + "/" + offset,
        topic,
        partition,
        offset,
        key,
        Base64.getEncoder().encodeToString(payload),
        refusal.reason(),
        refusal.field(),
        refusal.detail(),
        writtenAt());
  }
}
