package io.citygrid.api.contact;

import io.citygrid.casework.contact.ContactWait;
import io.citygrid.city.event.ContactChannel;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * How a {@link ContactWait} lies on disk beside its arrival: a byte for the channel, a byte that is
 * 1 when it is over, and, if it was answered, the milliseconds from arrival to answer in eight.
 */
final class StoredWait {
  /** Each channel's number on disk is its place here; more may only be added behind. */
  private static final ContactChannel[] CHANNELS = {
    ContactChannel.CALL, ContactChannel.TEXT, ContactChannel.MAILBOX
  };

  private StoredWait() {}

  static byte[] bytes(ContactWait wait) {
    Instant answeredAt = wait.answeredAt();
    ByteBuffer bytes = ByteBuffer.allocate(answeredAt == null ? 2 : 2 + Long.BYTES);
    bytes.put(number(wait.channel())).put((byte) (wait.ended() ? 1 : 0));
    if (answeredAt != null) {
      bytes.putLong(answeredAt.toEpochMilli() - wait.arrivedAt().toEpochMilli());
    }
    return bytes.array();
  }

  static ContactWait read(Instant arrivedAt, byte[] stored) {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    ContactChannel channel = CHANNELS[bytes.get()];
    boolean ended = bytes.get() == 1;
    return new ContactWait(
        channel,
        arrivedAt,
        bytes.hasRemaining() ? arrivedAt.plusMillis(bytes.getLong()) : null,
        ended);
  }

  private static byte number(ContactChannel channel) {
    for (byte i = 0; i < CHANNELS.length; i++) {
      if (CHANNELS[i] == channel) {
        return i;
      }
    }
    throw new IllegalArgumentException(channel + " has no number on disk");
  }
}
