package io.citygrid.api.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.event.InvalidFieldException;
import io.citygrid.city.event.PatrolPosition;
import io.citygrid.city.event.Position;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a position on patrol of what a phone sent, or says all that is wrong with it. A grid worker
 * tells of nobody else; a program with a device's token of those that the token names.
 */
final class PatrolCheck {
  private static final String WORKER = "worker";

  private final SenderCheck check;
  private final Principal sender;

  PatrolCheck(City city, Principal sender, Instant now) {
    this.check = new SenderCheck(city, sender, now);
    this.sender = sender;
  }

  /**
   * The position.
   *
   * @throws ProblemException with all fields that are wrong; 403 for somebody else
   */
  PatrolPosition check(ObjectNode body) {
    JsonFields fields =
        JsonFields.of(body).knowing(WORKER, "lon", "lat", "accuracyMeters", "observedAt");
    String worker = worker(fields);
    Optional<Double> lon = fields.requiredNumber("lon");
    Optional<Double> lat = fields.requiredNumber("lat");
    double accuracy = fields.number("accuracyMeters").orElse(0.0);
    Instant observedAt = check.observedAt(fields);
    fields.check();
    try {
      return new PatrolPosition(
          worker,
          new Position(lon.orElseThrow(), lat.orElseThrow(), accuracy),
          observedAt,
          check.now(),
          check.city().version().city());
    } catch (InvalidFieldException e) {
      throw ProblemException.field(e.field(), String.valueOf(e.getMessage()));
    }
  }

  private String worker(JsonFields fields) {
    if (!sender.isAny(Set.of(Role.GRID_WORKER))) {
      return check.id(fields, WORKER);
    }
    String worker = fields.text(WORKER).orElse(sender.id());
    if (!worker.equals(sender.id())) {
      throw new ProblemException(
          Problem.forbidden("Grid workers tell where they are themselves, not '" + worker + "'"));
    }
    return worker;
  }
}
