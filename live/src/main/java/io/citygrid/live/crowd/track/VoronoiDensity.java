package io.citygrid.live.crowd.track;

import io.citygrid.city.MeasuringArea;
import io.citygrid.geo.plane.ConvexCell;
import io.citygrid.geo.plane.PlanePoint;
import java.util.List;

/**
 * Density by Voronoi cells (B. Steffen, A. Seyfried, Methods for measuring pedestrian density,
 * flow, speed and direction with minimal scatter, Physica A 389, 2010): everybody has the ground
 * that is nearer to them than to anybody else, within the walkable outline and not farther than a
 * bound, and each square metre of it holds one over its size. The mean of that over the measured
 * part does not jump when somebody steps over its edge, as a plain count does.
 *
 * <p>Ground behind a wall that is nearer than the bound counts as the person's too.
 */
public final class VoronoiDensity {
  /** The bound is a circle of so many corners. */
  static final int CORNERS = 24;

  private final MeasuringArea area;
  private final double cellMeters;
  private final double measuredSquareMeters;

  /**
   * @param cellMeters nobody's cell reaches farther
   */
  public VoronoiDensity(MeasuringArea area, double cellMeters) {
    this.area = area;
    this.cellMeters = cellMeters;
    this.measuredSquareMeters = area.measured().areaSquareMeters();
  }

  /** Persons per square metre of the measured part. */
  public double of(List<PlanePoint> people) {
    double persons = 0;
    for (PlanePoint person : people) {
      ConvexCell cell = ConvexCell.about(person, cellMeters, CORNERS);
      for (PlanePoint other : people) {
        if (!other.equals(person) && other.distanceTo(person) < 2 * cellMeters) {
          cell.keepNearer(person, other);
        }
      }
      double measured = cell.sharedSquareMeters(area.measured());
      if (measured > 0) {
        persons += measured / cell.sharedSquareMeters(area.walkable());
      }
    }
    return persons / measuredSquareMeters;
  }
}
