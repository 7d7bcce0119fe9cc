package io.citygrid.api.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.Device;
import io.citygrid.city.MetricKind;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.Reading;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes a reading of what a device sent, or says all that is wrong with it. Pure: city and clock
 * are given.
 */
final class ReadingCheck {
  private final City city;
  private final Principal sender;
  private final Instant now;

  ReadingCheck(City city, Principal sender, Instant now) {
    this.city = city;
    this.sender = sender;
    this.now = now;
  }

  /**
   * The reading.
   *
   * @throws ProblemException with all fields that are wrong; 403 for a device of somebody else
   */
  Reading check(ObjectNode body) {
    JsonFields fields = JsonFields.of(body).knowing("deviceId", "metric", "value", "observedAt");
    String deviceId = fields.requiredText("deviceId");
    String metric = fields.requiredText("metric");
    Optional<Double> value = fields.requiredNumber("value");
    Optional<Instant> observedAt = fields.requiredInstant("observedAt");
    if (!deviceId.isEmpty() && !sender.tellsOf(deviceId)) {
      throw new ProblemException(
          Problem.forbidden(
              "Of '%s' only a token that names it may tell, or an administrator of the whole city"
                  .formatted(deviceId)));
    }
    Optional<Device> device = city.findDevice(deviceId);
    if (!deviceId.isEmpty() && device.isEmpty()) {
      fields.refuse("deviceId", "must be a device of the city; there is no '" + deviceId + "'");
    }
    device.ifPresent(known -> checkMetric(fields, known, metric, value));
    observedAt.ifPresent(
        time -> EventTime.check(fields, "observedAt", time, city.earliestReport(), now));
    fields.check();
    try {
      return new Reading(
          deviceId,
          metric,
          value.orElseThrow(),
          observedAt.orElseThrow(),
          now,
          city.version().city());
    } catch (InvalidFieldException e) {
      throw ProblemException.field(e.field(), String.valueOf(e.getMessage()));
    }
  }

  private void checkMetric(
      JsonFields fields, Device device, String metric, Optional<Double> value) {
    if (metric.isEmpty()) {
      return;
    }
    Optional<MetricKind> kind =
        city.metrics().stream()
            .filter(known -> known.deviceKind().equals(device.kind()))
            .filter(known -> known.metric().equals(metric))
            .findFirst();
    if (kind.isEmpty()) {
      fields.refuse("metric", "must be one that devices of kind %s have".formatted(device.kind()));
      return;
    }
    MetricKind range = kind.get();
    if (value.isPresent() && !(value.get() >= range.min() && value.get() <= range.max())) {
      fields.refuse(
          "value",
          "must be in [%s, %s] %s but is %s"
              .formatted(range.min(), range.max(), range.unit(), value.get()));
    }
  }
}
