package io.citygrid.api.delivery;

import io.citygrid.api.kafka.DeadLetters;
import io.citygrid.api.kafka.Followed;
import io.citygrid.api.kafka.TakenStore;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import java.time.Instant;
import java.util.ArrayList;
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
  public TakenStore store() {
    return book;
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
        unreadable.add(
            DeadLetters.of(message, e.reason(), e.field(), String.valueOf(e.getMessage())));
      } catch (InvalidFieldException e) {
        unreadable.add(
            DeadLetters.of(message, e.reason(), e.field(), String.valueOf(e.getMessage())));
      }
    }
    book.take(read, unreadable, next);
  }

  @Override
  public void isBehind(long messages) {
    // How many wait is counted in the book.
  }
}
