package io.citygrid.city.load;

import io.citygrid.city.Names;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/**
 * One row of a table. Reading a value that is wrong reports it and gives a stand-in, so that the
 * rest of the row is checked too; whether the row can be used, {@link #isSound} tells.
 */
final class CsvRow {
  /** Stands in the header for a column that may be missing and is. */
  static final int MISSING = -1;

  private final String file;
  private final int line;
  private final Map<String, Integer> header;
  private final CSVRecord record;
  private final Problems problems;
  private boolean sound = true;

  CsvRow(String file, int line, Map<String, Integer> header, CSVRecord record, Problems problems) {
    this.file = file;
    this.line = line;
    this.header = header;
    this.record = record;
    this.problems = problems;
  }

  /** The line on which the row starts, from 1. */
  int line() {
    return line;
  }

  /** False once anything in it was refused. */
  boolean isSound() {
    return sound;
  }

  /** The value without surrounding space, in NFC; empty when there is none. */
  String text(String column) {
    Integer index = header.get(column);
    if (index == null) {
      throw new IllegalArgumentException(file + " has no column " + column);
    }
    if (index == MISSING) {
      return "";
    }
    return Normalizer.normalize(record.get(index).strip(), Normalizer.Form.NFC);
  }

  /** The value, which must not be empty. */
  String required(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      refuse(column, "must not be empty");
    }
    return text;
  }

  /** One of the enum's constants; the first one stands in for a wrong value. */
  <E extends Enum<E>> E oneOf(String column, Class<E> type) {
    E[] constants = type.getEnumConstants();
    Optional<E> match = EnumText.find(type, text(column));
    if (match.isEmpty()) {
      refuse(column, EnumText.mustBe(type, text(column)));
    }
    return match.orElse(constants[0]);
  }

  /** A finite number; NaN stands in for a wrong one. */
  double number(String column) {
    String text = text(column);
    double value = NumberText.parse(text);
    if (Double.isNaN(value)) {
      refuse(column, "must be a number such as 12.5 but is '" + text + "'");
    }
    return value;
  }

  /** A whole number of at least 1; 1 stands in for a wrong one. */
  int count(String column) {
    String text = text(column);
    if (text.matches("[1-9][0-9]{0,8}")) {
      return Integer.parseInt(text);
    }
    refuse(column, "must be a whole number from 1 but is '" + text + "'");
    return 1;
  }

  /**
   * The names in {@code <column>_zh} and {@code <column>_en}. Where only one is given it serves for
   * both.
   */
  Names names(String column) {
    String zh = text(column + "_zh");
    String en = text(column + "_en");
    if (zh.isEmpty() && en.isEmpty()) {
      refuse(column + "_zh", "must not be empty when " + column + "_en is empty too");
      return new Names("-", "-");
    }
    return new Names(zh.isEmpty() ? en : zh, en.isEmpty() ? zh : en);
  }

  /** Something is wrong with a value of this row. */
  void refuse(String column, String message) {
    sound = false;
    problems.refuse(file, line, column, message);
  }

  /** A value of this row is probably not meant as it stands. */
  void warn(String column, String message) {
    problems.warn(file, line, column, message);
  }
}
