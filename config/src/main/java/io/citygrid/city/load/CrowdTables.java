package io.citygrid.city.load;

import io.citygrid.city.CrowdArea;
import io.citygrid.city.DeviceShare;
import io.citygrid.city.PeopleCounter;
import io.citygrid.geo.LonLat;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** {@code crowd-areas.csv} and {@code counters.csv}. A city may do without both. */
final class CrowdTables {
  static final String AREAS = "crowd-areas.csv";
  static final String COUNTERS = "counters.csv";

  private static final List<String> AREA_COLUMNS =
      List.of(
          "id", "name_zh", "name_en", "kind", "lon", "lat", "area_m2", "obstacles_m2", "capacity");
  private static final String CLOSES = "closes";
  private static final String STAY = "stay_minutes";
  private static final String SHARE = "device_share";
  private static final String SHARE_ERROR = "device_share_error";
  private static final List<String> OPTIONAL_AREA_COLUMNS =
      List.of(CLOSES, STAY, SHARE, SHARE_ERROR);
  private static final double MOST_STAY_MINUTES = 24 * 60;
  private static final List<String> COUNTER_COLUMNS =
      List.of("id", "area", "lon", "lat", "width_m");

  private CrowdTables() {}

  static Register<CrowdArea> readAreas(CityFiles files, Problems problems) {
    Optional<CsvTable> table = table(files, AREAS, AREA_COLUMNS, OPTIONAL_AREA_COLUMNS, problems);
    boolean isMissing = !files.contents().containsKey(AREAS);
    Register<CrowdArea> areas = new Register<>(isMissing || table.isPresent());
    for (CsvRow row : table.map(CsvTable::rows).orElse(List.of())) {
      String id = row.required("id");
      areas.claim(id, row, "id");
      var names = row.names("name");
      var kind = row.oneOf("kind", CrowdArea.Kind.class);
      LonLat position = SensorTables.position(row);
      double area = row.number("area_m2");
      double obstacles = row.text("obstacles_m2").isEmpty() ? 0 : row.number("obstacles_m2");
      int capacity = row.count("capacity");
      if (area <= 0) {
        row.refuse("area_m2", "must be above 0 but is " + row.text("area_m2"));
      } else if (obstacles < 0) {
        row.refuse("obstacles_m2", "must not be below 0 but is " + row.text("obstacles_m2"));
      } else if (obstacles >= area) {
        row.refuse(
            "obstacles_m2", "must leave some of the area, %s m²".formatted(row.text("area_m2")));
      }
      Optional<LocalTime> closes = closes(row);
      double stay = row.text(STAY).isEmpty() ? 0 : row.number(STAY);
      if (stay < 0 || stay > MOST_STAY_MINUTES) {
        row.refuse(STAY, "must be minutes from 0 to a day but is " + row.text(STAY));
      }
      Optional<DeviceShare> share = deviceShare(row);
      if (row.isSound()) {
        areas.put(
            id,
            new CrowdArea(
                id,
                names,
                kind,
                position,
                area,
                obstacles,
                capacity,
                closes.orElse(null),
                stay,
                share.orElse(null)));
      }
    }
    return areas;
  }

  /** Of an area of its own; who states a share states how sure it is. */
  private static Optional<DeviceShare> deviceShare(CsvRow row) {
    boolean hasShare = !row.text(SHARE).isEmpty();
    if (hasShare == row.text(SHARE_ERROR).isEmpty()) {
      row.refuse(SHARE_ERROR, "and device_share must both be given or both be empty");
      return Optional.empty();
    }
    if (!hasShare) {
      return Optional.empty();
    }
    double share = row.number(SHARE);
    double error = row.number(SHARE_ERROR);
    if (!(share > 0 && share <= 1)) {
      row.refuse(SHARE, "must be above 0 and at most 1 but is " + row.text(SHARE));
    } else if (!(error >= 0)) {
      row.refuse(SHARE_ERROR, "must not be below 0 but is " + row.text(SHARE_ERROR));
    } else {
      return Optional.of(new DeviceShare(share, error));
    }
    return Optional.empty();
  }

  private static Optional<LocalTime> closes(CsvRow row) {
    String text = row.text(CLOSES);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalTime.parse(text));
    } catch (DateTimeParseException e) {
      row.refuse(CLOSES, "must be a time of day such as 22:30 but is '" + text + "'");
      return Optional.empty();
    }
  }

  static List<PeopleCounter> readCounters(
      CityFiles files, Register<CrowdArea> areas, Problems problems) {
    Optional<CsvTable> table = table(files, COUNTERS, COUNTER_COLUMNS, List.of(), problems);
    Register<PeopleCounter> counters = new Register<>(table.isPresent());
    for (CsvRow row : table.map(CsvTable::rows).orElse(List.of())) {
      String id = row.required("id");
      counters.claim(id, row, "id");
      String area = row.required("area");
      if (!area.isEmpty() && !areas.mayHave(area)) {
        row.refuse("area", "crowd-areas.csv has no area '%s'".formatted(area));
      }
      LonLat position = SensorTables.position(row);
      double width = row.number("width_m");
      if (width <= 0) {
        row.refuse("width_m", "must be above 0 but is " + row.text("width_m"));
      }
      if (row.isSound()) {
        counters.put(id, new PeopleCounter(id, area, position, width));
      }
    }
    return counters.all();
  }

  /** A table that a city may do without. */
  static Optional<CsvTable> table(
      CityFiles files,
      String file,
      List<String> columns,
      List<String> optional,
      Problems problems) {
    return files.contents().containsKey(file)
        ? CsvTable.read(files, file, columns, optional, problems)
        : Optional.empty();
  }
}
