package io.citygrid.city.load;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Dates in a file: ISO-8601. */
final class DateText {
  private DateText() {}

  static Optional<LocalDate> parse(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static String mustBe(String text) {
    return "must be a date such as 2026-10-01 but is '" + text + "'";
  }
}
