package io.citygrid.api.open311;

import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.event.CaseState;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which requests an app asks for; all that is named must hold.
 *
 * @param ids these only, whenever they were sent; none for any
 * @param from reported not before
 * @param to reported not after
 */
record RequestQuestion(
    Set<String> ids,
    Optional<String> serviceCode,
    Optional<String> status,
    Instant from,
    Instant to) {
  /** GeoReport answers for at most so long a time. */
  private static final Duration LONGEST = Duration.ofDays(90);

  /**
   * Reads it. Without dates it asks for the last 90 days; with one of them for 90 days from there.
   *
   * @throws ProblemException for what GeoReport does not know
   */
  static RequestQuestion of(HttpServerRequest request, Instant now) {
    Set<String> ids = new LinkedHashSet<>();
    find(request, "service_request_id").ifPresent(all -> ids.addAll(List.of(all.split(","))));
    Optional<String> status = find(request, "status");
    if (status.isPresent() && !Set.of("open", "closed").contains(status.get())) {
      throw ProblemException.field("status", "must be open or closed");
    }
    Optional<Instant> start = instant(request, "start_date");
    Optional<Instant> end = instant(request, "end_date");
    Instant to = end.orElseGet(() -> start.map(from -> from.plus(LONGEST)).orElse(now));
    Instant from = start.orElse(to.minus(LONGEST));
    if (Duration.between(from, to).compareTo(LONGEST) > 0 || from.isAfter(to)) {
      throw ProblemException.field("start_date", "and end_date must span at most 90 days");
    }
    return new RequestQuestion(ids, find(request, "service_code"), status, from, to);
  }

  boolean matches(JsonObject item) {
    Instant reportedAt = Instant.parse(item.getString("reportedAt"));
    boolean inTime = !reportedAt.isBefore(from) && !reportedAt.isAfter(to);
    boolean open = CaseState.valueOf(item.getString("state")).isOpen();
    return (inTime || !ids.isEmpty())
        && serviceCode.map(code -> code.equals(item.getString("category"))).orElse(true)
        && status.map(wanted -> wanted.equals("open") == open).orElse(true);
  }

  private static Optional<String> find(HttpServerRequest request, String name) {
    return Optional.ofNullable(request.getParam(name)).filter(text -> !text.isBlank());
  }

  private static Optional<Instant> instant(HttpServerRequest request, String name) {
    Optional<String> text = find(request, name);
    try {
      return text.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeParseException e) {
      throw ProblemException.field(
          name, "must be a time such as 2026-03-02T00:00:00Z but is '" + text.orElse("") + "'");
    }
  }
}
