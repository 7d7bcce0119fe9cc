package io.citygrid.geo.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.geo.LonLat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every fence index answers; each implementation plugs itself in. */
abstract class FenceIndexContract {

  /** The index under test. */
  abstract FenceIndex index(FenceLayer layer);

  private FenceIndex index(String... wkt) {
    return index(Layers.of(wkt));
  }

  private static List<String> ids(List<Fence> fences) {
    return fences.stream().map(Fence::id).toList();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "5, 5, 0, interior",
    "0, 5, 0, left edge",
    "10, 5, 0, right edge",
    "5, 10, 0, upper edge",
    "5, 0, 0, lower edge",
    "0, 0, 0, lower left vertex",
    "10, 10, 0, upper right vertex",
    "11, 5, -1, outside",
    "5, 10.0000001, -1, just above",
    "-0.0000001, 5, -1, just left"
  })
  void coversInteriorEdgesAndVertices(double lon, double lat, int expected, String name) {
    assertThat(index("POLYGON((0 0,10 0,10 10,0 10,0 0))").firstAt(lon, lat))
        .as(name)
        .isEqualTo(expected);
  }

  @Test
  void aHoleIsOutsideButItsEdgeIsCovered() {
    FenceIndex index = index("POLYGON((0 0,10 0,10 10,0 10,0 0),(4 4,6 4,6 6,4 6,4 4))");
    assertThat(index.firstAt(5, 5)).isEqualTo(FenceIndex.NONE);
    assertThat(index.firstAt(4, 5)).isZero();
    assertThat(index.firstAt(6, 6)).isZero();
    assertThat(index.firstAt(3.9, 5)).isZero();
  }

  @Test
  void allPartsOfAMultipolygonAreTheSameFence() {
    FenceIndex index = index("MULTIPOLYGON(((0 0,1 0,1 1,0 1,0 0)),((5 5,6 5,6 6,5 6,5 5)))");
    assertThat(index.firstAt(0.5, 0.5)).isZero();
    assertThat(index.firstAt(5.5, 5.5)).isZero();
    assertThat(index.firstAt(3, 3)).isEqualTo(FenceIndex.NONE);
  }

  @Test
  void overlappingFencesAreAllFoundInLayerOrder() {
    FenceIndex index = index("POLYGON((0 0,4 0,4 4,0 4,0 0))", "POLYGON((2 2,6 2,6 6,2 6,2 2))");
    assertThat(ids(index.allAt(new LonLat(3, 3)))).containsExactly("f0", "f1");
    assertThat(ids(index.allAt(new LonLat(5, 5)))).containsExactly("f1");
    assertThat(index.firstAt(3, 3)).isZero();
    assertThat(index.allAt(new LonLat(9, 9))).isEmpty();
  }

  @Test
  void aPointOnASharedEdgeBelongsToBothNeighbours() {
    FenceIndex index = index("POLYGON((0 0,4 0,4 4,0 4,0 0))", "POLYGON((4 0,8 0,8 4,4 4,4 0))");
    assertThat(ids(index.allAt(new LonLat(4, 2)))).containsExactly("f0", "f1");
    assertThat(ids(index.allAt(new LonLat(4, 4)))).containsExactly("f0", "f1");
  }

  @Test
  void whereFencesMeetThePointIsInsideOneAtMostAndWhereTheyOverlapInsideAll() {
    FenceIndex index =
        index(
            "POLYGON((0 0,4 0,4 4,0 4,0 0))",
            "POLYGON((4 0,8 0,8 4,4 4,4 0))",
            "POLYGON((2 2,6 2,6 6,2 6,2 2))");
    assertThat(ids(index.insideAt(new LonLat(4, 1)))).containsExactly("f0");
    assertThat(ids(index.insideAt(new LonLat(4, 3)))).containsExactly("f2");
    assertThat(ids(index.insideAt(new LonLat(3, 3)))).containsExactly("f0", "f2");
    assertThat(ids(index.insideAt(new LonLat(3, 2)))).containsExactly("f0");
    assertThat(ids(index.insideAt(new LonLat(1, 1)))).containsExactly("f0");
    assertThat(index.insideAt(new LonLat(9, 9))).isEmpty();
  }

  @Test
  void valuesThatAreNoPositionAreInNoFence() {
    FenceIndex index = index("POLYGON((0 0,10 0,10 10,0 10,0 0))");
    assertThat(index.firstAt(Double.NaN, 5)).isEqualTo(FenceIndex.NONE);
    assertThat(index.firstAt(5, Double.NaN)).isEqualTo(FenceIndex.NONE);
    assertThat(index.firstAt(Double.POSITIVE_INFINITY, 5)).isEqualTo(FenceIndex.NONE);
    assertThat(index.firstAt(5, -91)).isEqualTo(FenceIndex.NONE);
  }

  @Test
  void aLayerWithoutFencesCoversNothing() {
    FenceIndex index = index();
    assertThat(index.firstAt(0, 0)).isEqualTo(FenceIndex.NONE);
    assertThat(index.allAt(new LonLat(0, 0))).isEmpty();
    assertThat(index.within(new LonLat(0, 0), 100)).isEmpty();
  }

  @Test
  void measuresTheDistanceToTheEdgeFromInsideAndOutside() {
    FenceIndex index = index("POLYGON((118 31,118.02 31,118.02 31.02,118 31.02,118 31))");
    double inside = index.edgeDistanceMeters(0, new LonLat(118.001, 31.01));
    double outside = index.edgeDistanceMeters(0, new LonLat(117.999, 31.01));
    double expected = new LonLat(118, 31.01).distanceMeters(new LonLat(118.001, 31.01));
    assertThat(inside).isCloseTo(expected, within(0.01));
    assertThat(outside).isCloseTo(expected, within(0.01));
    assertThat(index.edgeDistanceMeters(0, new LonLat(118, 31.01))).isZero();
  }

  @Test
  void findsTheFencesWithinADistance() {
    FenceIndex index =
        index(
            "POLYGON((118 31,118.01 31,118.01 31.01,118 31.01,118 31))",
            "POLYGON((118.01 31,118.02 31,118.02 31.01,118.01 31.01,118.01 31))",
            "POLYGON((118.5 31,118.6 31,118.6 31.01,118.5 31.01,118.5 31))");
    LonLat nearTheEdge = new LonLat(118.0099, 31.005);
    assertThat(ids(index.within(nearTheEdge, 5))).containsExactly("f0");
    assertThat(ids(index.within(nearTheEdge, 15))).containsExactly("f0", "f1");
    assertThat(ids(index.within(new LonLat(117.9999, 31.005), 15))).containsExactly("f0");
    assertThat(index.within(new LonLat(117.9, 31.005), 15)).isEmpty();
  }

  @Test
  void refusesARadiusItDoesNotAnswer() {
    FenceIndex index = index("POLYGON((0 0,10 0,10 10,0 10,0 0))");
    for (double meters : new double[] {-1, Double.NaN, 10_001}) {
      assertThatThrownBy(() -> index.within(new LonLat(1, 1), meters))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("radius must be in [0, 10000.0] metres");
    }
  }
}
