package io.citygrid.casework.merging;

import io.citygrid.geo.LonLat;
import java.util.ArrayList;
import java.util.List;

/**
 * Cells of about a kilometre, so that what lies near a point is found without looking through all.
 * The earth is cut into bands of latitude and each band into as many cells as keep their width;
 * from pole to pole and across the antimeridian.
 */
public final class MapCells {
  private static final double BAND_DEGREES = 0.01;
  private static final int BANDS = (int) Math.round(180 / BAND_DEGREES);
  private static final long BAND_STEP = 1L << 20;

  /** A little less than a degree has on any meridian, so that no cell in reach is left out. */
  private static final double METERS_PER_DEGREE = 111_000;

  private MapCells() {}

  /** The cell in which a point lies. */
  public static long of(LonLat point) {
    int band = band(point.lat());
    return cell(band, column(band, point.lon()));
  }

  /** All cells in which a point at most so far away can lie; each once. */
  public static List<Long> within(LonLat point, double meters) {
    double reach = meters / METERS_PER_DEGREE;
    List<Long> cells = new ArrayList<>();
    for (int band = band(point.lat() - reach); band <= band(point.lat() + reach); band++) {
      addColumns(cells, band, point.lon(), reach / cosine(band));
    }
    return cells;
  }

  private static void addColumns(List<Long> cells, int band, double lon, double reach) {
    int columns = columns(band);
    int from = (int) Math.floor((lon - reach + 180) * columns / 360);
    int to = (int) Math.floor((lon + reach + 180) * columns / 360);
    if (to - from + 1 >= columns) {
      from = 0;
      to = columns - 1;
    }
    for (int column = from; column <= to; column++) {
      cells.add(cell(band, Math.floorMod(column, columns)));
    }
  }

  private static long cell(int band, int column) {
    return band * BAND_STEP + column;
  }

  private static int band(double lat) {
    int band = (int) Math.floor((lat + 90) / BAND_DEGREES);
    return Math.max(0, Math.min(BANDS - 1, band));
  }

  private static int column(int band, double lon) {
    return Math.floorMod((int) Math.floor((lon + 180) * columns(band) / 360), columns(band));
  }

  private static int columns(int band) {
    return Math.max(1, (int) (360 / BAND_DEGREES * cosine(band)));
  }

  /** At the edge of the band that is nearer to a pole; never quite 0. */
  private static double cosine(int band) {
    double south = band * BAND_DEGREES - 90;
    double farthest = Math.max(Math.abs(south), Math.abs(south + BAND_DEGREES));
    return Math.max(1e-9, Math.cos(Math.toRadians(farthest)));
  }
}
