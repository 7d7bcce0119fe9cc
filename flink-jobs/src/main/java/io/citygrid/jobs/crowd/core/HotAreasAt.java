package io.citygrid.jobs.crowd.core;

import io.citygrid.city.CrowdArea;
import io.citygrid.geo.LonLat;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the hot public areas in which a point lies, as circles of their size: only those whose
 * middle is about as far north as the point are measured. Immutable.
 */
final class HotAreasAt {
  /** A degree of latitude is longer; what is farther off by latitude alone need not be measured. */
  private static final double LEAST_METERS_PER_DEGREE = 110_000;

  /** From south to north. */
  private final CrowdArea[] areas;

  private final String[] places;
  private final double[] lats;

  /** Half the height of the largest, in degrees. */
  private final double farthest;

  HotAreasAt(List<CrowdArea> areas) {
    this.areas =
        areas.stream()
            .sorted(Comparator.comparingDouble(area -> area.position().lat()))
            .toArray(CrowdArea[]::new);
    this.places = new String[this.areas.length];
    this.lats = new double[this.areas.length];
    double largest = 0;
    for (int i = 0; i < this.areas.length; i++) {
      places[i] = PlaceHeard.HOT_AREA + this.areas[i].id();
      lats[i] = this.areas[i].position().lat();
      largest = Math.max(largest, this.areas[i].radiusMeters());
    }
    this.farthest = largest / LEAST_METERS_PER_DEGREE;
  }

  /** Adds the places of all areas in which the point lies, from south to north. */
  void addPlaces(LonLat point, List<String> to) {
    double north = point.lat() + farthest;
    for (int i = firstFrom(point.lat() - farthest); i < lats.length && lats[i] <= north; i++) {
      if (areas[i].position().distanceMeters(point) <= areas[i].radiusMeters()) {
        to.add(places[i]);
      }
    }
  }

  /** The southernmost area whose middle is not south of a latitude. */
  private int firstFrom(double lat) {
    int from = 0;
    int to = lats.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (lats[middle] < lat) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
