package io.citygrid.api.wall;

import io.citygrid.city.view.CellEstimate;
import io.citygrid.city.view.HeatView;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.MapTile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import redis.clients.jedis.Jedis;

/** Leaves where devices are heard as the job does. */
final class LiveHeat {
  private LiveHeat() {}

  /** One of two devices is heard; three of four are usual. */
  private static CellEstimate estimate(long devices) {
    return new CellEstimate(2 * devices, 0.25, 0.0125, "A", -3.5, 1.5 * devices, false);
  }

  /**
   * In a window of five minutes that ended so long ago.
   *
   * @return the tile
   */
  static String leave(URI redis, LonLat place, int zoom, long devices, long minutesAgo) {
    String tile = MapTile.of(place, zoom).id();
    Instant at =
        Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(5 + minutesAgo, ChronoUnit.MINUTES);
    HeatView view = new HeatView(tile, zoom, at, 300, devices, 0.02, estimate(devices));
    try (Jedis jedis = new Jedis(redis)) {
      jedis.hset(
          RedisKeys.HEAT,
          tile,
          at.toEpochMilli()
              + " "
              + new String(Codecs.HEAT_VIEW.encode(view), StandardCharsets.UTF_8));
    }
    return tile;
  }
}
