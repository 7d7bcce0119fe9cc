package io.citygrid.city.testville;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.load.BrokenCityException;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.load.CityLoader;
import io.citygrid.geo.LonLat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * Testville: three districts side by side, each 0.1 degrees wide and high, from west to east the
 * River District (a north and a south street), the Hill District (one town) and the Harbour
 * District (no township, no urban management, social cells in its west half only).
 *
 * <p>Who handles what: manhole covers (C0101) and floods (E0301) the water company; waste (E0101)
 * and stalls (E0102) the district's urban management, stalls in North Street the street's office;
 * shops without licence (E0201) the market bureau; disputes (E0401) in the River District two
 * departments with equal right, elsewhere nobody.
 */
public final class Testville {
  /** When version 1 was published: a Monday morning. */
  public static final Instant FOUNDED = Instant.parse("2026-03-02T00:00:00Z");

  /** In the River District, North Street, well inside its west social cell. */
  public static final LonLat NORTH_STREET = new LonLat(118.025, 31.075);

  /** In the River District, South Street. */
  public static final LonLat SOUTH_STREET = new LonLat(118.075, 31.025);

  /** In the Hill District, Hilltown, in its north social cell. */
  public static final LonLat HILLTOWN = new LonLat(118.15, 31.075);

  /** In the Harbour District, in its social cell. */
  public static final LonLat HARBOUR = new LonLat(118.225, 31.05);

  /** In the Harbour District, where no social cell is drawn. */
  public static final LonLat HARBOUR_EAST = new LonLat(118.275, 31.05);

  /** In the River District, about 5 m west of the edge to the Hill District. */
  public static final LonLat NEAR_HILL_EDGE = new LonLat(118.09995, 31.075);

  /** The point that geocoders answer when they know nothing. */
  public static final LonLat DEFAULT_POINT = new LonLat(118.02, 31.02);

  /** East of all districts. */
  public static final LonLat OUTSIDE = new LonLat(118.4, 31.05);

  private static final List<String> PATHS =
      List.of(
          "city.yaml",
          "areas.csv",
          "departments.csv",
          "categories.csv",
          "standards.csv",
          "measures.csv",
          "patrols.csv",
          "responsibility.csv",
          "calendar.yaml",
          "merging.yaml",
          "metrics.csv",
          "thresholds.csv",
          "detectors.csv",
          "places.csv",
          "watched-routes.csv",
          "crowd-areas.csv",
          "measuring-areas.csv",
          "counters.csv",
          "devices.csv",
          "layers/districts.geojson",
          "layers/townships.geojson",
          "layers/social.geojson",
          "layers/market.geojson",
          "layers/appearance.geojson",
          "roads/streets.geojson");

  private Testville() {}

  /** Its files. */
  public static CityFiles files() {
    TreeMap<String, byte[]> contents = new TreeMap<>();
    for (String path : PATHS) {
      try (InputStream in = Testville.class.getResourceAsStream("/testville/" + path)) {
        if (in == null) {
          throw new IllegalStateException("/testville/" + path + " is not on the class path");
        }
        contents.put(path, in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new CityFiles(contents);
  }

  /** The city as it was founded: version 1. */
  public static City city() {
    return city(files(), 1);
  }

  /** The city of these files as a version in which fences and rules are new. */
  public static City city(CityFiles files, long version) {
    try {
      return new CityLoader()
          .load(
              files, new CityVersion(version, version, version, FOUNDED.plusSeconds(version - 1)));
    } catch (BrokenCityException e) {
      throw new IllegalStateException(e);
    }
  }
}
