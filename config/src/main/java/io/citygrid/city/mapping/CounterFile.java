package io.citygrid.city.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file of people counters through its mapping, count by count. */
public final class CounterFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private final CounterMapping mapping;
  private final Consumer<CounterRow> rows;
  private final Consumer<UnusableValue> unusable;

  private CounterFile(
      CounterMapping mapping, Consumer<CounterRow> rows, Consumer<UnusableValue> unusable) {
    this.mapping = mapping;
    this.rows = rows;
    this.unusable = unusable;
  }

  /**
   * Reads all counts in file order; does not close the stream.
   *
   * @param name of the file; one that ends in .gz is unpacked
   * @param rows is given each count
   * @param unusable is given the first field of a row that makes it none
   * @throws IOException when the file cannot be read or lacks a column
   */
  public static void read(
      InputStream in,
      String name,
      CounterMapping mapping,
      Consumer<CounterRow> rows,
      Consumer<UnusableValue> unusable)
      throws IOException {
    CounterFile file = new CounterFile(mapping, rows, unusable);
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

  private void read(CSVRecord record, long line) {
    String time = record.get(mapping.time()).strip();
    Instant at;
    try {
      at = LocalDateTime.parse(time, mapping.format()).atZone(mapping.zone()).toInstant();
    } catch (DateTimeException e) {
      refuse(line, mapping.time(), time, "is no time as the mapping says");
      return;
    }
    for (String column : new String[] {mapping.in(), mapping.out(), mapping.passing()}) {
      if (!column.isEmpty() && whole(record, column).isEmpty()) {
        refuse(line, column, record.get(column), "is no whole number");
        return;
      }
    }
    rows.accept(
        new CounterRow(
            record.get(mapping.counter()).strip(),
            told(record, mapping.in()),
            told(record, mapping.out()),
            told(record, mapping.passing()),
            mapping.interval().toSeconds(),
            at));
  }

  private static @Nullable Long told(CSVRecord record, String column) {
    return column.isEmpty() ? null : whole(record, column).orElse(null);
  }

  private static Optional<Long> whole(CSVRecord record, String column) {
    try {
      return Optional.of(Long.parseLong(record.get(column).strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void refuse(long line, String column, String text, String problem) {
    unusable.accept(new UnusableValue(line, column, "'%s' %s".formatted(text, problem)));
  }
}
