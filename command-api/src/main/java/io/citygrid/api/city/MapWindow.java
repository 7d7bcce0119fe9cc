package io.citygrid.api.city;

import io.citygrid.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** The part of the map that a client wants to see, in degrees. */
record MapWindow(double west, double south, double east, double north) {
  private static final MapWindow WORLD = new MapWindow(-180, -90, 180, 90);

  /** Reads {@code w,s,e,n}; without it, the whole world. */
  static MapWindow of(@Nullable String bbox) {
    if (bbox == null) {
      return WORLD;
    }
    String[] parts = bbox.split(",", -1);
    double[] edges = new double[4];
    if (parts.length != 4) {
      throw refused();
    }
    for (int i = 0; i < 4; i++) {
      try {
        edges[i] = Double.parseDouble(parts[i].strip());
      } catch (NumberFormatException e) {
        throw refused();
      }
      if (!Double.isFinite(edges[i])) {
        throw refused();
      }
    }
    if (edges[0] > edges[2] || edges[1] > edges[3]) {
      throw refused();
    }
    return new MapWindow(edges[0], edges[1], edges[2], edges[3]);
  }

  Envelope envelope() {
    return new Envelope(west, east, south, north);
  }

  private static ProblemException refused() {
    return ProblemException.field("bbox", "must be west,south,east,north in degrees");
  }
}
