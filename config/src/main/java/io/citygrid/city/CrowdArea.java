package io.citygrid.city;

import io.citygrid.geo.LonLat;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A hot public area (热点公共区域): a square, a street, a station, a park, in which crowds gather.
 *
 * @param id unique in the city
 * @param kind decides by which bounds its level of service is judged
 * @param position its middle
 * @param areaSquareMeters all of it
 * @param obstaclesSquareMeters of it, on which nobody can stand: less than the whole
 * @param capacity people it is meant to hold at most
 * @param closes when it closes, in the city's zone, so that nobody is left in it; null when it
 *     never does
 * @param stayMinutes how long people stay, for areas whose counters know no direction; 0 when that
 *     is not known
 * @param deviceShare of how many of its people the device is heard; null where it is as in the city
 */
public record CrowdArea(
    String id,
    Names names,
    Kind kind,
    LonLat position,
    double areaSquareMeters,
    double obstaclesSquareMeters,
    int capacity,
    @Nullable LocalTime closes,
    double stayMinutes,
    @Nullable DeviceShare deviceShare) {

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

  /** Radius of a circle as large as the area, about its middle: where its people are heard. */
  public double radiusMeters() {
    return Math.sqrt(areaSquareMeters / Math.PI);
  }

  /** What people can stand on; above 0. */
  public double usableSquareMeters() {
    return areaSquareMeters - obstaclesSquareMeters;
  }
}
