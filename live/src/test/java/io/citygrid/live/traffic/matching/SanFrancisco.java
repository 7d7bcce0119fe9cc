package io.citygrid.live.traffic.matching;

import io.citygrid.geo.crs.CoordinateSystem;
import io.citygrid.geo.json.RoadFeatureReader;
import io.citygrid.geo.json.RoadFeatures;
import io.citygrid.geo.road.RoadNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Streets of San Francisco between Market Street and Mission, by TIGER/Line 2013. */
final class SanFrancisco {
  private SanFrancisco() {}

  static RoadNetwork streets() {
    try (InputStream file = SanFrancisco.class.getResourceAsStream("san-francisco.geojson")) {
      RoadFeatures features =
          RoadFeatureReader.read(
              Objects.requireNonNull(file).readAllBytes(), CoordinateSystem.WGS84);
      if (!features.problems().isEmpty()) {
        throw new IllegalStateException(features.problems().toString());
      }
      return RoadNetwork.of(features.lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
