package io.citygrid.bench.live;

import io.citygrid.bench.path.GridCity;
import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.load.BrokenCityException;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.load.CityLoader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The made grid city with two-way streets 200 m apart, in a square around its middle, every fifth
 * an arterial, and with 60 hot public areas. Rules for traffic and crowds are the usual ones.
 */
final class StreetCity {
  static final int HOT_AREAS = 60;
  static final double HOT_RADIUS_METERS = 90;

  private static final long SEED = 20_261_128;
  private static final double BLOCK_METERS = 200;
  private static final double METERS_PER_DEGREE = 111_195;
  private static final double MIDDLE_LON = GridCity.WEST + GridCity.SIDE / 2;
  private static final double MIDDLE_LAT = GridCity.SOUTH + GridCity.SIDE / 2;

  private StreetCity() {}

  /**
   * The files of the city.
   *
   * @param segments that its streets have at least, each direction counted
   */
  static CityFiles files(int segments) {
    return GridCity.files()
        .with(
            "roads/streets.geojson", streets(streetsFor(segments)).getBytes(StandardCharsets.UTF_8))
        .with("crowd-areas.csv", hotAreas().getBytes(StandardCharsets.UTF_8));
  }

  /** The same, loaded. */
  static City load(int segments) throws BrokenCityException {
    return new CityLoader().load(files(segments), new CityVersion(1, 1, 1, Instant.EPOCH));
  }

  /** Longitude of the middle of a hot area. */
  static double hotLon(int area) {
    return MIDDLE_LON + (place(2L * area) - 0.5) * 0.9 * GridCity.SIDE;
  }

  /** Latitude of the middle of a hot area. */
  static double hotLat(int area) {
    return MIDDLE_LAT + (place(2L * area + 1) - 0.5) * 0.9 * GridCity.SIDE;
  }

  private static double place(long number) {
    return new SplittableRandom(SEED + number).nextDouble();
  }

  /** Streets each way: n of them have 4 n (n - 1) directed segments. */
  private static int streetsFor(int segments) {
    return (int) Math.ceil((1 + Math.sqrt(1.0 + segments)) / 2);
  }

  private static String hotAreas() {
    StringBuilder text =
        new StringBuilder(
            "id,name_zh,name_en,kind,lon,lat,area_m2,obstacles_m2,capacity,closes,stay_minutes\n");
    long area = Math.round(Math.PI * HOT_RADIUS_METERS * HOT_RADIUS_METERS);
    for (int i = 0; i < HOT_AREAS; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "square-%d,广场%d,Square %d,STANDING,%.6f,%.6f,%d,,20000,,%n",
              i,
              i,
              i,
              hotLon(i),
              hotLat(i),
              area));
    }
    return text.toString();
  }

  private static String streets(int count) {
    double latStep = BLOCK_METERS / METERS_PER_DEGREE;
    double lonStep = latStep / Math.cos(Math.toRadians(MIDDLE_LAT));
    double west = MIDDLE_LON - lonStep * (count - 1) / 2;
    double south = MIDDLE_LAT - latStep * (count - 1) / 2;
    StringBuilder text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[\n");
    for (int street = 0; street < count; street++) {
      for (boolean eastward : new boolean[] {true, false}) {
        text.append(text.charAt(text.length() - 2) == '[' ? "" : ",\n")
            .append(
                "{\"type\":\"Feature\",\"properties\":{\"id\":\"%1$s%2$d\",\"road\":\"%1$s%2$d\",\"class\":\"%3$s\"},"
                    .formatted(
                        eastward ? "e" : "n", street, street % 5 == 0 ? "ARTERIAL" : "OTHER"))
            .append("\"geometry\":{\"type\":\"LineString\",\"coordinates\":[");
        for (int i = 0; i < count; i++) {
          text.append(
              String.format(
                  Locale.ROOT,
                  i == 0 ? "[%.7f,%.7f]" : ",[%.7f,%.7f]",
                  west + lonStep * (eastward ? i : street),
                  south + latStep * (eastward ? street : i)));
        }
        text.append("]}}");
      }
    }
    return text.append("\n]}\n").toString();
  }
}
