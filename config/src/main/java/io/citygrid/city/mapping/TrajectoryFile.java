package io.citygrid.city.mapping;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a file of trajectories through its mapping, person by person and frame by frame. */
public final class TrajectoryFile {
  /** The fastest that anybody ever ran was 12.4 m/s; a step of more is none. */
  private static final double FASTEST_METERS_PER_SECOND = 13;

  private static final double NANOS_PER_SECOND = 1e9;

  private final TrajectoryMapping mapping;
  private final Consumer<TrajectoryRow> rows;
  private final Consumer<UnusableValue> unusable;
  private final Map<Long, Place> last = new HashMap<>();
  private final Map<Long, Set<Long>> frames = new HashMap<>();
  private @Nullable UnusableValue firstJump;
  private long steps;
  private long jumps;

  private record Place(long frame, double x, double y) {}

  private TrajectoryFile(
      TrajectoryMapping mapping, Consumer<TrajectoryRow> rows, Consumer<UnusableValue> unusable) {
    this.mapping = mapping;
    this.rows = rows;
    this.unusable = unusable;
  }

  /**
   * Reads all rows in file order; does not close the stream.
   *
   * @param name of the file; one that ends in .gz is unpacked
   * @param rows is given each row
   * @param unusable is given the first field of a row that makes it none: also of one with which a
   *     person would be faster than anybody runs, or at two places in one frame
   * @throws IOException when the file cannot be read, or when most people would be that fast: then
   *     the unit is another one
   */
  public static void read(
      InputStream in,
      String name,
      TrajectoryMapping mapping,
      Consumer<TrajectoryRow> rows,
      Consumer<UnusableValue> unusable)
      throws IOException {
    TrajectoryFile file = new TrajectoryFile(mapping, rows, unusable);
    BufferedReader reader = new BufferedReader(MeasuredFile.text(in, name));
    long line = 0;
    for (String text = reader.readLine(); text != null; text = reader.readLine()) {
      line++;
      String row = text.strip();
      if (!row.isEmpty() && !row.startsWith("#")) {
        file.read(row.split(mapping.separator()), line);
      }
    }
    file.refuseUnit();
  }

  private void read(String[] fields, long line) {
    try {
      long person = whole(fields, "person", mapping.person(), line);
      long frame = whole(fields, "frame", mapping.frame(), line);
      double x = number(fields, "x", mapping.x(), line) * mapping.unit().meters();
      double y = number(fields, "y", mapping.y(), line) * mapping.unit().meters();
      if (!frames.computeIfAbsent(person, nobody -> new HashSet<>()).add(frame)) {
        throw refused(
            "person",
            mapping.person(),
            line,
            "person %d is in frame %d once more: nobody is at two places at once"
                .formatted(person, frame));
      }
      checkStep(person, new Place(frame, x, y), line);
      rows.accept(
          new TrajectoryRow(
              line,
              mapping.measuringArea(),
              person,
              x,
              y,
              mapping
                  .start()
                  .plus(
                      Duration.ofNanos(
                          Math.round(frame / mapping.framesPerSecond() * NANOS_PER_SECOND)))));
    } catch (UnusableField e) {
      unusable.accept(e.value());
    }
  }

  /** A row that jumps is none; the next one is compared with it, as it may be of somebody else. */
  private void checkStep(long person, Place now, long line) throws UnusableField {
    Place before = last.put(person, now);
    if (before == null) {
      return;
    }
    steps++;
    double meters = Math.hypot(now.x() - before.x(), now.y() - before.y());
    double seconds = Math.abs(now.frame() - before.frame()) / mapping.framesPerSecond();
    if (meters <= FASTEST_METERS_PER_SECOND * seconds) {
      return;
    }
    jumps++;
    boolean isAcross = Math.abs(now.x() - before.x()) >= Math.abs(now.y() - before.y());
    UnusableField jump =
        refused(
            isAcross ? "x" : "y",
            isAcross ? mapping.x() : mapping.y(),
            line,
            String.format(
                Locale.ROOT,
                "person %d would have come %.2f m in %.2f s, %.0f m/s: nobody walks like that",
                person,
                meters,
                seconds,
                meters / seconds));
    firstJump = firstJump == null ? jump.value() : firstJump;
    throw jump;
  }

  private void refuseUnit() throws IOException {
    if (firstJump == null || jumps * 2 <= steps) {
      return;
    }
    String hint =
        mapping.unit() == TrajectoryMapping.Unit.M
            ? "is the unit cm, not m?"
            : "are there fewer frames a second than the mapping says?";
    throw new IOException(
        "%s; %,d of %,d steps are like that: %s"
            .formatted(firstJump.sentence(), jumps, steps, hint));
  }

  private static long whole(String[] fields, String name, int column, long line)
      throws UnusableField {
    double number = number(fields, name, column, line);
    if (number < 0 || number != Math.rint(number) || number > Long.MAX_VALUE / 2.0) {
      throw refused(
          name, column, line, "'%s' is no whole number from 0".formatted(fields[column - 1]));
    }
    return (long) number;
  }

  private static double number(String[] fields, String name, int column, long line)
      throws UnusableField {
    if (fields.length < column) {
      throw refused(name, column, line, "the row has only %d columns".formatted(fields.length));
    }
    double number;
    try {
      number = Double.parseDouble(fields[column - 1].strip());
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!Double.isFinite(number)) {
      throw refused(name, column, line, "'%s' is no number".formatted(fields[column - 1]));
    }
    return number;
  }

  private static UnusableField refused(String name, int column, long line, String problem) {
    return new UnusableField(
        new UnusableValue(line, "column %d (%s)".formatted(column, name), problem));
  }
}
