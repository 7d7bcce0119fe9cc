package io.citygrid.city.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads a CSV file of vehicle positions through its mapping, position by position. */
public final class PositionFile {
  private PositionFile() {}

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
    MeasuredFile.read(in, name, (row, columns) -> rows.accept(position(row, mapping)), unusable);
  }

  private static PositionRow position(MeasuredRow row, PositionMapping mapping)
      throws UnusableField {
    Double accuracy = row.findNumber(mapping.accuracy());
    Double speed = row.findNumber(mapping.speed());
    return new PositionRow(
        row.line(),
        row.text(mapping.vehicle()),
        row.number(mapping.lon()),
        row.number(mapping.lat()),
        accuracy == null ? 0 : accuracy,
        row.findNumber(mapping.heading()),
        speed == null ? null : speed * mapping.kmhPerUnit(),
        row.time(mapping.time(), mapping.format(), mapping.zone()),
        row.text(mapping.trueRoad()),
        row.text(mapping.trueSegment()));
  }
}
