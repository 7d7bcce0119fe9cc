package io.citygrid.city.event;

import java.time.Instant;

/**
 * One value that a loop detector measured on one lane. Topic {@code city.detectors.v1}, key {@code
 * detectorId}. Flow and speed of a lane come as messages of their own and are joined by their
 * observedAt.
 *
 * <p>A second observation of the same detector, lane, quantity and observedAt is a repeat and
 * changes nothing.
 *
 * @param lane counts from 1
 * @param value in the unit of the quantity, finite
 * @param observedAt start of the time it was measured over, by the detector's clock (event time)
 * @param receivedAt when the edge took it
 * @param cityVersion as in {@link Report#cityVersion}
 */
public record DetectorObservation(
    String detectorId,
    int lane,
    DetectorQuantity quantity,
    double value,
    Instant observedAt,
    Instant receivedAt,
    long cityVersion) {
  /** No road has more lanes. */
  public static final int MOST_LANES = 50;

  public DetectorObservation {
    detectorId = FieldText.id("detectorId", detectorId, Reading.MAX_ID_LENGTH);
    if (lane < 1 || lane > MOST_LANES) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE,
          "lane",
          "must be from 1 to " + MOST_LANES + " but is " + lane);
    }
    if (!Double.isFinite(value)) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE, "value", "must be finite but is " + value);
    }
  }
}
