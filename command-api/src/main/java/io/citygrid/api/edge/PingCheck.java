package io.citygrid.api.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.identity.DevicePseudonyms;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.PresencePing;
import io.citygrid.city.event.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Makes a ping of what was heard of somebody's device, or says all that is wrong with it. What the
 * device is called ends here: neither the ping nor any problem names it.
 */
final class PingCheck {
  private final SenderCheck sender;
  private final DevicePseudonyms pseudonyms;

  PingCheck(City city, Principal sender, DevicePseudonyms pseudonyms, Instant now) {
    this.sender = new SenderCheck(city, sender, now);
    this.pseudonyms = pseudonyms;
  }

  /**
   * The ping.
   *
   * @throws ProblemException with all fields that are wrong; 403 for a device that the token does
   *     not speak for
   */
  PresencePing check(ObjectNode body) {
    JsonFields fields =
        JsonFields.of(body).knowing("deviceId", "lon", "lat", "accuracyMeters", "observedAt");
    String deviceId = fields.requiredText("deviceId");
    if (deviceId.length() > Reading.MAX_ID_LENGTH) {
      fields.refuse("deviceId", "must have at most " + Reading.MAX_ID_LENGTH + " characters");
    } else if (!deviceId.isEmpty() && !sender.sender().tellsOf(deviceId)) {
      throw new ProblemException(
          Problem.forbidden(
              "Of this device only a token that names it may tell, or an administrator of the whole"
                  + " city"));
    }
    Optional<Double> lon = fields.requiredNumber("lon");
    Optional<Double> lat = fields.requiredNumber("lat");
    double accuracy = fields.number("accuracyMeters").orElse(0.0);
    Instant observedAt = sender.observedAt(fields);
    fields.check();
    LocalDate day = observedAt.atZone(sender.city().calendar().zone()).toLocalDate();
    try {
      return new PresencePing(
          pseudonyms.of(deviceId, day),
          new Position(lon.orElseThrow(), lat.orElseThrow(), accuracy),
          observedAt,
          sender.now(),
          sender.city().version().city());
    } catch (InvalidFieldException e) {
      throw ProblemException.field(e.field(), String.valueOf(e.getMessage()));
    }
  }
}
