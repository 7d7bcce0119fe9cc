package io.citygrid.city.load;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table of a city: a CSV file (RFC 4180) whose first line names its columns, in any order. Every
 * expected column must be there and no other.
 */
final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  private final List<CsvRow> rows;

  private CsvTable(List<CsvRow> rows) {
    this.rows = rows;
  }

  /**
   * The rows of the file. Empty when there is nothing to go on with: no such file, no text, other
   * columns; what is wrong is then among the problems.
   */
  static Optional<CsvTable> read(
      CityFiles files, String file, List<String> columns, Problems problems) {
    return read(files, file, columns, List.of(), problems);
  }

  /**
   * The same where some columns may be missing; then their values are empty.
   *
   * @param optional columns that may follow
   */
  static Optional<CsvTable> read(
      CityFiles files,
      String file,
      List<String> columns,
      List<String> optional,
      Problems problems) {
    byte[] content = files.contents().get(file);
    if (content == null) {
      problems.refuse(
          file,
          "is missing; a table with nothing in it has one line: " + String.join(",", columns));
      return Optional.empty();
    }
    return Utf8Text.decode(content, file, problems)
        .flatMap(text -> parse(text, file, columns, optional, problems));
  }

  List<CsvRow> rows() {
    return rows;
  }

  private static Optional<CsvTable> parse(
      String text, String file, List<String> columns, List<String> optional, Problems problems) {
    List<CsvRow> rows = new ArrayList<>();
    int line = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      Iterator<CSVRecord> records = parser.iterator();
      Map<String, Integer> header = null;
      int width = 0;
      while (records.hasNext()) {
        CSVRecord record = records.next();
        if (!isBlank(record)) {
          if (header == null) {
            int before = problems.count();
            header = header(record, file, line, columns, optional, problems);
            width = record.size();
            if (problems.count() > before) {
              return Optional.empty();
            }
          } else if (record.size() != width) {
            problems.refuse(
                file, line, "", "has " + record.size() + " columns instead of " + width);
          } else {
            rows.add(new CsvRow(file, line, header, record, problems));
          }
        }
        line = (int) parser.getCurrentLineNumber() + 1;
      }
      if (header == null) {
        problems.refuse(file, "is empty; its first line must be " + String.join(",", columns));
        return Optional.empty();
      }
      return Optional.of(new CsvTable(rows));
    } catch (IOException | UncheckedIOException e) {
      problems.refuse(file, line, "", "is not CSV: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean isBlank(CSVRecord record) {
    return record.size() == 1 && record.get(0).isBlank();
  }

  private static Map<String, Integer> header(
      CSVRecord record,
      String file,
      int line,
      List<String> columns,
      List<String> optional,
      Problems problems) {
    Map<String, Integer> header = new HashMap<>();
    for (int i = 0; i < record.size(); i++) {
      String name = record.get(i).strip();
      if (!columns.contains(name) && !optional.contains(name)) {
        problems.refuse(
            file,
            line,
            name,
            "is not a column of this table; its columns are " + String.join(",", columns));
      } else if (header.put(name, i) != null) {
        problems.refuse(file, line, name, "is there twice");
      }
    }
    for (String column : columns) {
      if (!header.containsKey(column)) {
        problems.refuse(file, line, column, "this column is missing");
      }
    }
    optional.forEach(column -> header.putIfAbsent(column, CsvRow.MISSING));
    return header;
  }
}
