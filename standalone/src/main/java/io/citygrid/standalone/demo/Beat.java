package io.citygrid.standalone.demo;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.road.PlanarFrame;
import io.citygrid.geo.road.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryTransformer;

/**
 * What the grid worker of a cell walks: the streets in the cell, cut into stretches; where no
 * street lies in it, the stretches nearest to it. A stretch that cannot be reached on foot from the
 * one nearest to the cell's middle within a bound is left out.
 *
 * @param stretches middles of the stretches that lie in the cell or reach into it, at least one,
 *     all different
 */
record Beat(List<StreetPlace> stretches) {
  /**
   * No stretch is longer, so every point of a street of the beat is this near to a middle, twice.
   */
  static final double STRETCH_METERS = 60;

  /** A cell whose nearest street is farther away has no beat. */
  static final double REACH_METERS = 800;

  /** All of a beat is within so long a walk of one of its stretches. */
  static final double MOST_WALK_METERS = 3_000;

  private static final double BESIDE_METERS = 100;

  private record Stretch(StreetPlace middle, double metersFromCell) {}

  Beat {
    stretches = List.copyOf(stretches);
  }

  /** The beat of a cell; empty when no street comes within reach of it. */
  static Optional<Beat> of(Footways footways, Fence cell) {
    Geometry plane = plane(cell, footways.frame());
    Envelope box = plane.getEnvelopeInternal();
    Coordinate middle = box.centre();
    double radius = Math.hypot(box.getWidth(), box.getHeight()) / 2 + REACH_METERS;
    LonLat centre = footways.frame().at(middle.x, middle.y);
    List<Stretch> near = new ArrayList<>();
    for (Segment street : footways.near(centre, radius)) {
      addStretches(street, plane, near);
    }
    double nearest = near.stream().mapToDouble(Stretch::metersFromCell).min().orElse(Double.NaN);
    if (!(nearest <= REACH_METERS)) {
      return Optional.empty();
    }
    double most = nearest == 0 ? 0 : nearest + BESIDE_METERS;
    Coordinate inside = plane.getInteriorPoint().getCoordinate();
    List<StreetPlace> wanted =
        near.stream()
            .filter(stretch -> stretch.metersFromCell() <= most)
            .map(Stretch::middle)
            .sorted(Comparator.comparingDouble(place -> meters(place, inside)))
            .toList();
    FootRoutes routes = new FootRoutes(footways, wanted.get(0), MOST_WALK_METERS);
    return Optional.of(
        new Beat(
            wanted.stream()
                .filter(place -> routes.metersTo(place) < Double.POSITIVE_INFINITY)
                .toList()));
  }

  private static void addStretches(Segment street, Geometry cell, List<Stretch> stretches) {
    int parts = (int) Math.max(1, Math.ceil(street.lengthMeters() / STRETCH_METERS));
    double length = street.lengthMeters() / parts;
    for (int part = 0; part < parts; part++) {
      Coordinate[] course = {
        at(street, length * part),
        at(street, length * (part + 0.5)),
        at(street, length * (part + 1))
      };
      stretches.add(
          new Stretch(
              new StreetPlace(street, length * (part + 0.5)),
              cell.distance(cell.getFactory().createLineString(course))));
    }
  }

  private static Coordinate at(Segment street, double meters) {
    return new Coordinate(street.xAt(meters), street.yAt(meters));
  }

  private static double meters(StreetPlace place, Coordinate point) {
    return Math.hypot(
        place.street().xAt(place.meters()) - point.x, place.street().yAt(place.meters()) - point.y);
  }

  private static Geometry plane(Fence cell, PlanarFrame frame) {
    return new GeometryTransformer() {
      @Override
      protected CoordinateSequence transformCoordinates(
          CoordinateSequence degrees, Geometry parent) {
        CoordinateSequence meters = degrees.copy();
        for (int i = 0; i < meters.size(); i++) {
          meters.setOrdinate(i, 0, frame.x(degrees.getX(i)));
          meters.setOrdinate(i, 1, frame.y(degrees.getY(i)));
        }
        return meters;
      }
    }.transform(cell.geometry());
  }
}
