package io.citygrid.city;

import io.citygrid.geo.LonLat;

/**
 * A hot public area (热点公共区域): a square, a street, a station, a park, in which crowds gather.
 *
 * @param id unique in the city
 * @param kind decides by which bounds its level of service is judged
 * @param position its middle
 * @param areaSquareMeters all of it
 * @param obstaclesSquareMeters of it, on which nobody can stand: less than the whole
 * @param capacity people it is meant to hold at most
 */
public record CrowdArea(
    String id,
    Names names,
    Kind kind,
    LonLat position,
    double areaSquareMeters,
    double obstaclesSquareMeters,
    int capacity) {

  /** What people mostly do there. */
  public enum Kind {
    /** They walk. */
    WALKWAY,
    /** They stand, wait or queue. */
    STANDING
  }

  public CrowdArea {
    if (!(obstaclesSquareMeters >= 0 && obstaclesSquareMeters < areaSquareMeters)) {
      throw new IllegalArgumentException("crowd area " + id + " has no usable area");
    }
    if (capacity < 1) {
      throw new IllegalArgumentException("crowd area " + id + " has no capacity");
    }
  }

  /** What people can stand on; above 0. */
  public double usableSquareMeters() {
    return areaSquareMeters - obstaclesSquareMeters;
  }
}
