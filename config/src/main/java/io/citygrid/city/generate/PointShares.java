package io.citygrid.city.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Deals points out to owners in compact groups of given sizes, by halving: owners in two halves,
 * points along the longer side of the owners' box, or of their own when owners have no place, in
 * the same proportion, and so on. Exact counts, and groups that are in one piece as far as the
 * points allow.
 */
final class PointShares {
  private static final Coordinate ANYWHERE = new Coordinate(0, 0);

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
    halve(new ArrayList<>(points), owners, size, owner -> ANYWHERE, shares);
    return shares;
  }

  /** As above, for owners with a place: each gets points on its own side of the others. */
  static <T> List<Share<T>> dealByPlace(
      List<Coordinate> points,
      List<T> owners,
      ToIntFunction<T> size,
      Function<T, Coordinate> place) {
    List<Share<T>> shares = new ArrayList<>();
    halve(new ArrayList<>(points), owners, size, place, shares);
    return shares;
  }

  private static <T> void halve(
      List<Coordinate> points,
      List<T> unsorted,
      ToIntFunction<T> size,
      Function<T, Coordinate> place,
      List<Share<T>> shares) {
    List<T> owners = new ArrayList<>(unsorted);
    if (owners.size() == 1) {
      points.forEach(point -> shares.add(new Share<>(point, owners.get(0))));
      return;
    }
    Envelope box = new Envelope();
    owners.forEach(owner -> box.expandToInclude(place.apply(owner)));
    if (box.getDiameter() == 0) {
      points.forEach(box::expandToInclude);
    }
    Comparator<Coordinate> byX = Comparator.comparingDouble(Coordinate::getX);
    Comparator<Coordinate> byY = Comparator.comparingDouble(Coordinate::getY);
    Comparator<Coordinate> along =
        box.getWidth() > box.getHeight()
            ? byX.thenComparing(byY)
            : byY.reversed().thenComparing(byX);
    points.sort(along);
    // Stable: owners without a place keep their order.
    owners.sort(Comparator.comparing(place, along));
    int half = owners.size() / 2;
    int first = owners.subList(0, half).stream().mapToInt(size).sum();
    halve(new ArrayList<>(points.subList(0, first)), owners.subList(0, half), size, place, shares);
    halve(
        new ArrayList<>(points.subList(first, points.size())),
        owners.subList(half, owners.size()),
        size,
        place,
        shares);
  }
}
