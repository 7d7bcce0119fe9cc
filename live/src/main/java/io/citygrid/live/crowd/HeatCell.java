package io.citygrid.live.crowd;

/**
 * A cell of the heat surface: a tile of the web map (Web Mercator, as in slippy maps). The four
 * cells of a zoom make one of the zoom below.
 *
 * @param x column, from west
 * @param y row, from north
 */
public record HeatCell(int zoom, int x, int y) {
  /** Where Web Mercator ends, degrees. */
  private static final double MOST_LAT = 85.05112878;

  /** The cell in which a place lies. */
  public static HeatCell of(double lon, double lat, int zoom) {
    double bounded = Math.toRadians(Math.max(-MOST_LAT, Math.min(MOST_LAT, lat)));
    int cells = 1 << zoom;
    double across = (lon + 180) / 360;
    double down = (1 - Math.log(Math.tan(bounded) + 1 / Math.cos(bounded)) / Math.PI) / 2;
    return new HeatCell(zoom, within(across * cells, cells), within(down * cells, cells));
  }

  /** Its name in keys of metrics, such as {@code 16-54211-26721}. */
  public String id() {
    return zoom + "-" + x + "-" + y;
  }

  private static int within(double at, int cells) {
    return Math.max(0, Math.min(cells - 1, (int) Math.floor(at)));
  }
}
