package io.citygrid.city;

import io.citygrid.geo.fence.Fence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Two fences of one layer that lie over each other by more than drawing makes them: digitised edges
 * overlap by centimetres nearly everywhere. Where they do, cases wait for a person when the two
 * lead to different departments, and what counts by cells or areas takes the one that stands first.
 *
 * @param layer id
 * @param fence id of the one that stands first in the file
 * @param other id of the other one
 * @param squareMeters how large the overlap is
 */
public record FenceOverlap(String layer, String fence, String other, double squareMeters) {
  /** Smaller ones are not told. */
  static final double LEAST_SQUARE_METERS = 10;

  /** Narrower ones, in the mean of their length, are not told: edges that were drawn twice. */
  static final double LEAST_WIDTH_METERS = 1;

  /** Of latitude, on a sphere of the earth's mean radius. */
  private static final double METERS_PER_DEGREE = 111_195;

  /**
   * All overlaps of the city, layer by layer, in the order of the files. Takes about as long as it
   * takes to intersect each fence with those beside it: some seconds for thousands of cells.
   */
  public static List<FenceOverlap> listOf(City city) {
    List<FenceOverlap> overlaps = new ArrayList<>();
    for (CityLayer layer : city.layers()) {
      List<Fence> fences = layer.fences().fences();
      STRtree boxes = new STRtree();
      for (int i = 0; i < fences.size(); i++) {
        boxes.insert(fences.get(i).geometry().getEnvelopeInternal(), i);
      }
      for (int i = 0; i < fences.size(); i++) {
        addOverlaps(layer.id(), fences, i, boxes, overlaps);
      }
    }
    return overlaps;
  }

  private static void addOverlaps(
      String layer, List<Fence> fences, int first, STRtree boxes, List<FenceOverlap> overlaps) {
    Fence fence = fences.get(first);
    List<Integer> near = new ArrayList<>();
    for (Object found : boxes.query(fence.geometry().getEnvelopeInternal())) {
      if ((Integer) found > first) {
        near.add((Integer) found);
      }
    }
    near.sort(Comparator.naturalOrder());
    for (int each : near) {
      Fence other = fences.get(each);
      double squareMeters = squareMeters(fence.geometry(), other.geometry());
      if (squareMeters > 0) {
        overlaps.add(new FenceOverlap(layer, fence.id(), other.id(), squareMeters));
      }
    }
  }

  /** The size of what is in both, when it is worth telling; 0 when it is not. */
  static double squareMeters(Geometry one, Geometry other) {
    Geometry degrees = OverlayNGRobust.overlay(one, other, OverlayNG.INTERSECTION);
    if (degrees.getDimension() < 2) {
      return 0;
    }
    double east =
        METERS_PER_DEGREE * Math.cos(Math.toRadians(degrees.getEnvelopeInternal().centre().y));
    Geometry meters =
        AffineTransformation.scaleInstance(east, METERS_PER_DEGREE).transform(degrees);
    double area = meters.getArea();
    double width = 2 * area / meters.getLength();
    return area >= LEAST_SQUARE_METERS && width >= LEAST_WIDTH_METERS ? area : 0;
  }

  @Override
  public String toString() {
    return "layer %s: fences %s and %s overlap by %,.0f m2"
        .formatted(layer, fence, other, squareMeters);
  }
}
