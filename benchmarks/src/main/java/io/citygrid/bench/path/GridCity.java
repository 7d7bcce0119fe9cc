package io.citygrid.bench.path;

import io.citygrid.city.load.CityFiles;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A made city as large as a real one: 8 districts, 64 townships, 4,096 cells in one grid layer,
 * 2,000 water gauges, a rule that few of their readings breach.
 */
public final class GridCity {
  public static final double WEST = 118.0;
  public static final double SOUTH = 31.0;

  /** Degrees, both ways. */
  public static final double SIDE = 0.64;

  static final int DEVICES = 2_000;
  static final int CELLS_A_SIDE = 64;
  private static final int TOWNSHIPS_A_SIDE = 8;
  private static final String FEATURE =
      "{\"type\":\"Feature\",\"properties\":{%1$s},\"geometry\":{\"type\":\"Polygon\","
          + "\"coordinates\":[[[%2$.8f,%3$.8f],[%4$.8f,%3$.8f],[%4$.8f,%5$.8f],"
          + "[%2$.8f,%5$.8f],[%2$.8f,%3$.8f]]]}}";

  private GridCity() {}

  /** The files of the city. */
  public static CityFiles files() {
    return files(Map.of());
  }

  /**
   * The city with more files.
   *
   * @param more text by path
   */
  static CityFiles files(Map<String, String> more) {
    Map<String, String> files = new TreeMap<>(more);
    files.put("city.yaml", CITY);
    files.put("areas.csv", areas());
    files.put("departments.csv", departments());
    files.put(
        "categories.csv",
        """
        code,kind,class_code,class_name_zh,class_name_en,name_zh,name_en,grid_layer
        E0101,EVENT,E01,市容,Appearance,垃圾,Waste,social
        E0301,EVENT,E03,突发,Emergencies,积水,Flood,social
        """);
    files.put(
        "standards.csv",
        """
        category,number,filed_when_zh,filed_when_en,closed_when_zh,closed_when_en,limit_amount,limit_unit
        E0101,1,暴露,lies open,清除,removed,4,WORKING_HOURS
        E0301,1,积水,deep water,排除,drained,2,EMERGENCY_HOURS
        """);
    files.put(
        "responsibility.csv",
        "category,area,function,level,department\n*,,urban-management,DISTRICT,\n");
    files.put(
        "calendar.yaml",
        """
        weekly:
          MONDAY: ["08:00-12:00", "14:00-18:00"]
        """);
    // Its reports lie on few cells and come in no time: most would be one matter.
    files.put("merging.yaml", "rules:\n  - {merging: OFF}\n");
    files.put(
        "metrics.csv",
        """
        device_kind,metric,name_zh,name_en,unit,min,max
        gauge,level,水位,Water level,cm,0,300
        """);
    files.put(
        "thresholds.csv",
        """
        id,name_zh,name_en,device_kind,metric,direction,raise_at,clear_at,hold_for,level,category
        high,高,High,gauge,level,ABOVE,299,290,PT10S,RED,E0301
        """);
    files.put("devices.csv", devices());
    files.put("layers/districts.geojson", squares(2, 4, GridCity::district));
    files.put("layers/townships.geojson", squares(8, 8, GridCity::township));
    files.put("layers/social.geojson", squares(CELLS_A_SIDE, CELLS_A_SIDE, GridCity::cell));
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return CityFiles.of(bytes);
  }

  private static final String CITY =
      """
      id: gridcity
      names: {zh: 方格城, en: Grid City}
      zone: Asia/Shanghai
      earliestReport: 2026-01-01
      layers:
        - {id: district, kind: AREA, level: DISTRICT, file: layers/districts.geojson, crs: "EPSG:4326", idProperty: code, names: {zh: 区, en: Districts}}
        - {id: township, kind: AREA, level: TOWNSHIP, file: layers/townships.geojson, crs: "EPSG:4326", idProperty: code, names: {zh: 街道, en: Townships}}
        - {id: social, kind: GRID, file: layers/social.geojson, crs: "EPSG:4326", idProperty: code, areaProperty: area, names: {zh: 网格, en: Cells}}
      dispatch:
        defaultAccuracyMeters: 10
        maxAccuracyMeters: 100
        defaultPoints: []
        defaultPointRadiusMeters: 10
      """;

  /** What a square of a layer says of itself. */
  private interface Square {
    String properties(int column, int row);
  }

  private static String district(int column, int row) {
    return "\"code\":\"%s\"".formatted(districtCode(column * 4 + row));
  }

  private static String township(int column, int row) {
    return "\"code\":\"%s\"".formatted(townshipCode(column, row));
  }

  private static String cell(int column, int row) {
    int cells = CELLS_A_SIDE / TOWNSHIPS_A_SIDE;
    return "\"code\":\"cell-%d-%d\",\"area\":\"%s\""
        .formatted(column, row, townshipCode(column / cells, row / cells));
  }

  private static String districtCode(int number) {
    return "9901%02d".formatted(number + 1);
  }

  private static String townshipCode(int column, int row) {
    int district = (column / 4) * 4 + row / 2;
    return districtCode(district) + "%03d".formatted((column % 4) * 2 + row % 2 + 1);
  }

  private static String areas() {
    StringBuilder text = new StringBuilder("code,level,parent,name_zh,name_en\n");
    text.append("990100,CITY,,方格城,Grid City\n");
    for (int i = 0; i < 8; i++) {
      text.append("%s,DISTRICT,990100,区%d,District %d\n".formatted(districtCode(i), i, i));
    }
    for (int column = 0; column < TOWNSHIPS_A_SIDE; column++) {
      for (int row = 0; row < TOWNSHIPS_A_SIDE; row++) {
        String code = townshipCode(column, row);
        text.append(
            "%s,TOWNSHIP,%s,街%s,Town %s\n".formatted(code, code.substring(0, 6), code, code));
      }
    }
    return text.toString();
  }

  private static String departments() {
    StringBuilder text = new StringBuilder("id,name_zh,name_en,level,area,function\n");
    for (int i = 0; i < 8; i++) {
      text.append(
          "urban-%d,城管%d,Urban %d,DISTRICT,%s,urban-management\n"
              .formatted(i, i, i, districtCode(i)));
    }
    return text.toString();
  }

  private static String devices() {
    StringBuilder text = new StringBuilder("id,kind,name_zh,name_en,lon,lat\n");
    for (int i = 0; i < DEVICES; i++) {
      double lon = WEST + SIDE * ((i * 37) % DEVICES + 0.5) / DEVICES;
      double lat = SOUTH + SIDE * (i + 0.5) / DEVICES;
      text.append(
          String.format(
              Locale.ROOT, "gauge-%d,gauge,水位%d,Gauge %d,%.6f,%.6f%n", i, i, i, lon, lat));
    }
    return text.toString();
  }

  private static String squares(int columns, int rows, Square square) {
    StringBuilder text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[\n");
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        double west = WEST + SIDE * column / columns;
        double east = WEST + SIDE * (column + 1) / columns;
        double south = SOUTH + SIDE * row / rows;
        double north = SOUTH + SIDE * (row + 1) / rows;
        text.append(column + row == 0 ? "" : ",\n")
            .append(
                String.format(
                    Locale.ROOT,
                    FEATURE,
                    square.properties(column, row),
                    west,
                    south,
                    east,
                    north));
      }
    }
    return text.append("\n]}\n").toString();
  }
}
