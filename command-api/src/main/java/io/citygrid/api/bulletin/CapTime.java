package io.citygrid.api.bulletin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A time as CAP 1.2 writes it: {@code 2026-11-23T08:00:00+08:00}, to the second, with an offset; no
 * {@code Z}, which the schema refuses.
 */
final class CapTime {
  static final String MUST_BE = "must be a time such as 2026-11-23T08:00:00+08:00 but is '%s'";

  private static final Pattern FORM =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}[+-]\\d{2}:\\d{2}");
  private static final String UNKNOWN_OFFSET = "-00:00";

  private CapTime() {}

  static Optional<Instant> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    String known =
        text.endsWith(UNKNOWN_OFFSET)
            ? text.substring(0, text.length() - UNKNOWN_OFFSET.length()) + "+00:00"
            : text;
    try {
      return Optional.of(OffsetDateTime.parse(known).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The time of an element that may be missing; one that cannot be read is told. */
  static Optional<Instant> find(CapElement of, String name) {
    String text = of.text(name);
    Optional<Instant> time = parse(text);
    if (time.isEmpty() && !text.isEmpty()) {
      of.refuse(name, MUST_BE.formatted(text));
    }
    return time;
  }
}
