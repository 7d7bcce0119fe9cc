package io.citygrid.geo.json;

import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonalExtracter;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Finds what makes a polygon invalid, and mends it. */
final class RingRepair {
  private RingRepair() {}

  /** What is wrong with the rings, with the place; empty when the geometry is valid. */
  static Optional<String> findFlaw(Geometry geometry) {
    TopologyValidationError error = new IsValidOp(geometry).getValidationError();
    if (error == null) {
      return Optional.empty();
    }
    Coordinate at = error.getCoordinate();
    return Optional.of(
        "%s at (%.7f, %.7f)"
            .formatted(error.getMessage().toLowerCase(java.util.Locale.ROOT), at.x, at.y));
  }

  /**
   * A valid geometry of the same rings: each keeps what it encloses, crossings become touching
   * points (JTS GeometryFixer). Empty when no area is left.
   */
  static Geometry repaired(Geometry geometry) {
    Geometry fixed = GeometryFixer.fix(geometry);
    if (fixed instanceof Polygonal) {
      return fixed;
    }
    return fixed.getFactory().buildGeometry(PolygonalExtracter.getPolygonals(fixed)).union();
  }
}
