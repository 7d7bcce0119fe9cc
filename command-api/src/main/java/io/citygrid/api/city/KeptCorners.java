package io.citygrid.api.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.crs.CoordinateSystem;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The corners of a layer as its file has them. Who draws a border anew saw its corners in WGS84,
 * rounded to a centimetre. Those that stay are written digit by digit as they stood, as neighbours
 * have them, or a strip would lie between that no eye can see.
 */
final class KeptCorners {
  /** The API tells positions to so many parts of a degree, about a centimetre. */
  private static final double STEPS_PER_DEGREE = 1e7;

  /** How far beyond what is drawn the file's corners are looked at, as a share of its width. */
  private static final double MARGIN_SHARE = 0.01;

  private record Place(long lonSteps, long latSteps) {
    static Place of(LonLat point) {
      return new Place(
          Math.round(point.lon() * STEPS_PER_DEGREE), Math.round(point.lat() * STEPS_PER_DEGREE));
    }
  }

  private final Map<Place, JsonNode> corners = new HashMap<>();
  private final CoordinateSystem system;

  private double west = Double.POSITIVE_INFINITY;
  private double east = Double.NEGATIVE_INFINITY;
  private double south = Double.POSITIVE_INFINITY;
  private double north = Double.NEGATIVE_INFINITY;

  /**
   * Knows no corner yet.
   *
   * @param system of the file
   */
  KeptCorners(CoordinateSystem system) {
    this.system = system;
  }

  /** Something is drawn here; only corners about what is drawn are kept. */
  void drawnAt(CoordinateSystem.XY xy) {
    west = Math.min(west, xy.x());
    east = Math.max(east, xy.x());
    south = Math.min(south, xy.y());
    north = Math.max(north, xy.y());
  }

  /** Keeps the corners of a fence of the file: a position, or lists of them in any depth. */
  void keep(JsonNode coordinates) {
    if (!coordinates.path(0).isNumber()) {
      coordinates.forEach(this::keep);
      return;
    }
    double x = coordinates.path(0).asDouble();
    double y = coordinates.path(1).asDouble();
    double margin = MARGIN_SHARE * Math.max(east - west, north - south);
    if (x >= west - margin && x <= east + margin && y >= south - margin && y <= north + margin) {
      corners.putIfAbsent(Place.of(system.toWgs84(x, y)), coordinates);
    }
  }

  /** The corner of the file that is shown at this place; empty when there is none. */
  Optional<ArrayNode> find(LonLat shown) {
    return Optional.ofNullable(corners.get(Place.of(shown)))
        .map(corner -> ((ArrayNode) corner).deepCopy());
  }
}
