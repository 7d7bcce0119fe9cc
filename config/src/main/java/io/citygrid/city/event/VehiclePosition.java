package io.citygrid.city.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a vehicle was. Topic {@code city.positions.v1}, key {@code vehicleId}.
 *
 * <p>A second position of the same vehicle and observedAt is a repeat and changes nothing.
 *
 * @param headingDegrees where it was going: 0 north, 90 east, in [0, 360); null when it did not
 *     tell
 * @param speedKmh null when it did not tell
 * @param observedAt by the vehicle's clock (event time)
 * @param receivedAt when the edge took it
 * @param cityVersion as in {@link Report#cityVersion}
 */
public record VehiclePosition(
    String vehicleId,
    Position position,
    @Nullable Double headingDegrees,
    @Nullable Double speedKmh,
    Instant observedAt,
    Instant receivedAt,
    long cityVersion) {
  public VehiclePosition {
    vehicleId = FieldText.id("vehicleId", vehicleId, Reading.MAX_ID_LENGTH);
    if (headingDegrees != null && !(headingDegrees >= 0 && headingDegrees < 360)) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE,
          "headingDegrees",
          "must be in [0, 360) but is " + headingDegrees);
    }
    if (speedKmh != null && !(speedKmh >= 0 && speedKmh <= 1_000)) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE, "speedKmh", "must be in [0, 1000] but is " + speedKmh);
    }
  }
}
