package io.citygrid.api.wall;

import io.citygrid.city.view.FlowMover;
import io.citygrid.city.view.FlowPair;
import io.citygrid.city.view.FlowUnusual;
import io.citygrid.city.view.FlowView;
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

/** Leaves the flow between Testville's districts as the job does: most go to the River District. */
final class LiveFlow {
  private LiveFlow() {}

  /** Of a quarter of an hour that ended so long ago. */
  static void leave(URI redis, Duration ago) {
    Instant at =
        Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(ago).minus(Duration.ofMinutes(15));
    try (Jedis jedis = new Jedis(redis)) {
      leave(
          jedis,
          view(
              at,
              "990101",
              1_250L,
              400L,
              FlowUnusual.MORE,
              List.of(new FlowPair("990102", 1_100, 18.2), new FlowPair("990103", 150, 31)),
              List.of(new FlowPair("990102", 310, 21), new FlowPair("990103", 90, 28))));
      leave(
          jedis,
          view(
              at,
              "990102",
              310L,
              1_100L,
              null,
              List.of(new FlowPair("990101", 310, 21)),
              List.of(new FlowPair("990101", 1_100, 18.2))));
      leave(
          jedis,
          view(
              at,
              "990103",
              90L,
              150L,
              null,
              List.of(new FlowPair("990101", 90, 28)),
              List.of(new FlowPair("990101", 150, 31))));
    }
  }

  private static void leave(Jedis jedis, FlowView view) {
    jedis.hset(
        RedisKeys.FLOW,
        "PEOPLE/" + view.area(),
        "1 " + new String(Codecs.FLOW_VIEW.encode(view), StandardCharsets.UTF_8));
  }

  private static FlowView view(
      Instant at,
      String area,
      Long in,
      Long out,
      @Nullable FlowUnusual unusualIn,
      List<FlowPair> from,
      List<FlowPair> to) {
    return new FlowView(
        area,
        "DISTRICT",
        FlowMover.PEOPLE,
        at,
        900,
        1,
        in,
        out,
        80L,
        null,
        0.07,
        0.12,
        42.5,
        600.0,
        410.0,
        unusualIn,
        null,
        from,
        to);
  }
}
