package io.citygrid.city.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads a CSV file of people counters through its mapping, count by count. */
public final class CounterFile {
  private CounterFile() {}

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
    MeasuredFile.read(in, name, (row, columns) -> rows.accept(count(row, mapping)), unusable);
  }

  private static CounterRow count(MeasuredRow row, CounterMapping mapping) throws UnusableField {
    var at = row.time(mapping.time(), mapping.format(), mapping.zone());
    return new CounterRow(
        row.text(mapping.counter()),
        row.findWhole(mapping.in()),
        row.findWhole(mapping.out()),
        row.findWhole(mapping.passing()),
        mapping.interval().toSeconds(),
        at);
  }
}
