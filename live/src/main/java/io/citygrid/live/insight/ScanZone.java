package io.citygrid.live.insight;

/**
 * A place that cases are counted at, such as a grid cell.
 *
 * @param x metres east of any point that all zones share
 * @param y metres north of it
 */
public record ScanZone(String id, double x, double y) {
  double squaredDistance(ScanZone other) {
    double dx = x - other.x;
    double dy = y - other.y;
    return dx * dx + dy * dy;
  }
}
