package io.citygrid.api.wall;

import io.citygrid.city.view.TravelRoad;
import io.citygrid.city.view.TravelView;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;

/**
 * Leaves Testville's travel times as the job does: from the West Gate much longer than usual, from
 * the Market Hall mostly assumed.
 */
final class LiveTravel {
  private LiveTravel() {}

  /** Of an interval that began so long ago. */
  static void leave(URI redis, Duration ago) {
    try (Jedis jedis = new Jedis(redis)) {
      leave(jedis, view("west-hill", ago, 1_930, "SEVERE", 0.84, 1_440.0));
      leave(jedis, view("market-hill", ago, 700, null, 0.2, null));
    }
  }

  private static void leave(Jedis jedis, TravelView view) {
    jedis.hset(
        RedisKeys.TRAVEL,
        view.route(),
        "1 " + new String(Codecs.TRAVEL_VIEW.encode(view), StandardCharsets.UTF_8));
  }

  private static TravelView view(
      String route,
      Duration ago,
      double seconds,
      @Nullable String level,
      double measuredShare,
      @Nullable Double usualSeconds) {
    return new TravelView(
        route,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(ago),
        300,
        1,
        seconds,
        560,
        seconds / 560,
        level,
        12_390,
        measuredShare,
        measuredShare / 2,
        usualSeconds,
        List.of(new TravelRoad("Ring Road", "Ring Road", 12_390)),
        List.of("ring-1.1", "ring-2.1", "ring-3.1", "ring-3.2", "ring-3.3", "ring-3.4"));
  }
}
