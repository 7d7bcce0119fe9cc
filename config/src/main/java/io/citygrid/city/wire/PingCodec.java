package io.citygrid.city.wire;

import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.PresencePing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The codec of pings of devices, as {@link ReadingCodec} is that of readings: bytes as they usually
 * are it reads itself, all others {@link RecordCodec} does.
 */
final class PingCodec implements Codec<PresencePing> {
  private final Codec<PresencePing> general =
      new RecordCodec<>(PresencePing.class, Codecs.MAX_INPUT_BYTES);

  @Override
  public byte[] encode(PresencePing ping) {
    return general.encode(ping);
  }

  @Override
  public PresencePing decode(byte[] bytes) throws WireException {
    PresencePing ping = bytes.length <= Codecs.MAX_INPUT_BYTES ? usual(bytes) : null;
    return ping == null ? general.decode(bytes) : ping;
  }

  /** The ping when the bytes have the usual form; null for everything else. */
  private static @Nullable PresencePing usual(byte[] bytes) {
    var cursor = new AsciiCursor(bytes);
    cursor.skip("{\"pseudonym\":\"");
    String pseudonym = cursor.text();
    cursor.skip("\",\"position\":");
    UsualPosition position = UsualPosition.read(cursor);
    cursor.skip(",\"observedAt\":\"");
    Instant observedAt = cursor.instant();
    cursor.skip("\",\"receivedAt\":\"");
    Instant receivedAt = cursor.instant();
    cursor.skip("\",\"cityVersion\":");
    long cityVersion = cursor.whole();
    cursor.skip("}");
    if (!cursor.isDone()) {
      return null;
    }
    try {
      return new PresencePing(pseudonym, position.position(), observedAt, receivedAt, cityVersion);
    } catch (InvalidFieldException e) {
      return null;
    }
  }
}
