package io.citygrid.city;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.plane.PlaneLine;
import io.citygrid.geo.plane.PlanePoint;
import io.citygrid.geo.plane.PlaneRing;
import io.citygrid.geo.road.PlanarFrame;

/**
 * A place under a camera that follows each person (测量区): a corridor, a stair, the space before a
 * gate. Its places are metres in a plane of its own.
 *
 * @param id unique in the city
 * @param area id of the crowd area that it is a part of
 * @param origin where x and y are 0
 * @param bearingDegrees where y goes: 0 north, 90 east, in [0, 360); x goes to the right of it
 * @param framesPerSecond how often the camera tells where everybody is, above 0
 * @param walkable all that can be walked on and is seen
 * @param measured the part of it in which density is measured
 * @param line that people cross
 */
public record MeasuringArea(
    String id,
    String area,
    LonLat origin,
    double bearingDegrees,
    double framesPerSecond,
    PlaneRing walkable,
    PlaneRing measured,
    PlaneLine line) {

  /** The middle of what is measured. */
  public LonLat position() {
    PlanePoint middle = measured.middle();
    double bearing = Math.toRadians(bearingDegrees);
    double east = middle.x() * Math.cos(bearing) + middle.y() * Math.sin(bearing);
    double north = middle.y() * Math.cos(bearing) - middle.x() * Math.sin(bearing);
    return new PlanarFrame(origin).at(east, north);
  }
}
