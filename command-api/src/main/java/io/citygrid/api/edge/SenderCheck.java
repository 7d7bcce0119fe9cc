package io.citygrid.api.edge;

import io.citygrid.api.http.JsonFields;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import java.time.Instant;
import java.util.Optional;

/**
 * What is asked of everything that a device sends: that it speaks for itself, and when.
 *
 * @param now when the edge took it
 */
record SenderCheck(City city, Principal sender, Instant now) {

  /**
   * The id of the thing that speaks.
   *
   * @throws ProblemException 403 for somebody else's
   */
  String id(JsonFields fields, String name) {
    String id = fields.requiredText(name);
    if (!id.isEmpty() && !sender.tellsOf(id)) {
      throw new ProblemException(
          Problem.forbidden(
              "Of '%s' only a token that names it may tell, or an administrator of the whole city"
                  .formatted(id)));
    }
    return id;
  }

  /** When it was observed; now stands in when that is missing or wrong, which is told. */
  Instant observedAt(JsonFields fields) {
    Optional<Instant> observedAt = fields.requiredInstant("observedAt");
    observedAt.ifPresent(
        time -> EventTime.check(fields, "observedAt", time, city.earliestReport(), now));
    return observedAt.orElse(now);
  }
}
