package io.citygrid.city.mapping;

import io.citygrid.city.event.DetectorQuantity;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file of loop detectors through its mapping, value by value. */
public final class DetectorFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private final DetectorMapping mapping;
  private final Consumer<DetectorRow> rows;
  private final Consumer<UnusableValue> unusable;

  private DetectorFile(
      DetectorMapping mapping, Consumer<DetectorRow> rows, Consumer<UnusableValue> unusable) {
    this.mapping = mapping;
    this.rows = rows;
    this.unusable = unusable;
  }

  /**
   * Reads all values in file order; does not close the stream.
   *
   * @param name of the file; one that ends in .gz is unpacked
   * @param rows is given each value
   * @param unusable is given each field that is no value, or no time of one
   * @throws IOException when the file cannot be read or lacks a column
   */
  public static void read(
      InputStream in,
      String name,
      DetectorMapping mapping,
      Consumer<DetectorRow> rows,
      Consumer<UnusableValue> unusable)
      throws IOException {
    DetectorFile file = new DetectorFile(mapping, rows, unusable);
    InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in;
    Reader reader = new InputStreamReader(plain, StandardCharsets.UTF_8);
    try (CSVParser parser = CSVParser.parse(reader, FORMAT)) {
      for (CSVRecord record : parser) {
        file.read(record, parser);
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException("the file does not fit its mapping: " + e.getMessage(), e);
    }
  }

  private void read(CSVRecord record, CSVParser parser) {
    if (mapping.shape() instanceof DetectorMapping.Wide wide) {
      Instant at = wide.start().plus(wide.step().multipliedBy(record.getRecordNumber() - 1));
      for (String detector : parser.getHeaderNames()) {
        add(detector, 1, wide.quantity(), new Field(parser, detector, record.get(detector)), at);
      }
    } else if (mapping.shape() instanceof DetectorMapping.Long rowwise) {
      readRow(record, rowwise, parser);
    }
  }

  private void readRow(CSVRecord record, DetectorMapping.Long shape, CSVParser parser) {
    Field time = new Field(parser, shape.time(), record.get(shape.time()));
    Instant at;
    try {
      at = LocalDateTime.parse(time.text(), shape.format()).atZone(shape.zone()).toInstant();
    } catch (DateTimeException e) {
      unusable.accept(time.refused("is no time as the mapping says"));
      return;
    }
    int lane = 1;
    if (!shape.lane().isEmpty()) {
      Field told = new Field(parser, shape.lane(), record.get(shape.lane()));
      try {
        lane = Integer.parseInt(told.text());
      } catch (NumberFormatException e) {
        unusable.accept(told.refused("is no number of a lane"));
        return;
      }
    }
    for (Map.Entry<DetectorQuantity, String> value : shape.values().entrySet()) {
      String column = value.getValue();
      Field field = new Field(parser, column, record.get(column));
      add(record.get(shape.detector()), lane, value.getKey(), field, at);
    }
  }

  private void add(
      String detector, int lane, DetectorQuantity quantity, Field field, Instant observedAt) {
    if (field.text().isEmpty()) {
      return;
    }
    double value;
    try {
      value = Double.parseDouble(field.text());
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!Double.isFinite(value)) {
      unusable.accept(field.refused("is no number"));
      return;
    }
    double told = quantity == DetectorQuantity.SPEED ? value * mapping.kmhPerUnit() : value;
    rows.accept(new DetectorRow(detector, lane, quantity, told, observedAt));
  }

  /** A field of the file and where it stands. */
  private record Field(long line, String column, String text) {
    Field(CSVParser parser, String column, String text) {
      this(parser.getCurrentLineNumber(), column, text.strip());
    }

    UnusableValue refused(String problem) {
      return new UnusableValue(line, column, "'%s' %s".formatted(text, problem));
    }
  }
}
