package io.citygrid.geo.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Beside a twin that counts squares, and one that throws darts. */
class BorderChangeTest {
  private static final int SQUARES = 12;
  private static final double SIDE_DEGREES = 0.001;
  private static final double SOUTH = 31;
  private static final double WEST = 118;

  /** What a square of the lattice measures; from south to north that differs by a part in 8,000. */
  private static final double SQUARE_METERS =
      new Fence("one", rectangle(5, 5, 6, 6)).squareMeters();

  private static final double LITTLE = 0.001;

  @Test
  void aBorderMovedOnOneSideOnlyLeavesAStripToNobodyOrToBoth() {
    FenceLayer before = Layers.of(List.of(rectangle(0, 0, 5, 10), rectangle(5, 0, 10, 10)));
    FenceLayer narrower = Layers.of(List.of(rectangle(0, 0, 4, 10), rectangle(5, 0, 10, 10)));
    FenceLayer wider = Layers.of(List.of(rectangle(0, 0, 7, 10), rectangle(5, 0, 10, 10)));

    assertSquares(BorderChange.between(before, narrower), List.of("f0"), 10, 0);
    assertSquares(BorderChange.between(before, wider), List.of("f0"), 0, 20);
    assertSquares(BorderChange.between(wider, before), List.of("f0"), 0, 0);
    assertSquares(BorderChange.between(narrower, wider), List.of("f0"), 0, 20);
  }

  @Test
  void aBorderMovedOnBothSidesLeavesNothing() {
    FenceLayer before = Layers.of(List.of(rectangle(0, 0, 5, 10), rectangle(5, 0, 10, 10)));
    FenceLayer after = Layers.of(List.of(rectangle(0, 0, 7, 10), rectangle(7, 0, 10, 10)));

    assertSquares(BorderChange.between(before, after), List.of("f0", "f1"), 0, 0);
    assertSquares(BorderChange.between(before, before), List.of(), 0, 0);
  }

  @Test
  void fencesThatGoUncoverAndFencesThatChangePlacesDoNot() {
    FenceLayer before = Layers.of(List.of(rectangle(0, 0, 5, 10), rectangle(5, 0, 10, 10)));
    FenceLayer swapped = Layers.of(List.of(rectangle(5, 0, 10, 10), rectangle(0, 0, 5, 10)));
    FenceLayer fewer = Layers.of(List.of(rectangle(0, 0, 5, 10)));

    assertSquares(BorderChange.between(before, swapped), List.of("f0", "f1"), 0, 0);
    assertSquares(BorderChange.between(before, fewer), List.of("f1"), 50, 0);
    assertSquares(BorderChange.between(fewer, before), List.of("f1"), 0, 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithCountingSquares(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      List<Geometry> before = rectangles(random, 2 + random.nextInt(6));
      List<Geometry> after = new ArrayList<>(before);
      for (int i = 0; i < after.size(); i++) {
        if (random.nextInt(3) == 0) {
          after.set(i, rectangles(random, 1).get(0));
        }
      }
      if (random.nextInt(4) == 0) {
        after.addAll(rectangles(random, 1));
      } else if (random.nextInt(4) == 0) {
        after.remove(after.size() - 1);
      }
      int[] squares = countSquares(before, after);

      BorderChange change = BorderChange.between(Layers.of(before), Layers.of(after));

      assertThat(change.uncoveredSquareMeters())
          .isCloseTo(squares[0] * SQUARE_METERS, within(1 + squares[0] * SQUARE_METERS * LITTLE));
      assertThat(change.overlappingSquareMeters())
          .isCloseTo(squares[1] * SQUARE_METERS, within(1 + squares[1] * SQUARE_METERS * LITTLE));
    }
  }

  /** Stars, slivers, holes and fences of many parts, of which a third are drawn anew. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void agreesWithDartsOnFencesOfEveryKind(long seed) {
    Random random = new Random(seed);
    List<Geometry> before = geometries(Layers.chaos(random, 30));
    List<Geometry> other = geometries(Layers.chaos(random, 30));
    List<Geometry> after = new ArrayList<>(before);
    for (int i = 0; i < after.size(); i += 3) {
      after.set(i, other.get(i));
    }
    Envelope box = new Envelope();
    before.forEach(one -> box.expandToInclude(one.getEnvelopeInternal()));
    after.forEach(one -> box.expandToInclude(one.getEnvelopeInternal()));
    int darts = 20_000;
    int uncovered = 0;
    int overlapping = 0;
    for (int i = 0; i < darts; i++) {
      Point dart =
          Layers.GEOMETRY.createPoint(
              new Coordinate(
                  box.getMinX() + random.nextDouble() * box.getWidth(),
                  box.getMinY() + random.nextDouble() * box.getHeight()));
      long had = before.stream().filter(one -> one.contains(dart)).count();
      long has = after.stream().filter(one -> one.contains(dart)).count();
      uncovered += had > 0 && has == 0 ? 1 : 0;
      overlapping += had < 2 && has >= 2 ? 1 : 0;
    }
    double boxMeters = Fence.squareMeters(Layers.GEOMETRY.toGeometry(box));

    BorderChange change = BorderChange.between(Layers.of(before), Layers.of(after));

    // Five times what chance makes of half of the darts.
    double chance = 5 * boxMeters / (2 * Math.sqrt(darts));
    assertThat(uncovered + overlapping).as("darts that hit what changed").isGreaterThan(100);
    assertThat(change.uncoveredSquareMeters())
        .isCloseTo(boxMeters * uncovered / darts, within(chance));
    assertThat(change.overlappingSquareMeters())
        .isCloseTo(boxMeters * overlapping / darts, within(chance));
  }

  private static void assertSquares(
      BorderChange change, List<String> changed, int uncovered, int overlapping) {
    assertThat(change.changed()).containsExactlyInAnyOrderElementsOf(changed);
    assertThat(change.uncoveredSquareMeters() / SQUARE_METERS).isCloseTo(uncovered, within(0.01));
    assertThat(change.overlappingSquareMeters() / SQUARE_METERS)
        .isCloseTo(overlapping, within(0.01));
  }

  /** Squares that some had and none has, and squares that several have and at most one had. */
  private static int[] countSquares(List<Geometry> before, List<Geometry> after) {
    int[] squares = {0, 0};
    for (int x = 0; x < SQUARES; x++) {
      for (int y = 0; y < SQUARES; y++) {
        Point middle = rectangle(x, y, x + 1, y + 1).getCentroid();
        long had = before.stream().filter(one -> one.contains(middle)).count();
        long has = after.stream().filter(one -> one.contains(middle)).count();
        squares[0] += had > 0 && has == 0 ? 1 : 0;
        squares[1] += had < 2 && has >= 2 ? 1 : 0;
      }
    }
    return squares;
  }

  private static List<Geometry> rectangles(Random random, int count) {
    List<Geometry> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int x = random.nextInt(SQUARES - 1);
      int y = random.nextInt(SQUARES - 1);
      made.add(
          rectangle(
              x, y, x + 1 + random.nextInt(SQUARES - x), y + 1 + random.nextInt(SQUARES - y)));
    }
    return made;
  }

  private static Geometry rectangle(int fromX, int fromY, int toX, int toY) {
    return Layers.GEOMETRY.toGeometry(
        new Envelope(
            WEST + fromX * SIDE_DEGREES,
            WEST + toX * SIDE_DEGREES,
            SOUTH + fromY * SIDE_DEGREES,
            SOUTH + toY * SIDE_DEGREES));
  }

  private static List<Geometry> geometries(FenceLayer layer) {
    return layer.fences().stream().map(Fence::geometry).toList();
  }
}
