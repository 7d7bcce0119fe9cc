package io.citygrid.city.mapping;

import io.citygrid.city.load.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of requests, read row by row through a mapping. Holds one row in memory. A row that
 * cannot be used is given with its problems; bytes that are no text in the file's encoding become
 * the replacement character. Not thread-safe.
 */
public final class RequestFile implements Iterator<RequestRow>, AutoCloseable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final RowReader rows;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final String file;
  private @Nullable RequestRow next;
  private int line = 1;

  private RequestFile(CSVParser parser, String file, RequestMapping mapping)
      throws BrokenMappingException {
    this.parser = parser;
    this.records = parser.iterator();
    this.file = file;
    this.rows = new RowReader(file, header(mapping), mapping);
    advance();
  }

  /**
   * Opens a file; one whose name ends in {@code .gz} is unpacked.
   *
   * @throws BrokenMappingException when the file lacks a column that the mapping names
   */
  public static RequestFile open(Path path, RequestMapping mapping)
      throws IOException, BrokenMappingException {
    return open(Files.newInputStream(path), path.getFileName().toString(), mapping);
  }

  /** As {@link #open(Path, RequestMapping)}; closes the stream with itself. */
  public static RequestFile open(InputStream in, String file, RequestMapping mapping)
      throws IOException, BrokenMappingException {
    try {
      InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(in) : in;
      var decoder =
          mapping
              .layout()
              .encoding()
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE);
      var reader = new BufferedReader(new InputStreamReader(plain, decoder));
      reader.mark(1);
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
      CSVFormat format =
          CSVFormat.RFC4180
              .builder()
              .setDelimiter(mapping.layout().delimiter())
              .setIgnoreEmptyLines(false)
              .get();
      return new RequestFile(CSVParser.parse(reader, format), file, mapping);
    } catch (IOException | BrokenMappingException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public RequestRow next() {
    RequestRow row = next;
    if (row == null) {
      throw new NoSuchElementException();
    }
    advance();
    return row;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  private Map<String, Integer> header(RequestMapping mapping) throws BrokenMappingException {
    Map<String, Integer> header = new HashMap<>();
    if (records.hasNext()) {
      CSVRecord names = records.next();
      for (int i = 0; i < names.size(); i++) {
        header.putIfAbsent(names.get(i).strip(), i);
      }
    }
    line = (int) parser.getCurrentLineNumber() + 1;
    List<Problem> missing = new ArrayList<>();
    for (String column : mapping.columns()) {
      if (!header.containsKey(column)) {
        missing.add(
            new Problem(
                file,
                "line 1",
                column,
                "the mapping names this column, but the file has only " + header.keySet()));
      }
    }
    if (!missing.isEmpty()) {
      throw new BrokenMappingException(missing);
    }
    return header;
  }

  private void advance() {
    next = null;
    try {
      while (next == null && records.hasNext()) {
        CSVRecord record = records.next();
        if (record.size() > 1 || !record.get(0).isBlank()) {
          next = rows.read(record, line);
        }
        line = (int) parser.getCurrentLineNumber() + 1;
      }
    } catch (UncheckedIOException e) {
      throw new UncheckedIOException(
          file + ", line " + line + ": cannot be read as CSV: " + e.getMessage(), e.getCause());
    }
  }
}
