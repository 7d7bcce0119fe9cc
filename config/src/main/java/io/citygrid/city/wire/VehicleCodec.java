package io.citygrid.city.wire;

import io.citygrid.city.event.VehiclePosition;
import org.jspecify.annotations.Nullable;

/** The codec of positions of vehicles. */
final class VehicleCodec extends UsualCodec<VehiclePosition> {
  VehicleCodec() {
    super(VehiclePosition.class);
  }

  @Override
  @Nullable VehiclePosition usual(AsciiCursor cursor) {
    cursor.skip("{\"vehicleId\":\"");
    String vehicleId = cursor.text();
    cursor.skip("\",\"position\":");
    UsualPosition position = UsualPosition.read(cursor);
    cursor.skip(",\"headingDegrees\":");
    Double headingDegrees = cursor.decimalOrNull();
    cursor.skip(",\"speedKmh\":");
    Double speedKmh = cursor.decimalOrNull();
    Ending ending = Ending.read(cursor);
    return cursor.isDone()
        ? new VehiclePosition(
            vehicleId,
            position.position(),
            headingDegrees,
            speedKmh,
            ending.observedAt(),
            ending.receivedAt(),
            ending.cityVersion())
        : null;
  }
}
