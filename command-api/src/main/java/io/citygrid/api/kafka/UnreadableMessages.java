package io.citygrid.api.kafka;

import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.wire.WireException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes what a follower is given; what cannot be decoded is logged, counted and passed over. */
public final class UnreadableMessages {
  private static final Logger LOG = LoggerFactory.getLogger(UnreadableMessages.class);

  private final Runnable count;

  /**
   * @param count called for each message that is passed over
   */
  public UnreadableMessages(Runnable count) {
    this.count = count;
  }

  /** How the bytes of a message are read. */
  @FunctionalInterface
  public interface Decoding<T> {
    T decode(byte[] bytes) throws WireException;
  }

  /** The message; empty when it was passed over. Thread-safe as far as the count is. */
  public <T> Optional<T> passOver(ConsumerRecord<byte[], byte[]> message, Decoding<T> decoding) {
    try {
      return Optional.of(decoding.decode(message.value()));
    } catch (WireException | InvalidFieldException e) {
      count.run();
      LOG.warn(
          "Passed over offset {} of {}-{}: {}",
          message.offset(),
          message.topic(),
          message.partition(),
          e.getMessage());
      return Optional.empty();
    }
  }
}
