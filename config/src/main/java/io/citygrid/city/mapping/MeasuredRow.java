package io.citygrid.city.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file of measured values. A column whose name is empty is not in the file.
 *
 * @param line of the file where the row ends, from 1
 */
record MeasuredRow(CSVRecord record, long line) {

  /** Without space around it; empty where the file has no such column. */
  String text(String column) {
    return column.isEmpty() ? "" : record.get(column).strip();
  }

  /** A finite number that has to be there. */
  double number(String column) throws UnusableField {
    Double number = findNumber(column);
    if (number == null) {
      throw refused(column, "is no number");
    }
    return number;
  }

  /** A finite number; null where the file has no such column or the field is empty. */
  @Nullable Double findNumber(String column) throws UnusableField {
    String text = text(column);
    if (text.isEmpty()) {
      return null;
    }
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!Double.isFinite(number)) {
      throw refused(column, "is no number");
    }
    return number;
  }

  /** A whole number that has to be there; null where the file has no such column. */
  @Nullable Long findWhole(String column) throws UnusableField {
    if (column.isEmpty()) {
      return null;
    }
    try {
      return Long.parseLong(text(column));
    } catch (NumberFormatException e) {
      throw refused(column, "is no whole number");
    }
  }

  /** A local time that has to be there. */
  Instant time(String column, DateTimeFormatter format, ZoneId zone) throws UnusableField {
    try {
      return LocalDateTime.parse(text(column), format).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw refused(column, "is no time as the mapping says");
    }
  }

  /**
   * The field cannot be used.
   *
   * @param problem in words that go on after its text
   */
  UnusableField refused(String column, String problem) {
    return new UnusableField(
        new UnusableValue(line, column, "'%s' %s".formatted(text(column), problem)));
  }
}
