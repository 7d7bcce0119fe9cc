package io.citygrid.city.load;

import io.citygrid.city.CrowdArea;
import io.citygrid.city.MeasuringArea;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.plane.PlaneLine;
import io.citygrid.geo.plane.PlanePoint;
import io.citygrid.geo.plane.PlaneRing;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * {@code measuring-areas.csv}: where cameras follow people, with outlines as WKT in metres. A city
 * may do without it.
 */
final class MeasuringAreaTable {
  static final String FILE = "measuring-areas.csv";

  private static final String WALKABLE = "walkable";
  private static final String MEASURED = "measured";
  private static final String LINE = "line";
  private static final List<String> COLUMNS =
      List.of("id", "area", "lon", "lat", "bearing", "frames_per_second", WALKABLE, MEASURED, LINE);
  private static final double MOST_FRAMES = 120;

  /** No camera sees farther. */
  private static final double FARTHEST_METERS = 1_000;

  private MeasuringAreaTable() {}

  static List<MeasuringArea> read(CityFiles files, Register<CrowdArea> areas, Problems problems) {
    Optional<CsvTable> table = CrowdTables.table(files, FILE, COLUMNS, List.of(), problems);
    Register<MeasuringArea> measuring = new Register<>(table.isPresent());
    for (CsvRow row : table.map(CsvTable::rows).orElse(List.of())) {
      String id = row.required("id");
      measuring.claim(id, row, "id");
      String area = row.required("area");
      if (!area.isEmpty() && !areas.mayHave(area)) {
        row.refuse("area", "crowd-areas.csv has no area '%s'".formatted(area));
      }
      LonLat origin = SensorTables.position(row);
      double bearing = row.number("bearing");
      if (bearing < 0 || bearing >= 360) {
        row.refuse("bearing", "must be in [0, 360) but is " + row.text("bearing"));
      }
      double frames = row.number("frames_per_second");
      if (frames <= 0 || frames > MOST_FRAMES) {
        row.refuse(
            "frames_per_second",
            "must be above 0 and at most %.0f but is %s"
                .formatted(MOST_FRAMES, row.text("frames_per_second")));
      }
      Optional<Polygon> walkable = geometry(row, WALKABLE, Polygon.class);
      Optional<Polygon> measured = geometry(row, MEASURED, Polygon.class);
      Optional<LineString> line = geometry(row, LINE, LineString.class);
      if (row.isSound()) {
        if (!walkable.orElseThrow().covers(measured.orElseThrow())) {
          row.refuse(MEASURED, "must lie inside what is walkable");
        } else if (!walkable.get().intersects(line.orElseThrow())) {
          row.refuse(LINE, "must lie in what is walkable");
        }
      }
      if (row.isSound()) {
        measuring.put(
            id,
            new MeasuringArea(
                id,
                area,
                origin,
                bearing,
                frames,
                ring(walkable.orElseThrow()),
                ring(measured.orElseThrow()),
                line(line.orElseThrow())));
      }
    }
    return measuring.all();
  }

  private static <G extends Geometry> Optional<G> geometry(
      CsvRow row, String column, Class<G> type) {
    String text = row.required(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Geometry read;
    try {
      read = new WKTReader().read(text);
    } catch (ParseException | IllegalArgumentException e) {
      row.refuse(column, "must be WKT but is '%s': %s".formatted(text, e.getMessage()));
      return Optional.empty();
    }
    Optional<String> wrong = findWrong(read, type);
    wrong.ifPresent(what -> row.refuse(column, what));
    return wrong.isPresent() ? Optional.empty() : Optional.of(type.cast(read));
  }

  private static Optional<String> findWrong(Geometry read, Class<? extends Geometry> type) {
    if (!type.isInstance(read)) {
      return Optional.of(
          type == Polygon.class
              ? "must be a POLYGON but is a " + read.getGeometryType()
              : "must be a LINESTRING but is a " + read.getGeometryType());
    }
    if (Arrays.stream(read.getCoordinates()).anyMatch(MeasuringAreaTable::isFar)) {
      return Optional.of("must be within %.0f m of the origin".formatted(FARTHEST_METERS));
    }
    if (read instanceof Polygon polygon) {
      if (polygon.getNumInteriorRing() > 0) {
        return Optional.of("must have no holes");
      }
      if (!polygon.isValid() || polygon.getArea() == 0) {
        return Optional.of("must be an outline that does not cross itself and holds some area");
      }
    } else if (read.getNumPoints() != 2 || read.getLength() == 0) {
      return Optional.of("must have two points that differ");
    }
    return Optional.empty();
  }

  private static boolean isFar(Coordinate corner) {
    return !(Math.abs(corner.x) <= FARTHEST_METERS && Math.abs(corner.y) <= FARTHEST_METERS);
  }

  private static PlaneRing ring(Polygon polygon) {
    Coordinate[] corners = polygon.getExteriorRing().getCoordinates();
    // WKT repeats the first corner.
    return new PlaneRing(
        Arrays.stream(corners).limit(corners.length - 1L).map(MeasuringAreaTable::point).toList());
  }

  private static PlaneLine line(LineString line) {
    return new PlaneLine(point(line.getCoordinateN(0)), point(line.getCoordinateN(1)));
  }

  private static PlanePoint point(Coordinate corner) {
    return new PlanePoint(corner.x, corner.y);
  }
}
