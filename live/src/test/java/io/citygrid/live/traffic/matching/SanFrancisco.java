package io.citygrid.live.traffic.matching;

import io.citygrid.city.load.ReadyCities;
import io.citygrid.geo.crs.CoordinateSystem;
import io.citygrid.geo.json.RoadFeatureReader;
import io.citygrid.geo.json.RoadFeatures;
import io.citygrid.geo.road.RoadNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Streets of San Francisco between Market Street and Mission, by TIGER/Line 2013. */
final class SanFrancisco {
  static final String CITY = "sanfrancisco-drives";
  private static final String STREETS = "roads/streets.geojson";

  private SanFrancisco() {}

  static RoadNetwork streets() {
    try {
      byte[] file = Objects.requireNonNull(ReadyCities.open(CITY).contents().get(STREETS));
      RoadFeatures features = RoadFeatureReader.read(file, CoordinateSystem.WGS84);
      if (!features.problems().isEmpty()) {
        throw new IllegalStateException(features.problems().toString());
      }
      return RoadNetwork.of(features.lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
