package io.citygrid.city.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file of measured values, whose first row names its columns, row by row. */
final class MeasuredFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private MeasuredFile() {}

  /** What is made of a row. */
  interface RowReader {
    /**
     * Reads a row.
     *
     * @param columns their names in the order of the file
     * @throws UnusableField for a row that is none
     */
    void read(MeasuredRow row, List<String> columns) throws UnusableField;
  }

  /**
   * Reads all rows in file order; does not close the stream.
   *
   * @param name of the file; one that ends in .gz is unpacked
   * @param unusable is given the field that makes a row none
   * @throws IOException when the file cannot be read or lacks a column
   */
  static void read(InputStream in, String name, RowReader rows, Consumer<UnusableValue> unusable)
      throws IOException {
    try (CSVParser parser = CSVParser.parse(text(in, name), FORMAT)) {
      for (CSVRecord record : parser) {
        try {
          rows.read(
              new MeasuredRow(record, parser.getCurrentLineNumber()), parser.getHeaderNames());
        } catch (UnusableField e) {
          unusable.accept(e.value());
        }
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException("the file does not fit its mapping: " + e.getMessage(), e);
    }
  }

  /** The text of a file, unpacked where its name ends in .gz. */
  static Reader text(InputStream in, String name) throws IOException {
    InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in;
    return new InputStreamReader(plain, StandardCharsets.UTF_8);
  }
}
