package io.citygrid.city.mapping;

import io.citygrid.city.event.DetectorQuantity;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads a CSV file of loop detectors through its mapping, value by value. */
public final class DetectorFile {
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
    MeasuredFile.read(in, name, file::read, unusable);
  }

  private void read(MeasuredRow row, List<String> columns) throws UnusableField {
    if (mapping.shape() instanceof DetectorMapping.Wide wide) {
      long step = row.record().getRecordNumber() - 1;
      Instant at = wide.start().plus(wide.step().multipliedBy(step));
      for (String detector : columns) {
        add(row, detector, detector, 1, wide.quantity(), at);
      }
    } else if (mapping.shape() instanceof DetectorMapping.Long rowwise) {
      Instant at = row.time(rowwise.time(), rowwise.format(), rowwise.zone());
      int lane = lane(row, rowwise.lane());
      String detector = row.record().get(rowwise.detector());
      for (Map.Entry<DetectorQuantity, String> value : rowwise.values().entrySet()) {
        add(row, value.getValue(), detector, lane, value.getKey(), at);
      }
    }
  }

  private static int lane(MeasuredRow row, String column) throws UnusableField {
    try {
      return column.isEmpty() ? 1 : Integer.parseInt(row.text(column));
    } catch (NumberFormatException e) {
      throw row.refused(column, "is no number of a lane");
    }
  }

  /** A field that is no value leaves the others of its row. */
  private void add(
      MeasuredRow row,
      String column,
      String detector,
      int lane,
      DetectorQuantity quantity,
      Instant observedAt) {
    Double value;
    try {
      value = row.findNumber(column);
    } catch (UnusableField e) {
      unusable.accept(e.value());
      return;
    }
    if (value != null) {
      double told = quantity == DetectorQuantity.SPEED ? value * mapping.kmhPerUnit() : value;
      rows.accept(new DetectorRow(detector, lane, quantity, told, observedAt));
    }
  }
}
