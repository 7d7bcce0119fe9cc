package io.citygrid.city.event;

import java.time.Instant;

/**
 * One value that a sensor measured. Topic {@code city.telemetry.v1}, key {@code deviceId}.
 *
 * <p>A second reading of the same device, metric and observedAt is a repeat and changes nothing.
 *
 * @param value in the unit of the metric, finite
 * @param observedAt when it was measured, by the device's clock (event time)
 * @param receivedAt when the edge took it
 * @param cityVersion as in {@link Report#cityVersion}
 */
public record Reading(
    String deviceId,
    String metric,
    double value,
    Instant observedAt,
    Instant receivedAt,
    long cityVersion) {
  /** A device id has at most this many characters, a metric's name as well. */
  public static final int MAX_ID_LENGTH = 200;

  public Reading {
    deviceId = FieldText.id("deviceId", deviceId, MAX_ID_LENGTH);
    metric = FieldText.id("metric", metric, MAX_ID_LENGTH);
    if (!Double.isFinite(value)) {
      throw new InvalidFieldException(
          DeadLetterReason.INVALID_VALUE, "value", "must be finite but is " + value);
    }
  }
}
