package io.citygrid.city.wire;

import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.Reading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The codec of readings, of which there are hundreds of thousands a second. Bytes as this codec
 * writes them (fields in order, no spaces, ASCII ids, plain numbers) are read by {@link
 * AsciiCursor}; all others, and everything that is wrong, are left to {@link RecordCodec}, which
 * gives the same answer more slowly.
 */
final class ReadingCodec implements Codec<Reading> {
  private final Codec<Reading> general = new RecordCodec<>(Reading.class, Codecs.MAX_INPUT_BYTES);

  @Override
  public byte[] encode(Reading reading) {
    if (!AsciiCursor.isPlain(reading.deviceId()) || !AsciiCursor.isPlain(reading.metric())) {
      return general.encode(reading);
    }
    return new JsonText(160 + reading.deviceId().length() + reading.metric().length())
        .raw("{\"deviceId\":\"")
        .raw(reading.deviceId())
        .raw("\",\"metric\":\"")
        .raw(reading.metric())
        .raw("\",\"value\":")
        .number(reading.value())
        .raw(",\"observedAt\":")
        .moment(reading.observedAt())
        .raw(",\"receivedAt\":")
        .moment(reading.receivedAt())
        .raw(",\"cityVersion\":")
        .number(reading.cityVersion())
        .raw('}')
        .bytes();
  }

  @Override
  public Reading decode(byte[] bytes) throws WireException {
    Reading reading = bytes.length <= Codecs.MAX_INPUT_BYTES ? usual(bytes) : null;
    return reading == null ? general.decode(bytes) : reading;
  }

  /** The reading when the bytes have the usual form; null for everything else. */
  private static @Nullable Reading usual(byte[] bytes) {
    var cursor = new AsciiCursor(bytes);
    cursor.skip("{\"deviceId\":\"");
    String deviceId = cursor.text();
    cursor.skip("\",\"metric\":\"");
    String metric = cursor.text();
    cursor.skip("\",\"value\":");
    double value = cursor.decimal();
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
      return new Reading(deviceId, metric, value, observedAt, receivedAt, cityVersion);
    } catch (InvalidFieldException e) {
      return null;
    }
  }
}
