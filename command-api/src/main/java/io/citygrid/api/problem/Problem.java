package io.citygrid.api.problem;

import java.util.List;

/**
 * An error as RFC 9457 tells it.
 *
 * @param kind last part of the type URI, such as {@code invalid-request}
 * @param title the same for every problem of this kind
 * @param status HTTP status
 * @param detail one sentence about this occurrence: what is wrong and what would be right
 * @param errors the fields that are wrong; empty when no field is at fault
 * @param retryAfterSeconds when to try again; 0 when that would not help
 */
public record Problem(
    String kind,
    String title,
    int status,
    String detail,
    List<FieldError> errors,
    long retryAfterSeconds) {
  private static final String TYPES = "urn:citygrid:problem:";

  public Problem {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("a problem has a status from 400 to 599, not " + status);
    }
    errors = List.copyOf(errors);
  }

  private Problem(String kind, String title, int status, String detail) {
    this(kind, title, status, detail, List.of(), 0);
  }

  /** The problem type's URI. */
  public String type() {
    return TYPES + kind;
  }

  /** Fields of the request have wrong values. */
  public static Problem invalid(List<FieldError> errors) {
    String first =
        errors.isEmpty() ? "" : (errors.get(0).field() + " " + errors.get(0).message()).strip();
    String more = errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "";
    return new Problem("invalid-request", "Invalid request", 400, first + more, errors, 0);
  }

  /** One field of the request has a wrong value. */
  public static Problem invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  /** The body is not JSON, not gzip, or cut off. */
  public static Problem malformed(String detail) {
    return new Problem(
        "malformed-body",
        "Malformed body",
        400,
        "The body " + detail,
        List.of(new FieldError("", detail)),
        0);
  }

  public static Problem unauthenticated(String detail) {
    return new Problem("unauthenticated", "Sign-in required", 401, detail);
  }

  public static Problem forbidden(String detail) {
    return new Problem("forbidden", "Not allowed", 403, detail);
  }

  public static Problem notFound(String detail) {
    return new Problem("not-found", "Not found", 404, detail);
  }

  public static Problem methodNotAllowed(String detail) {
    return new Problem("method-not-allowed", "Method not allowed", 405, detail);
  }

  /** What the client was to send did not come in time; it may connect again and send it. */
  public static Problem late(String detail) {
    return new Problem("late", "Too late", 408, detail);
  }

  public static Problem conflict(String detail) {
    return new Problem("conflict", "Conflict", 409, detail);
  }

  public static Problem tooLarge(long limitBytes) {
    return new Problem(
        "too-large", "Body too large", 413, "The body may have at most " + limitBytes + " bytes");
  }

  public static Problem unsupportedMedia(String detail) {
    return new Problem("unsupported-media-type", "Unsupported media type", 415, detail);
  }

  /** The content is well-formed but does not make what it should. */
  public static Problem unusable(String detail, List<FieldError> errors) {
    return new Problem("unusable-content", "Unusable content", 422, detail, errors, 0);
  }

  public static Problem tooManyTries(long retryAfterSeconds) {
    return new Problem(
        "too-many-tries",
        "Too many tries",
        429,
        "Too many failed sign-ins; try again in " + retryAfterSeconds + " seconds",
        List.of(),
        retryAfterSeconds);
  }

  /** So much was sent that no more is taken for a while. */
  public static Problem overQuota(String detail, long retryAfterSeconds) {
    return new Problem("over-quota", "Too much for now", 429, detail, List.of(), retryAfterSeconds);
  }

  /** The disk has no room; nothing was kept. */
  public static Problem noRoom(String detail) {
    return new Problem("no-room", "No room", 507, detail);
  }

  public static Problem internal() {
    return new Problem(
        "internal",
        "Internal error",
        500,
        "The request failed by an error in CityGrid; see its log");
  }

  /** A service behind the API is away; nothing was accepted. */
  public static Problem unavailable(String detail) {
    return new Problem("unavailable", "Temporarily unavailable", 503, detail, List.of(), 2);
  }
}
