package io.citygrid.api.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.DetectorQuantity;
import io.citygrid.city.event.InvalidFieldException;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes an observation of what a loop detector sent, or says all that is wrong with it. A value
 * that cannot be true (a speed of 300) is taken: that a detector is broken is for the job to find,
 * which sees it for hours.
 */
final class ObservationCheck {
  private final SenderCheck sender;

  ObservationCheck(City city, Principal sender, Instant now) {
    this.sender = new SenderCheck(city, sender, now);
  }

  /**
   * The observation.
   *
   * @throws ProblemException with all fields that are wrong; 403 for a detector of somebody else
   */
  DetectorObservation check(ObjectNode body) {
    JsonFields fields =
        JsonFields.of(body).knowing("detectorId", "lane", "quantity", "value", "observedAt");
    String detectorId = sender.id(fields, "detectorId");
    if (!detectorId.isEmpty() && sender.city().findDetector(detectorId).isEmpty()) {
      fields.refuse(
          "detectorId", "must be a detector of the city; there is no '" + detectorId + "'");
    }
    double lane = fields.number("lane").orElse(1.0);
    if (lane != Math.rint(lane)) {
      fields.refuse("lane", "must be a whole number but is " + lane);
    }
    Optional<DetectorQuantity> quantity = fields.oneOf("quantity", DetectorQuantity.class);
    if (fields.isMissing("quantity")) {
      fields.refuse("quantity", "is missing; it is one of FLOW, SPEED, OCCUPANCY");
    }
    Optional<Double> value = fields.requiredNumber("value");
    Instant observedAt = sender.observedAt(fields);
    fields.check();
    try {
      return new DetectorObservation(
          detectorId,
          (int) lane,
          quantity.orElseThrow(),
          value.orElseThrow(),
          observedAt,
          sender.now(),
          sender.city().version().city());
    } catch (InvalidFieldException e) {
      throw ProblemException.field(e.field(), String.valueOf(e.getMessage()));
    }
  }
}
