package io.citygrid.api.archive;

import io.citygrid.api.problem.ProblemException;
import io.citygrid.api.view.Cursor;
import io.citygrid.geo.LonLat;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a search from the query of a request, and refuses what cannot be meant. */
public final class SearchParameters {
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_ON_PAGE = 500;
  private static final int USUAL_ON_PAGE = 100;
  private static final double LONGEST_RADIUS_METERS = 100_000;
  private static final String NUMBER = "(-?\\d{1,6}(?:\\.\\d{1,15})?)";
  private static final Pattern NEAR = Pattern.compile(NUMBER + "," + NUMBER + "," + NUMBER);

  private SearchParameters() {}

  static CaseSearch search(HttpServerRequest request) {
    Map<CaseSearch.Fact, String> exact = new EnumMap<>(CaseSearch.Fact.class);
    for (CaseSearch.Fact fact : CaseSearch.Fact.values()) {
      String value = text(request, fact.parameter());
      if (!value.isEmpty()) {
        exact.put(fact, value);
      }
    }
    return new CaseSearch(
        text(request, "text"),
        text(request, "number"),
        time(request, "from"),
        time(request, "to"),
        near(request),
        exact);
  }

  public static int limit(HttpServerRequest request) {
    String text = text(request, "limit");
    if (text.isEmpty()) {
      return USUAL_ON_PAGE;
    }
    if (!text.matches("\\d{1,4}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST_ON_PAGE) {
      throw ProblemException.field("limit", "must be in [1, " + MOST_ON_PAGE + "]");
    }
    return Integer.parseInt(text);
  }

  public static Cursor before(HttpServerRequest request) {
    String text = text(request, "before");
    return text.isEmpty() ? Cursor.START : Cursor.parse(text);
  }

  private static String text(HttpServerRequest request, String name) {
    String text = request.getParam(name);
    if (text == null) {
      return "";
    }
    if (text.length() > LONGEST_TEXT) {
      throw ProblemException.field(name, "must have at most " + LONGEST_TEXT + " characters");
    }
    return text.strip();
  }

  private static Optional<Instant> time(HttpServerRequest request, String name) {
    String text = text(request, name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Instant.ofEpochMilli(OffsetDateTime.parse(text).toInstant().toEpochMilli()));
    } catch (DateTimeParseException | ArithmeticException e) {
      throw ProblemException.field(
          name, "must be a time such as 2026-11-23T08:00:00Z, or with +08:00 (write + as %2B)");
    }
  }

  private static Optional<CaseSearch.Near> near(HttpServerRequest request) {
    String text = text(request, "near");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher parts = NEAR.matcher(text);
    if (parts.matches()) {
      double lon = Double.parseDouble(parts.group(1));
      double lat = Double.parseDouble(parts.group(2));
      double meters = Double.parseDouble(parts.group(3));
      if (Math.abs(lon) <= 180
          && Math.abs(lat) <= 90
          && meters > 0
          && meters <= LONGEST_RADIUS_METERS) {
        return Optional.of(new CaseSearch.Near(new LonLat(lon, lat), meters));
      }
    }
    throw ProblemException.field(
        "near", "must be lon,lat,meters, such as 118.38,31.33,500, with at most 100000 meters");
  }
}
