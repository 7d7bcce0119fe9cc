package io.citygrid.api.evaluation;

import io.citygrid.api.problem.ProblemException;
import io.citygrid.casework.clock.WorkingTime;
import io.citygrid.casework.evaluation.Period;
import io.citygrid.city.City;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * What is asked for.
 *
 * @param subjects one that was named, or all of a scope
 * @param isNamed true when one was named
 * @param periodText the period as it was asked for
 * @param period in the city's zone
 * @param changes true when it is asked how much a past period has changed since it was over
 * @param now nothing after it counts; what is due later is not overdue yet
 * @param workingTime by the city's calendar
 */
record Question(
    City city,
    Scope scope,
    List<Subject> subjects,
    boolean isNamed,
    String periodText,
    Period period,
    boolean changes,
    Instant now,
    WorkingTime workingTime) {

  static Question of(HttpServerRequest request, City city, Instant now) {
    Scope scope = scope(request);
    String of = parameter(request, "of", "");
    LocalDate today = now.atZone(city.calendar().zone()).toLocalDate();
    String periodText = parameter(request, "period", "month");
    Period period =
        Period.parse(periodText, today)
            .orElseThrow(
                () ->
                    ProblemException.field(
                        "period", "must be today, week, month or a month such as 2026-07"));
    if (of.isEmpty() && scope.isNamedOnly(city)) {
      throw ProblemException.field("of", "must name one; there are too many for one answer");
    }
    List<Subject> subjects =
        of.isEmpty()
            ? scope.all(city)
            : List.of(
                scope
                    .find(city, of)
                    .orElseThrow(
                        () ->
                            ProblemException.field(
                                "of", "must be a known " + scope.name().toLowerCase(Locale.ROOT))));
    return new Question(
        city,
        scope,
        subjects,
        !of.isEmpty(),
        periodText,
        period,
        "true".equals(parameter(request, "changes", "")),
        now,
        new WorkingTime(city.calendar()));
  }

  private static Scope scope(HttpServerRequest request) {
    String text = parameter(request, "scope", "area");
    for (Scope scope : Scope.values()) {
      if (scope.name().toLowerCase(Locale.ROOT).equals(text)) {
        return scope;
      }
    }
    throw ProblemException.field(
        "scope", "must be area, cell, department, category, source, post, person or worker");
  }

  private static String parameter(HttpServerRequest request, String name, String usual) {
    String text = request.getParam(name);
    return text == null || text.isBlank() ? usual : text.strip();
  }

  /** Whether what changed since the end is asked for, of one subject and a period that is over. */
  boolean asksForChanges() {
    return changes && isNamed && !now.isBefore(period.to(zone()));
  }

  ZoneId zone() {
    return city.calendar().zone();
  }

  Instant from(Period asked) {
    return asked.from(zone());
  }

  /** The end of a period, or now when it is not over; never before its beginning. */
  Instant to(Period asked) {
    Instant end = asked.to(zone());
    Instant soon = now.isBefore(end) ? now : end;
    return soon.isBefore(from(asked)) ? from(asked) : soon;
  }
}
