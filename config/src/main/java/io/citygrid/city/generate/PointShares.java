package io.citygrid.city.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Deals points out to owners in compact groups of given sizes, by halving: owners in two halves,
 * points along the longer side of their box in the same proportion, and so on. Exact counts, and
 * groups that are in one piece as far as the points allow.
 */
final class PointShares {
  private PointShares() {}

  /** A point with the owner it went to. */
  record Share<T>(Coordinate point, T owner) {}

  /**
   * Deals out all points.
   *
   * @param owners in an order in which neighbours stand together
   * @param size how many points each gets; the sizes add up to the number of points
   */
  static <T> List<Share<T>> deal(List<Coordinate> points, List<T> owners, ToIntFunction<T> size) {
    List<Share<T>> shares = new ArrayList<>();
    halve(new ArrayList<>(points), owners, size, shares);
    return shares;
  }

  private static <T> void halve(
      List<Coordinate> points, List<T> owners, ToIntFunction<T> size, List<Share<T>> shares) {
    if (owners.size() == 1) {
      points.forEach(point -> shares.add(new Share<>(point, owners.get(0))));
      return;
    }
    Envelope box = new Envelope();
    points.forEach(box::expandToInclude);
    Comparator<Coordinate> byX = Comparator.comparingDouble(Coordinate::getX);
    Comparator<Coordinate> byY = Comparator.comparingDouble(Coordinate::getY);
    points.sort(
        box.getWidth() > box.getHeight()
            ? byX.thenComparing(byY)
            : byY.reversed().thenComparing(byX));
    int half = owners.size() / 2;
    int first = owners.subList(0, half).stream().mapToInt(size).sum();
    halve(new ArrayList<>(points.subList(0, first)), owners.subList(0, half), size, shares);
    halve(
        new ArrayList<>(points.subList(first, points.size())),
        owners.subList(half, owners.size()),
        size,
        shares);
  }
}
