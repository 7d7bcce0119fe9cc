package io.citygrid.live.crowd.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.geo.plane.PlanePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VoronoiDensityTest {
  private static final VoronoiDensity DENSITY = new VoronoiDensity(Corridor.AREA, 1);

  @Test
  void nobodyIsNoDensity() {
    assertThat(DENSITY.of(List.of())).isZero();
  }

  @Test
  void somebodyWhoseGroundLiesInsideCountsWhole() {
    assertThat(DENSITY.of(List.of(new PlanePoint(0.5, 2)))).isCloseTo(1 / 16.0, within(1e-12));
    assertThat(DENSITY.of(List.of(new PlanePoint(0.5, 0.1))))
        .as("at the wall")
        .isCloseTo(1 / 16.0, within(1e-12));
  }

  /** Half of their ground is measured: a count would be 0 or 1. */
  @Test
  void somebodyOnTheEdgeCountsHalf() {
    assertThat(DENSITY.of(List.of(new PlanePoint(2, 2)))).isCloseTo(0.5 / 16, within(1e-12));
    assertThat(DENSITY.of(List.of(new PlanePoint(4, 2)))).isZero();
  }

  @Test
  void twoAtOnePlaceAreTwo() {
    PlanePoint place = new PlanePoint(0, 2);
    assertThat(DENSITY.of(List.of(place, place))).isCloseTo(2 / 16.0, within(1e-12));
  }

  /** A lattice of two persons a square metre that goes on beyond what is measured. */
  @Test
  void anEvenCrowdHasTheDensityOfItsLattice() {
    List<PlanePoint> people = new ArrayList<>();
    for (double x = -5.75; x < 6; x += 0.5) {
      for (double y = 0.5; y < 4; y += 1) {
        people.add(new PlanePoint(x, y));
      }
    }
    assertThat(DENSITY.of(people)).isCloseTo(2, within(1e-9));
  }

  /** The slow twin: every point of a fine raster belongs to whoever is nearest. */
  @Test
  void agreesWithARasterOfTheGround() {
    Random random = new Random(3);
    for (int round = 0; round < 12; round++) {
      List<PlanePoint> people = new ArrayList<>();
      for (int i = 0; i < 4 + 8 * round; i++) {
        people.add(
            new PlanePoint(12.4 * random.nextDouble() - 6.2, 4.2 * random.nextDouble() - 0.1));
      }
      double raster = ofRaster(people);
      assertThat(DENSITY.of(people)).isCloseTo(raster, within(0.003 + 0.01 * raster));
    }
  }

  private static double ofRaster(List<PlanePoint> people) {
    double step = 0.025;
    double[] all = new double[people.size()];
    double[] measured = new double[people.size()];
    for (double x = -6 + step / 2; x < 6; x += step) {
      for (double y = step / 2; y < 4; y += step) {
        int nearest = nearest(people, new PlanePoint(x, y));
        if (nearest >= 0) {
          all[nearest]++;
          measured[nearest] += Math.abs(x) <= 2 ? 1 : 0;
        }
      }
    }
    double persons = 0;
    for (int i = 0; i < all.length; i++) {
      persons += measured[i] > 0 ? measured[i] / all[i] : 0;
    }
    return persons / 16;
  }

  /** Below 0 when nobody's bound, a regular polygon, reaches the point. */
  private static int nearest(List<PlanePoint> people, PlanePoint point) {
    int nearest = 0;
    for (int i = 1; i < people.size(); i++) {
      if (people.get(i).distanceTo(point) < people.get(nearest).distanceTo(point)) {
        nearest = i;
      }
    }
    PlanePoint person = people.get(nearest);
    double half = Math.PI / VoronoiDensity.CORNERS;
    for (int side = 0; side < VoronoiDensity.CORNERS; side++) {
      double angle = half * (2 * side + 1);
      double out =
          (point.x() - person.x()) * Math.cos(angle) + (point.y() - person.y()) * Math.sin(angle);
      if (out > Math.cos(half)) {
        return -1;
      }
    }
    return nearest;
  }
}
