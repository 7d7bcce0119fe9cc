package io.citygrid.city.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file of vehicle positions through its mapping, position by position. */
public final class PositionFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private final PositionMapping mapping;
  private final Consumer<PositionRow> rows;
  private final Consumer<UnusableValue> unusable;

  private PositionFile(
      PositionMapping mapping, Consumer<PositionRow> rows, Consumer<UnusableValue> unusable) {
    this.mapping = mapping;
    this.rows = rows;
    this.unusable = unusable;
  }

  /**
   * Reads all positions in file order; does not close the stream.
   *
   * @param name of the file; one that ends in .gz is unpacked
   * @param rows is given each position
   * @param unusable is given the first field of a row that makes it none
   * @throws IOException when the file cannot be read or lacks a column
   */
  public static void read(
      InputStream in,
      String name,
      PositionMapping mapping,
      Consumer<PositionRow> rows,
      Consumer<UnusableValue> unusable)
      throws IOException {
    PositionFile file = new PositionFile(mapping, rows, unusable);
    InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in;
    Reader reader = new InputStreamReader(plain, StandardCharsets.UTF_8);
    try (CSVParser parser = CSVParser.parse(reader, FORMAT)) {
      for (CSVRecord record : parser) {
        file.read(record, parser.getCurrentLineNumber());
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException("the file does not fit its mapping: " + e.getMessage(), e);
    }
  }

  /** A field that makes its row none. */
  private static final class UnusableField extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient UnusableValue value;

    UnusableField(UnusableValue value) {
      super(value.sentence());
      this.value = value;
    }
  }

  private void read(CSVRecord record, long line) {
    try {
      Double accuracy = told(record, mapping.accuracy(), line);
      Double speed = told(record, mapping.speed(), line);
      rows.accept(
          new PositionRow(
              line,
              text(record, mapping.vehicle()),
              required(record, mapping.lon(), line),
              required(record, mapping.lat(), line),
              accuracy == null ? 0 : accuracy,
              told(record, mapping.heading(), line),
              speed == null ? null : speed * mapping.kmhPerUnit(),
              time(record, line).atZone(mapping.zone()).toInstant(),
              text(record, mapping.trueRoad()),
              text(record, mapping.trueSegment())));
    } catch (UnusableField e) {
      unusable.accept(e.value);
    }
  }

  private LocalDateTime time(CSVRecord record, long line) throws UnusableField {
    try {
      return LocalDateTime.parse(text(record, mapping.time()), mapping.format());
    } catch (DateTimeException e) {
      throw refused(record, mapping.time(), line, "is no time as the mapping says");
    }
  }

  private double required(CSVRecord record, String column, long line) throws UnusableField {
    Double number = told(record, column, line);
    if (number == null) {
      throw refused(record, column, line, "is no number");
    }
    return number;
  }

  /** A number; null where the file has no such column or the field is empty. */
  private @Nullable Double told(CSVRecord record, String column, long line) throws UnusableField {
    String text = text(record, column);
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
      throw refused(record, column, line, "is no number");
    }
    return number;
  }

  private static String text(CSVRecord record, String column) {
    return column.isEmpty() ? "" : record.get(column).strip();
  }

  private static UnusableField refused(CSVRecord record, String column, long line, String problem) {
    return new UnusableField(
        new UnusableValue(line, column, "'%s' %s".formatted(record.get(column).strip(), problem)));
  }
}
