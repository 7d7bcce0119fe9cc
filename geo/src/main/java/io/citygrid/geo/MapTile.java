package io.citygrid.geo;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tile of the web map (Web Mercator, as in slippy maps). The four tiles of a zoom make one of the
 * zoom below.
 *
 * @param zoom from 0 to {@link #MOST_ZOOM}
 * @param x column, from west
 * @param y row, from north
 */
public record MapTile(int zoom, int x, int y) {
  /** The finest zoom; a tile is some 5 m wide at the equator. */
  public static final int MOST_ZOOM = 23;

  /** Where Web Mercator ends, degrees. */
  private static final double MOST_LAT = 85.05112878;

  private static final Pattern ID = Pattern.compile("([0-9]{1,2})-([0-9]{1,8})-([0-9]{1,8})");

  public MapTile {
    if (zoom < 0 || zoom > MOST_ZOOM || !isIn(zoom, x) || !isIn(zoom, y)) {
      throw new IllegalArgumentException("there is no map tile %d-%d-%d".formatted(zoom, x, y));
    }
  }

  /** The tile in which a place lies; beyond the poles' ends the last one. */
  public static MapTile of(LonLat place, int zoom) {
    double lat = Math.toRadians(Math.max(-MOST_LAT, Math.min(MOST_LAT, place.lat())));
    int tiles = 1 << zoom;
    double across = (place.lon() + 180) / 360;
    double down = (1 - Math.log(Math.tan(lat) + 1 / Math.cos(lat)) / Math.PI) / 2;
    return new MapTile(zoom, within(across * tiles, tiles), within(down * tiles, tiles));
  }

  /** The tile of this {@link #id}; empty when there is none. */
  public static Optional<MapTile> parse(String id) {
    Matcher parts = ID.matcher(id);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int zoom = Integer.parseInt(parts.group(1));
    int x = Integer.parseInt(parts.group(2));
    int y = Integer.parseInt(parts.group(3));
    return zoom <= MOST_ZOOM && isIn(zoom, x) && isIn(zoom, y)
        ? Optional.of(new MapTile(zoom, x, y))
        : Optional.empty();
  }

  /** Its name, such as {@code 16-54211-26721}. */
  public String id() {
    return zoom + "-" + x + "-" + y;
  }

  public double west() {
    return lon(x);
  }

  public double east() {
    return lon(x + 1);
  }

  public double north() {
    return lat(y);
  }

  public double south() {
    return lat(y + 1);
  }

  /**
   * The coarser tile it lies in.
   *
   * @param coarser zoom from 0 to this one's; at its own it is itself
   */
  public MapTile within(int coarser) {
    if (coarser < 0 || coarser > zoom) {
      throw new IllegalArgumentException(
          "tile %s lies in tiles of zoom 0 to %d but is asked for %d"
              .formatted(id(), zoom, coarser));
    }
    return new MapTile(coarser, x >> (zoom - coarser), y >> (zoom - coarser));
  }

  /** Its size, square metres on the mean sphere. */
  public double squareMeters() {
    double height = Math.sin(Math.toRadians(north())) - Math.sin(Math.toRadians(south()));
    double width = Math.toRadians(east() - west());
    return LonLat.EARTH_RADIUS_METERS * LonLat.EARTH_RADIUS_METERS * width * height;
  }

  /** Its middle. */
  public LonLat middle() {
    return new LonLat(lon(x + 0.5), lat(y + 0.5));
  }

  private double lon(double column) {
    return column / (1 << zoom) * 360 - 180;
  }

  private double lat(double row) {
    return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * row / (1 << zoom)))));
  }

  private static boolean isIn(int zoom, int at) {
    return at >= 0 && at < 1 << zoom;
  }

  private static int within(double at, int tiles) {
    return Math.max(0, Math.min(tiles - 1, (int) Math.floor(at)));
  }
}
