package io.citygrid.api.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.VehiclePosition;
import java.time.Instant;
import java.util.Optional;

/** Makes a position of what a vehicle sent, or says all that is wrong with it. */
final class PositionCheck {
  private final SenderCheck sender;

  PositionCheck(City city, Principal sender, Instant now) {
    this.sender = new SenderCheck(city, sender, now);
  }

  /**
   * The position.
   *
   * @throws ProblemException with all fields that are wrong; 403 for a vehicle of somebody else
   */
  VehiclePosition check(ObjectNode body) {
    JsonFields fields =
        JsonFields.of(body)
            .knowing(
                "vehicleId",
                "lon",
                "lat",
                "accuracyMeters",
                "headingDegrees",
                "speedKmh",
                "observedAt");
    String vehicleId = sender.id(fields, "vehicleId");
    Optional<Double> lon = fields.requiredNumber("lon");
    Optional<Double> lat = fields.requiredNumber("lat");
    double accuracy = fields.number("accuracyMeters").orElse(0.0);
    Optional<Double> heading = fields.number("headingDegrees");
    Optional<Double> speed = fields.number("speedKmh");
    Instant observedAt = sender.observedAt(fields);
    fields.check();
    try {
      return new VehiclePosition(
          vehicleId,
          new Position(lon.orElseThrow(), lat.orElseThrow(), accuracy),
          heading.orElse(null),
          speed.orElse(null),
          observedAt,
          sender.now(),
          sender.city().version().city());
    } catch (InvalidFieldException e) {
      throw ProblemException.field(e.field(), String.valueOf(e.getMessage()));
    }
  }
}
