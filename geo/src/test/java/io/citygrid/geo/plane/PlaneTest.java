package io.citygrid.geo.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class PlaneTest {
  private static final GeometryFactory JTS = new GeometryFactory();

  /** An L: not convex. */
  private static final PlaneRing CORNER = ring(0, 0, 4, 0, 4, 1, 1, 1, 1, 4, 0, 4);

  private static PlaneRing ring(double... xy) {
    List<PlanePoint> corners = new java.util.ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      corners.add(new PlanePoint(xy[i], xy[i + 1]));
    }
    return new PlaneRing(corners);
  }

  @Test
  void anOutlineKnowsItsAreaAndWhatIsInside() {
    assertThat(CORNER.areaSquareMeters()).isEqualTo(7);
    assertThat(CORNER.middle()).isEqualTo(new PlanePoint(2, 2));
    assertThat(CORNER.contains(new PlanePoint(0.5, 3))).isTrue();
    assertThat(CORNER.contains(new PlanePoint(2, 2))).isFalse();
    assertThat(CORNER.contains(new PlanePoint(4, 0.5))).as("on the edge").isTrue();
    assertThat(CORNER.contains(new PlanePoint(0, 0))).as("on a corner").isTrue();
    assertThat(CORNER.contains(new PlanePoint(1, 4))).as("on the last corner").isTrue();
    assertThat(CORNER.contains(new PlanePoint(1, 4.001))).isFalse();
  }

  @Test
  void aStepCrossesALineOnceAndInItsDirection() {
    PlaneLine line = new PlaneLine(new PlanePoint(0, 0), new PlanePoint(0, 2));
    PlanePoint left = new PlanePoint(-1, 1);
    PlanePoint on = new PlanePoint(0, 1);
    PlanePoint right = new PlanePoint(1, 1);

    assertThat(line.crossing(right, left)).isEqualTo(1);
    assertThat(line.crossing(left, right)).isEqualTo(-1);
    assertThat(line.crossing(right, on) + line.crossing(on, left)).isEqualTo(1);
    assertThat(line.crossing(left, on) + line.crossing(on, right)).isEqualTo(-1);
    assertThat(line.crossing(right, on) + line.crossing(on, right)).isZero();
    assertThat(line.crossing(new PlanePoint(1, 3), new PlanePoint(-1, 3))).as("past it").isZero();
    assertThat(line.lengthMeters()).isEqualTo(2);
    assertThatThrownBy(() -> new PlaneLine(on, on)).hasMessageContaining("length");
  }

  /** The same cuts by JTS. */
  @Test
  void aCellSharesWithAnOutlineWhatJtsSays() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      PlanePoint middle = point(random);
      ConvexCell cell = ConvexCell.about(middle, 1.5, 24);
      Geometry twin = disc(middle);
      for (int i = 0; i < 6; i++) {
        PlanePoint other = point(random);
        cell.keepNearer(middle, other);
        twin = twin.intersection(halfPlane(middle, other));
      }
      double shared = polygon(CORNER).intersection(twin).getArea();
      assertThat(cell.sharedSquareMeters(CORNER)).isCloseTo(shared, within(1e-9));
    }
  }

  private static PlanePoint point(Random random) {
    return new PlanePoint(4 * random.nextDouble(), 4 * random.nextDouble());
  }

  private static Geometry polygon(PlaneRing ring) {
    Coordinate[] corners = new Coordinate[ring.corners().size() + 1];
    for (int i = 0; i < corners.length; i++) {
      PlanePoint corner = ring.corners().get(i % ring.corners().size());
      corners[i] = new Coordinate(corner.x(), corner.y());
    }
    return JTS.createPolygon(corners);
  }

  private static Geometry disc(PlanePoint middle) {
    double[] xy = new double[48];
    for (int i = 0; i < 24; i++) {
      xy[2 * i] = middle.x() + 1.5 * Math.cos(Math.toRadians(15 * i));
      xy[2 * i + 1] = middle.y() + 1.5 * Math.sin(Math.toRadians(15 * i));
    }
    return polygon(ring(xy));
  }

  /** A square of 200 m on the near side. */
  private static Geometry halfPlane(PlanePoint near, PlanePoint far) {
    double length = near.distanceTo(far);
    double ux = (far.x() - near.x()) / length;
    double uy = (far.y() - near.y()) / length;
    double x = (near.x() + far.x()) / 2;
    double y = (near.y() + far.y()) / 2;
    double wide = 100;
    return polygon(
        ring(
            x - wide * uy,
            y + wide * ux,
            x - wide * uy - 2 * wide * ux,
            y + wide * ux - 2 * wide * uy,
            x + wide * uy - 2 * wide * ux,
            y - wide * ux - 2 * wide * uy,
            x + wide * uy,
            y - wide * ux));
  }
}
