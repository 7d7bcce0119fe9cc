package io.citygrid.standalone.demo;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.road.PlanarFrame;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A grid worker on foot in a cell: straight from one place drawn by lot to the next, through yards
 * and along paths that no map of roads has. Not thread-safe.
 */
final class CellWalk {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  /** A place that is not in the cell is drawn anew so often, then its middle is taken. */
  private static final int MOST_DRAWS = 50;

  private final Fence cell;
  private final PlanarFrame frame;
  private final Random random;
  private LonLat place;
  private LonLat goal;

  CellWalk(Fence cell, Random random) {
    this.cell = cell;
    this.random = random;
    this.frame = new PlanarFrame(middle());
    this.place = draw();
    this.goal = draw();
  }

  /** Walks for so long and returns where the worker is then. */
  LonLat walk(double seconds) {
    double left = seconds * Patrol.METERS_PER_SECOND;
    double east = frame.x(goal.lon()) - frame.x(place.lon());
    double north = frame.y(goal.lat()) - frame.y(place.lat());
    double way = Math.hypot(east, north);
    if (way <= left) {
      place = goal;
      goal = draw();
    } else {
      place =
          frame.at(
              frame.x(place.lon()) + east * left / way, frame.y(place.lat()) + north * left / way);
    }
    return place;
  }

  private LonLat draw() {
    Envelope box = cell.geometry().getEnvelopeInternal();
    for (int i = 0; i < MOST_DRAWS; i++) {
      Coordinate drawn =
          new Coordinate(
              box.getMinX() + random.nextDouble() * box.getWidth(),
              box.getMinY() + random.nextDouble() * box.getHeight());
      if (cell.geometry().covers(GEOMETRY.createPoint(drawn))) {
        return new LonLat(drawn.x, drawn.y);
      }
    }
    return middle();
  }

  private LonLat middle() {
    Coordinate inside = cell.geometry().getInteriorPoint().getCoordinate();
    return new LonLat(inside.x, inside.y);
  }
}
