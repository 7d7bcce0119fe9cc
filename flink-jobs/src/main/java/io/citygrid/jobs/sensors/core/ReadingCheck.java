package io.citygrid.jobs.sensors.core;

import io.citygrid.city.Device;
import io.citygrid.city.MetricKind;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.Reading;
import io.citygrid.jobs.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the city itself says against a reading that is well-formed. The edge refuses the same; this
 * is for writers that bypass it. Compares with the message's own times, never with the wall clock.
 */
public final class ReadingCheck {
  /** How far ahead a device's clock may be. */
  public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private ReadingCheck() {}

  /**
   * Why the reading cannot be used; null when it can (this is asked for each of very many).
   *
   * @param writtenAtMillis the message's time stamp in Kafka, epoch milliseconds
   */
  public static @Nullable Refusal check(Reading reading, SensorRules rules, long writtenAtMillis) {
    Device device = rules.city().findDevice(reading.deviceId()).orElse(null);
    if (device == null) {
      return new Refusal(
          DeadLetterReason.UNKNOWN_DEVICE,
          "deviceId",
          "the city has no device " + reading.deviceId());
    }
    MetricKind metric = rules.findMetric(device, reading.metric()).orElse(null);
    if (metric == null) {
      return new Refusal(
          DeadLetterReason.UNKNOWN_METRIC,
          "metric",
          "a device of kind " + device.kind() + " has no metric " + reading.metric());
    }
    if (!(reading.value() >= metric.min() && reading.value() <= metric.max())) {
      return new Refusal(
          DeadLetterReason.INVALID_VALUE,
          "value",
          "is %s but must be in [%s, %s] %s"
              .formatted(reading.value(), metric.min(), metric.max(), metric.unit()));
    }
    return checkTime(reading, rules.city().earliestReport(), writtenAtMillis);
  }

  private static @Nullable Refusal checkTime(
      Reading reading, Instant earliest, long writtenAtMillis) {
    Instant observedAt = reading.observedAt();
    Instant receivedAt = reading.receivedAt();
    if (receivedAt.toEpochMilli() > writtenAtMillis + CLOCK_TOLERANCE.toMillis()) {
      return new Refusal(
          DeadLetterReason.TIME_OUT_OF_RANGE,
          "receivedAt",
          "is " + receivedAt + ", later than the message itself");
    }
    if (observedAt.isAfter(receivedAt.plus(CLOCK_TOLERANCE))) {
      return new Refusal(
          DeadLetterReason.TIME_OUT_OF_RANGE,
          "observedAt",
          "is " + observedAt + ", after it was received at " + receivedAt);
    }
    if (observedAt.isBefore(earliest)) {
      return new Refusal(
          DeadLetterReason.TIME_OUT_OF_RANGE,
          "observedAt",
          "is " + observedAt + ", before the city's earliest " + earliest);
    }
    return null;
  }
}
