package io.citygrid.api.wall;

import io.citygrid.city.view.CellEstimate;
import io.citygrid.city.view.CellView;
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
    Instant at = ended(minutesAgo);
    HeatView view = new HeatView(tile, zoom, at, 300, devices, 0.02, estimate(devices));
    leave(redis, RedisKeys.HEAT, tile, at, Codecs.HEAT_VIEW.encode(view));
    return tile;
  }

  /** The same of a grid cell. */
  static void leaveCell(URI redis, String cell, long devices, long minutesAgo) {
    Instant at = ended(minutesAgo);
    CellView view = new CellView(cell, at, 300, 1, devices, 0.02, estimate(devices));
    leave(redis, RedisKeys.CELLS, cell, at, Codecs.CELL_VIEW.encode(view));
  }

  private static Instant ended(long minutesAgo) {
    return Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(5 + minutesAgo, ChronoUnit.MINUTES);
  }

  private static void leave(URI redis, String key, String id, Instant at, byte[] json) {
    try (Jedis jedis = new Jedis(redis)) {
      jedis.hset(key, id, at.toEpochMilli() + " " + new String(json, StandardCharsets.UTF_8));
    }
  }
}
