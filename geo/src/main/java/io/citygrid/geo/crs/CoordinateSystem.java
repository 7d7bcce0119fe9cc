package io.citygrid.geo.crs;

import io.citygrid.geo.LonLat;
import java.util.Locale;
import java.util.Optional;

/**
 * A system in which a file gives its coordinates. The first number is always x: longitude or
 * easting, also where the authority's definition puts latitude or northing first, because that is
 * how GeoJSON and CSV exports are written. Thread-safe.
 */
public interface CoordinateSystem {

  /** WGS84, degrees, longitude first. */
  CoordinateSystem WGS84 = new GeographicSystem("EPSG:4326", -180, -90, 180, 90);

  /**
   * The system of that name: {@code EPSG:4326}, {@code EPSG:4490} (CGCS2000), {@code GCJ-02},
   * {@code BD-09}, or any projected {@code EPSG:n}, such as the 3-degree zones of CGCS2000 ({@code
   * EPSG:4513} to {@code 4554}).
   *
   * @throws IllegalArgumentException when there is no such system, with a sentence that names it
   */
  static CoordinateSystem named(String name) {
    return switch (name.strip().toUpperCase(Locale.ROOT)) {
      case "EPSG:4326", "WGS84", "CRS84" -> WGS84;
      case "EPSG:4490", "CGCS2000" -> GeographicSystem.CGCS2000;
      case "GCJ-02", "GCJ02" -> new Gcj02();
      case "BD-09", "BD09" -> new Bd09();
      default -> ProjectedSystem.named(name.strip().toUpperCase(Locale.ROOT));
    };
  }

  /** The name it is declared by. */
  String name();

  /** Why these numbers cannot be a position in this system; empty when they can. */
  Optional<String> findImplausibility(double x, double y);

  /**
   * The position in WGS84.
   *
   * @throws IllegalArgumentException when {@link #findImplausibility} has a reason
   */
  LonLat toWgs84(double x, double y);

  /** The position's coordinates in this system. */
  XY fromWgs84(LonLat point);

  /**
   * Coordinates in some system.
   *
   * @param x longitude or easting, in the system's unit
   * @param y latitude or northing, in the system's unit
   */
  record XY(double x, double y) {}
}
