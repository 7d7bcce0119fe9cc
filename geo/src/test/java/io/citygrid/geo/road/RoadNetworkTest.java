package io.citygrid.geo.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.geo.LonLat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoadNetworkTest {
  @Test
  void cutsLinesWhereTheyShareAVertexButNotWhereTheyOnlyCross() {
    RoadNetwork network =
        RoadNetwork.of(
            List.of(
                Streets.line("a", true, 0, 0, 100, 0, 300, 0),
                Streets.line("b", true, 100, -100, 100, 0, 100, 100),
                Streets.line("bridge", true, 200, -100, 200, 100)));

    assertThat(network.segments())
        .extracting(Segment::id)
        .containsExactly("a.1", "a.2", "b.1", "b.2", "bridge.1");
    assertThat(network.downstream(network.findSegment("a.1").orElseThrow()))
        .extracting(Segment::id)
        .containsExactlyInAnyOrder("a.2", "b.2");
    assertThat(network.upstream(network.findSegment("a.2").orElseThrow()))
        .extracting(Segment::id)
        .containsExactlyInAnyOrder("a.1", "b.1");
    assertThat(network.findSegment("c.1")).isEmpty();
  }

  @Test
  void cutsWhatIsTooLongIntoEqualSegments() {
    RoadNetwork network =
        RoadNetwork.of(List.of(Streets.line("long", false, 0, 0, 1000, 0, 1000, 3000)));

    assertThat(network.segments()).hasSize(6);
    assertThat(network.segments())
        .allSatisfy(
            segment -> assertThat(segment.lengthMeters()).isCloseTo(4000 / 3.0, within(1.0)));
    Segment first = network.segment(0);
    assertThat(network.downstream(first)).extracting(Segment::id).containsExactly("long.2");
  }

  @Test
  void givesEachWayOfATwoWayStreetItsOwnSegment() {
    RoadNetwork network = RoadNetwork.of(List.of(Streets.line("a", false, 0, 0, 100, 0)));
    Segment there = network.segment(0);
    Segment back = network.segment(there.reverse());

    assertThat(back.id()).isEqualTo("a.1r");
    assertThat(back.forward()).isFalse();
    assertThat(back.fromNode()).isEqualTo(there.toNode());
    assertThat(there.nearest(there.x(0), there.y(0)).bearingDegrees()).isCloseTo(90, within(0.01));
    assertThat(back.at(50).bearingDegrees()).isCloseTo(270, within(0.01));
    assertThat(network.downstream(there)).isEmpty();
  }

  @Test
  void findsTheNearestPlaceOfABentSegment() {
    RoadNetwork network = RoadNetwork.of(List.of(Streets.line("a", true, 0, 0, 100, 0, 100, 80)));
    LonLat point = Streets.at(130, 40);
    SegmentPoint place = GridSegments.of(network).near(point, 50).get(0);

    assertThat(place.offsetMeters()).isCloseTo(140, within(0.5));
    assertThat(place.distanceMeters()).isCloseTo(30, within(0.5));
    assertThat(place.bearingDegrees()).isCloseTo(0, within(0.01));
    assertThat(network.point(place.segment(), 140).distanceMeters(point))
        .isCloseTo(30, within(0.5));
  }

  @Test
  void measuresTheCityAsTheSphereDoes() {
    Random random = new Random(7);
    PlanarFrame frame = new PlanarFrame(new LonLat(118.38, 31.33));
    for (int i = 0; i < 1_000; i++) {
      LonLat a = frame.at(random.nextDouble() * 20_000, random.nextDouble() * 20_000);
      LonLat b = frame.at(random.nextDouble() * 20_000, random.nextDouble() * 20_000);
      double planar =
          Math.hypot(frame.x(a.lon()) - frame.x(b.lon()), frame.y(a.lat()) - frame.y(b.lat()));
      assertThat(planar).isCloseTo(a.distanceMeters(b), within(0.004 * planar + 0.01));
    }
  }

  @Test
  void refusesLinesThatAreNone() {
    assertThatThrownBy(() -> Streets.line("a", false, 0, 0)).hasMessageContaining("two points");
    assertThatThrownBy(() -> Streets.line("a", false, 0, 0, 0, 0.0001))
        .hasMessageContaining("same as the one before");
    assertThatThrownBy(
            () -> new RoadLine("a", "a", RoadClass.OTHER, false, 0, List.of(Streets.at(0, 0))))
        .hasMessageContaining("speedLimitKmh");
    assertThatThrownBy(
            () -> new RoadLine(" ", "a", RoadClass.OTHER, false, 0, List.of(Streets.at(0, 0))))
        .hasMessageContaining("id and a road");
    RoadLine line = Streets.line("a", false, 0, 0, 9, 0);
    assertThatThrownBy(() -> RoadNetwork.of(List.of(line, line)))
        .hasMessageContaining("have the id a");
    assertThat(RoadNetwork.of(List.of()).segments()).isEmpty();
  }
}
