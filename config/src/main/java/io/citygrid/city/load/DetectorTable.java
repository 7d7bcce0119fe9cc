package io.citygrid.city.load;

import io.citygrid.city.Detector;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.GridSegments;
import io.citygrid.geo.road.SegmentPoint;
import java.util.List;
import java.util.Optional;

/**
 * {@code detectors.csv}: loop detectors, each put on the nearest segment that goes its way. A city
 * may do without.
 */
final class DetectorTable {
  static final String FILE = "detectors.csv";

  private static final List<String> COLUMNS = List.of("id", "lon", "lat", "bearing");
  private static final double FARTHEST_METERS = 50;
  private static final double WIDEST_DEGREES = 60;

  private DetectorTable() {}

  static List<Detector> read(CityFiles files, Roads roads, Problems problems) {
    if (!files.contents().containsKey(FILE)) {
      return List.of();
    }
    Optional<CsvTable> table = CsvTable.read(files, FILE, COLUMNS, problems);
    Register<Detector> detectors = new Register<>(table.isPresent());
    GridSegments index = roads.segments();
    for (CsvRow row : table.map(CsvTable::rows).orElse(List.of())) {
      String id = row.required("id");
      detectors.claim(id, row, "id");
      LonLat position = SensorTables.position(row);
      double bearing = row.text("bearing").isEmpty() ? Double.NaN : row.number("bearing");
      if (row.isSound()) {
        Optional<Detector> detector = placed(id, position, bearing, index);
        if (detector.isPresent()) {
          detectors.put(id, detector.get());
        } else {
          row.refuse("lon", "and lat must be within 50 m of a road that goes its bearing");
        }
      }
    }
    return detectors.all();
  }

  private static Optional<Detector> placed(
      String id, LonLat position, double bearing, GridSegments index) {
    for (SegmentPoint place : index.near(position, FARTHEST_METERS)) {
      double off = Math.abs(Math.IEEEremainder(place.bearingDegrees() - bearing, 360));
      if (Double.isNaN(bearing) || off <= WIDEST_DEGREES) {
        return Optional.of(new Detector(id, position, place.segment().id()));
      }
    }
    return Optional.empty();
  }
}
