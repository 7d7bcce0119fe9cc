package io.citygrid.api.delivery;

import io.citygrid.api.kafka.Followed;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Takes notifications from Kafka into the book; what cannot be read becomes a dead letter. */
final class DeliveryReader implements Followed {
  private final DeliveryBook book;

  DeliveryReader(DeliveryBook book) {
    this.book = book;
  }

  @Override
  public String topicId() {
    return book.topicId();
  }

  @Override
  public long nextOf(int partition) {
    return book.nextOf(partition);
  }

  @Override
  public void restart(String topicId) {
    book.restart(topicId);
  }

  @Override
  public void take(ConsumerRecords<byte[], byte[]> messages, Map<Integer, Long> next, long behind) {
    List<Waiting> read = new ArrayList<>();
    List<DeadLetter> unreadable = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> message : messages) {
      Instant writtenAt = Instant.ofEpochMilli(message.timestamp());
      try {
        read.add(
            new Waiting(
                Codecs.NOTIFICATION.decode(message.value()),
                0,
                writtenAt,
                message.partition(),
                message.offset(),
                writtenAt));
      } catch (WireException e) {
        unreadable.add(letter(message, e.reason(), e.field(), String.valueOf(e.getMessage())));
      } catch (InvalidFieldException e) {
        unreadable.add(letter(message, e.reason(), e.field(), String.valueOf(e.getMessage())));
      }
    }
    book.take(read, unreadable, next);
  }

  @Override
  public void commit() {
    book.commit();
  }

  @Override
  public void isBehind(long messages) {
    // How many wait is counted in the book.
  }

  private static DeadLetter letter(
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
