package io.citygrid.geo.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.geo.LonLat;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** The cells and a scan over all segments on random streets; distances as JTS measures them. */
class GridSegmentsAgreeWithScannedTest {
  @RepeatedTest(12)
  void onStreetsByChance(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    RoadNetwork network = Streets.byChance(random, 2 + random.nextInt(9));
    SegmentIndex fast = GridSegments.of(network);
    SegmentIndex slow = (point, radius) -> scan(network, point, radius);
    for (int i = 0; i < 300; i++) {
      LonLat point = point(random, network);
      double radius = random.nextInt(5) == 0 ? 0 : random.nextDouble() * 400;
      List<SegmentPoint> near = fast.near(point, radius);
      assertThat(near).isEqualTo(slow.near(point, radius));
      near.forEach(
          place ->
              assertThat(place.distanceMeters())
                  .isCloseTo(distanceByJts(network, place.segment(), point), within(1e-6)));
    }
  }

  private static LonLat point(Random random, RoadNetwork network) {
    Segment segment = network.segment(random.nextInt(network.segments().size()));
    return random.nextInt(4) == 0
        ? network.point(segment, random.nextBoolean() ? 0 : segment.lengthMeters())
        : Streets.at(random.nextDouble() * 1500 - 200, random.nextDouble() * 1500 - 200);
  }

  private static List<SegmentPoint> scan(RoadNetwork network, LonLat point, double radius) {
    double x = network.frame().x(point.lon());
    double y = network.frame().y(point.lat());
    return network.segments().stream()
        .map(segment -> segment.nearest(x, y))
        .filter(place -> place.distanceMeters() <= radius)
        .sorted(Comparator.comparingDouble(SegmentPoint::distanceMeters))
        .toList();
  }

  private static double distanceByJts(RoadNetwork network, Segment segment, LonLat point) {
    GeometryFactory factory = new GeometryFactory();
    Coordinate[] course = new Coordinate[segment.size()];
    for (int i = 0; i < course.length; i++) {
      course[i] = new Coordinate(segment.x(i), segment.y(i));
    }
    Coordinate at = new Coordinate(network.frame().x(point.lon()), network.frame().y(point.lat()));
    return factory.createLineString(course).distance(factory.createPoint(at));
  }
}
