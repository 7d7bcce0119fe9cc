package io.citygrid.api.history;

import io.citygrid.api.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Reads what is asked of the history, and refuses what cannot be meant. */
final class HistoryParameters {
  private static final int LONGEST_TEXT = 300;
  private static final int MOST_ON_PAGE = 500;
  private static final int USUAL_ON_PAGE = 100;
  private static final int MOST_POINTS = 5_000;
  private static final int USUAL_POINTS = 96;

  private HistoryParameters() {}

  /**
   * What part of a history is asked for.
   *
   * @param to exclusive
   */
  record Span(Resolution resolution, Instant from, Instant to) {}

  /** Without an end until now; without a beginning the last 96 points. */
  static Span span(HttpServerRequest request, Instant now) {
    String name = text(request, "resolution");
    Resolution resolution =
        Resolution.find(name.isEmpty() ? Resolution.QUARTER.text() : name)
            .orElseThrow(() -> ProblemException.field("resolution", "must be 1m, 15m or 1d"));
    Instant to = time(request, "to", now);
    Instant from = time(request, "from", to.minus(resolution.step().multipliedBy(USUAL_POINTS)));
    if (!from.isBefore(to)) {
      throw ProblemException.field("from", "must be before the end");
    }
    Duration longest = resolution.step().multipliedBy(MOST_POINTS);
    if (Duration.between(from, to).compareTo(longest) > 0) {
      throw ProblemException.field(
          "from", "may lie at most %d points before the end".formatted(MOST_POINTS));
    }
    return new Span(resolution, from, to);
  }

  static String key(HttpServerRequest request) {
    String key = text(request, "key");
    if (key.isEmpty()) {
      throw ProblemException.field("key", "is missing; name a metric as /v1/metrics lists them");
    }
    return key;
  }

  static LocalDate date(HttpServerRequest request, LocalDate usual) {
    String text = text(request, "date");
    try {
      return text.isEmpty() ? usual : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw ProblemException.field("date", "must be a date such as 2026-11-23");
    }
  }

  static int limit(HttpServerRequest request) {
    String text = text(request, "limit");
    if (text.isEmpty()) {
      return USUAL_ON_PAGE;
    }
    if (!text.matches("\\d{1,3}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST_ON_PAGE) {
      throw ProblemException.field("limit", "must be in [1, " + MOST_ON_PAGE + "]");
    }
    return Integer.parseInt(text);
  }

  static String text(HttpServerRequest request, String name) {
    String text = request.getParam(name, "");
    if (text.length() > LONGEST_TEXT) {
      throw ProblemException.field(name, "must have at most " + LONGEST_TEXT + " characters");
    }
    return text.strip();
  }

  private static Instant time(HttpServerRequest request, String name, Instant usual) {
    String text = text(request, name);
    try {
      return text.isEmpty()
          ? usual
          : Instant.ofEpochMilli(OffsetDateTime.parse(text).toInstant().toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw ProblemException.field(
          name, "must be a time such as 2026-11-23T08:00:00Z, or with +08:00 (write + as %2B)");
    }
  }
}
