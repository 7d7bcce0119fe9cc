package io.citygrid.api.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.http.JsonFields;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.City;
import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.InvalidFieldException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a count of what a people counter sent, or says all that is wrong with it. A count that
 * cannot be true (fewer than nobody, more than fit through) is taken: that a counter is broken is
 * for the job to find, and to show.
 */
final class CountCheck {
  private static final long DEFAULT_SECONDS = 60;

  private final SenderCheck sender;

  CountCheck(City city, Principal sender, Instant now) {
    this.sender = new SenderCheck(city, sender, now);
  }

  /**
   * The count.
   *
   * @throws ProblemException with all fields that are wrong; 403 for a counter of somebody else
   */
  CrossingCount check(ObjectNode body) {
    JsonFields fields =
        JsonFields.of(body).knowing("counterId", "in", "out", "passing", "seconds", "observedAt");
    String counterId = sender.id(fields, "counterId");
    if (!counterId.isEmpty() && sender.city().findCounter(counterId).isEmpty()) {
      fields.refuse("counterId", "must be a counter of the city; there is no '" + counterId + "'");
    }
    Long in = whole(fields, "in");
    Long out = whole(fields, "out");
    Long passing = whole(fields, "passing");
    Long told = whole(fields, "seconds");
    long seconds = told == null ? DEFAULT_SECONDS : told;
    long most = Duration.ofMinutes(sender.city().crowd().measuring().windowMinutes()).toSeconds();
    if (seconds > most) {
      fields.refuse(
          "seconds", "must be at most %d, the city's window, but is %d".formatted(most, seconds));
    }
    Instant observedAt = sender.observedAt(fields);
    fields.check();
    try {
      return new CrossingCount(
          counterId,
          in,
          out,
          passing,
          observedAt,
          seconds,
          sender.now(),
          sender.city().version().city());
    } catch (InvalidFieldException e) {
      throw ProblemException.field(e.field(), String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Long whole(JsonFields fields, String name) {
    Optional<Double> number = fields.number(name);
    if (number.isEmpty()) {
      return null;
    }
    double value = number.get();
    if (value != Math.rint(value)) {
      fields.refuse(name, "must be a whole number but is " + value);
    }
    return (long) value;
  }
}
