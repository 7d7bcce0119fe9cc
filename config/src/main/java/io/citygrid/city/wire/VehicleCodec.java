package io.citygrid.city.wire;

import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.VehiclePosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The codec of positions of vehicles, as {@link ReadingCodec} is that of readings: bytes as they
 * usually are it reads itself, all others {@link RecordCodec} does.
 */
final class VehicleCodec implements Codec<VehiclePosition> {
  private final Codec<VehiclePosition> general =
      new RecordCodec<>(VehiclePosition.class, Codecs.MAX_INPUT_BYTES);

  @Override
  public byte[] encode(VehiclePosition position) {
    return general.encode(position);
  }

  @Override
  public VehiclePosition decode(byte[] bytes) throws WireException {
    VehiclePosition position = bytes.length <= Codecs.MAX_INPUT_BYTES ? usual(bytes) : null;
    return position == null ? general.decode(bytes) : position;
  }

  /** The position when the bytes have the usual form; null for everything else. */
  private static @Nullable VehiclePosition usual(byte[] bytes) {
    var cursor = new AsciiCursor(bytes);
    cursor.skip("{\"vehicleId\":\"");
    String vehicleId = cursor.text();
    cursor.skip("\",\"position\":");
    UsualPosition position = UsualPosition.read(cursor);
    cursor.skip(",\"headingDegrees\":");
    Double headingDegrees = cursor.decimalOrNull();
    cursor.skip(",\"speedKmh\":");
    Double speedKmh = cursor.decimalOrNull();
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
      return new VehiclePosition(
          vehicleId,
          position.position(),
          headingDegrees,
          speedKmh,
          observedAt,
          receivedAt,
          cityVersion);
    } catch (InvalidFieldException e) {
      return null;
    }
  }
}
