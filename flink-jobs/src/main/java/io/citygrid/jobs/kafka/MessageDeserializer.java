package io.citygrid.jobs.kafka;

import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.wire.Codec;
import io.citygrid.city.wire.WireException;
import io.citygrid.jobs.Refusal;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages and never throws: each gives exactly one element, its content or a refusal. A
 * message without a value is refused like an empty one.
 *
 * @param <T> the content
 * @param <R> how it is carried on
 */
public abstract class MessageDeserializer<T, R extends Received<? super T>>
    implements KafkaRecordDeserializationSchema<R> {
  private static final long serialVersionUID = 1L;
  private static final byte[] NO_BYTES = {};

  /** Reads the value of a message. */
  protected abstract Codec<T> codec();

  /** Carries on what was read. */
  protected abstract R received(@Nullable T content, Message message, @Nullable Refusal refusal);

  @Override
  public final void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<R> out) {
    byte[] key = record.key();
    byte @Nullable [] value = record.value();
    Message message =
        new Message(
            record.topic(),
            record.partition(),
            record.offset(),
            key == null ? "" : new String(key, StandardCharsets.UTF_8),
            value == null ? NO_BYTES : value,
            record.timestamp());
    out.collect(read(message));
  }

  private R read(Message message) {
    try {
      return received(codec().decode(message.payload()), message, null);
    } catch (WireException e) {
      String detail = String.valueOf(e.getMessage());
      return received(null, message, new Refusal(e.reason(), e.field(), detail));
    } catch (RuntimeException e) {
      // A codec promises not to; a reader that stops at a message would stop the city.
      Refusal refusal = new Refusal(DeadLetterReason.MALFORMED_JSON, "", "cannot be read: " + e);
      return received(null, message, refusal);
    }
  }
}
