package io.citygrid.city.load;

import io.citygrid.geo.road.GridSegments;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.ShortestRoutes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The roads of a city with what is asked of them again for every version of its other files: made
 * when it is first asked for, and kept as long as the roads. Thread-safe.
 */
final class Roads {
  /** More than cities watch; beyond it everything is searched again. */
  private static final int MAX_WAYS = 10_000;

  private record Way(int from, int to) {}

  private final RoadNetwork network;
  private final Map<Way, Boolean> ways = new ConcurrentHashMap<>();
  private @Nullable GridSegments segments;

  Roads(RoadNetwork network) {
    this.network = network;
  }

  RoadNetwork network() {
    return network;
  }

  /** Where its segments lie. */
  synchronized GridSegments segments() {
    GridSegments known = segments;
    if (known == null) {
      known = GridSegments.of(network);
      segments = known;
    }
    return known;
  }

  /** True when one can drive from the first node to the second. */
  boolean isDrivable(int from, int to) {
    if (ways.size() > MAX_WAYS) {
      ways.clear();
    }
    return ways.computeIfAbsent(
        new Way(from, to),
        way -> {
          ShortestRoutes routes = new ShortestRoutes(network);
          routes.search(way.from(), Double.POSITIVE_INFINITY);
          return !Double.isInfinite(routes.metersTo(way.to()));
        });
  }
}
