package io.citygrid.city.view;

/**
 * Where a thing of the live view lies, so that it is found by who is near.
 *
 * @param index name of the index that lists things by place; one of the write's indexes
 * @param lon degrees, WGS84
 * @param lat degrees, WGS84; Redis finds nothing beyond {@link #MOST_LAT}
 */
public record MapPlace(String index, double lon, double lat) {
  /** Where the map of Redis ends, towards both poles. */
  public static final double MOST_LAT = 85;

  public MapPlace {
    if (Math.abs(lat) > MOST_LAT) {
      throw new IllegalArgumentException("lat must be in [-85, 85] but is " + lat);
    }
  }
}
