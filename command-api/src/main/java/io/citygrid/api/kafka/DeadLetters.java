package io.citygrid.api.kafka;

import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Messages that a follower cannot use, kept whole with where they stand and what is wrong. */
public final class DeadLetters {
  private DeadLetters() {}

  /**
   * The letter of a message; its id is where the message stands, so that it is the same each time.
   *
   * @param field what of it is wrong; empty when all of it is
   */
  public static DeadLetter of(
      ConsumerRecord<byte[], byte[]> message,
      DeadLetterReason reason,
      String field,
      String detail) {
    byte[] key = message.key();
    byte[] value = message.value();
    return new DeadLetter(
        message.topic() + "/" + message.partition() + "/" + message.offset(),
        message.topic(),
        message.partition(),
        message.offset(),
        key == null ? "" : new String(key, StandardCharsets.UTF_8),
        value == null ? "" : Base64.getEncoder().encodeToString(value),
        reason,
        field,
        detail,
        Instant.ofEpochMilli(message.timestamp()));
  }
}
