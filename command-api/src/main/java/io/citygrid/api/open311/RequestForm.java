package io.citygrid.api.open311;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citygrid.api.problem.FieldError;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an app sends to open a service request ({@code application/x-www-form-urlencoded}). Names,
 * telephone and e-mail of the sender are not taken: a case does not need them.
 *
 * @param fields the first value of each
 */
record RequestForm(Map<String, String> fields) {
  private static final String KEY_FIELD = "api_key";

  RequestForm {
    fields = new TreeMap<>(fields);
  }

  /**
   * Reads it.
   *
   * @throws ProblemException when it is not encoded as a form is
   */
  static RequestForm parse(byte[] body) {
    Map<String, String> fields = new TreeMap<>();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return new RequestForm(fields);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.malformed("is not application/x-www-form-urlencoded: " + e.getMessage()));
    }
  }

  /** The value of a field; empty when it is not there or blank. */
  Optional<String> find(String name) {
    return Optional.ofNullable(fields.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** Who sends it; empty when it does not say. */
  Optional<String> apiKey() {
    return find(KEY_FIELD);
  }

  /**
   * The report that it is, as the front door takes it.
   *
   * @throws ProblemException with all fields that GeoReport requires and that are missing or wrong
   */
  ObjectNode report() {
    List<FieldError> errors = new ArrayList<>();
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    find("service_code")
        .ifPresentOrElse(
            code -> report.put("category", code),
            () -> errors.add(new FieldError("service_code", "was not provided")));
    boolean hasPoint = find("lat").isPresent() || find("long").isPresent();
    if (hasPoint) {
      ObjectNode position = report.putObject("position");
      putDegrees(position, "lon", "long", errors);
      putDegrees(position, "lat", "lat", errors);
    } else if (find("address_string").isEmpty() && find("address_id").isEmpty()) {
      errors.add(
          new FieldError(
              "lat", "and long, or address_string, or address_id must be provided as location"));
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    return report.put("description", description());
  }

  /** What was written, where it is said to be, and where a picture of it is, one a line. */
  private String description() {
    List<String> lines = new ArrayList<>();
    for (String name : List.of("description", "address_string", "address_id", "media_url")) {
      find(name).ifPresent(lines::add);
    }
    return String.join("\n", lines);
  }

  private void putDegrees(ObjectNode position, String name, String field, List<FieldError> errors) {
    String text = find(field).orElse("");
    try {
      position.put(name, Double.parseDouble(text));
    } catch (NumberFormatException e) {
      errors.add(new FieldError(field, "must be degrees but is '" + text + "'"));
    }
  }

  /**
   * By which a repeat is known. GeoReport has no such key: the same form from the same sender on
   * the same day of UTC is the same request.
   */
  String idempotencyKey(Instant now) {
    StringBuilder content = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          if (!name.equals(KEY_FIELD)) {
            content.append(name).append('\0').append(value).append('\0');
          }
        });
    content.append(now.truncatedTo(ChronoUnit.DAYS));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(content.toString().getBytes(StandardCharsets.UTF_8));
      return "open311/" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
