package io.citygrid.city.wire;

import io.citygrid.city.event.InvalidFieldException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The codec of a message of which there are hundreds of thousands a second. Bytes as it is usually
 * written (fields in order, no spaces, ASCII ids, plain numbers) are read by {@link AsciiCursor};
 * all others, and everything that is wrong, are left to {@link RecordCodec}, which gives the same
 * answer more slowly.
 */
abstract class UsualCodec<R extends Record> implements Codec<R> {
  private final Codec<R> general;

  UsualCodec(Class<R> type) {
    this.general = new RecordCodec<>(type, Codecs.MAX_INPUT_BYTES);
  }

  /**
   * Reads the usual form. What the cursor gave means nothing unless it {@link AsciiCursor#isDone is
   * done}.
   *
   * @return null when the bytes have another form
   * @throws InvalidFieldException when they have it and say what cannot be
   */
  abstract @Nullable R usual(AsciiCursor cursor);

  @Override
  public byte[] encode(R message) {
    return general.encode(message);
  }

  @Override
  public final R decode(byte[] bytes) throws WireException {
    R message = bytes.length <= Codecs.MAX_INPUT_BYTES ? usualOrNull(bytes) : null;
    return message == null ? general.decode(bytes) : message;
  }

  private @Nullable R usualOrNull(byte[] bytes) {
    try {
      return usual(new AsciiCursor(bytes));
    } catch (InvalidFieldException e) {
      return null;
    }
  }

  /** How such messages end: when it was so, when it came, and under which version of the city. */
  record Ending(Instant observedAt, Instant receivedAt, long cityVersion) {

    static Ending read(AsciiCursor cursor) {
      cursor.skip(",\"observedAt\":\"");
      Instant observedAt = cursor.instant();
      cursor.skip("\",\"receivedAt\":\"");
      Instant receivedAt = cursor.instant();
      cursor.skip("\",\"cityVersion\":");
      long cityVersion = cursor.whole();
      cursor.skip("}");
      return new Ending(observedAt, receivedAt, cityVersion);
    }
  }
}
