package io.citygrid.bench.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.citygrid.api.identity.Role;
import io.citygrid.bench.Machine;
import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.standalone.CityOptions;
import io.citygrid.standalone.Program;
import io.citygrid.standalone.StandaloneCity;
import io.citygrid.standalone.door.DoorException;
import io.citygrid.standalone.door.FrontDoor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;

/**
 * How long after it can be known the traffic of an interval and the crowd of a window are on the
 * wall, in a whole Wuhu that runs in this process: from when event time passes the end and the
 * bound of disorder, through Kafka, the jobs, Redis and the feed to a WebSocket; beside it, for the
 * same intervals of the same 300 segments and all crowd areas, until Redis has them, and until one
 * sees them who asks the API every 20 seconds. Intervals and windows are of a minute.
 *
 * <p>As many positions of vehicles as pings of devices come at each rate, which is held for a
 * minute of warm-up and the minutes that are measured.
 *
 * <p>Arguments: minutes measured at each rate, then rates; default 3, and 200, 1,000 and 4,000 of
 * each a second.
 */
public final class LiveToWallBenchmark {
  private static final String VIEWER = "benchmark";
  private static final int SEGMENTS = 300;
  private static final long WINDOW_MILLIS = 60_000;

  /** As both jobs have it when nobody says otherwise. */
  private static final long DISORDER_MILLIS = 2_000;

  private static final long LOOK_MILLIS = 10;
  private static final long POLL_SECONDS = 20;

  /** Longer than between two questions, so that the last window is asked for, too. */
  private static final int TAIL_SECONDS = 40;

  private final City city;
  private final Set<String> segments;
  private final WindowTimes inView = new WindowTimes(DISORDER_MILLIS);
  private final WindowTimes onWall = new WindowTimes(DISORDER_MILLIS);
  private final WindowTimes polled = new WindowTimes(DISORDER_MILLIS);
  private final WindowTimes areasOnWall = new WindowTimes(DISORDER_MILLIS);

  private LiveToWallBenchmark(City city) {
    this.city = city;
    List<String> all = new ArrayList<>();
    city.roads().segments().forEach(segment -> all.add(segment.id()));
    Collections.shuffle(all, new Random(SEGMENTS));
    this.segments = Set.copyOf(all.subList(0, Math.min(SEGMENTS, all.size())));
  }

  public static void main(String[] arguments) throws Exception {
    int minutes = CrowdBenchmark.number(arguments, 0, 3);
    List<Integer> rates =
        arguments.length > 1
            ? Arrays.stream(arguments).skip(1).map(Integer::parseInt).toList()
            : List.of(200, 1_000, 4_000);
    System.out.println(Machine.describe());
    CityFiles files = ReadyCities.open("wuhu");
    City city = new CityLoader().load(files, new CityVersion(1, 1, 1, Instant.EPOCH));
    Path data = Files.createTempDirectory("citygrid-benchmark");
    try (StandaloneCity running =
        StandaloneCity.start(
            new CityOptions(
                files, data, "127.0.0.1", 0, 0, List.of(Program.of(VIEWER, Role.OPERATOR))),
            step -> {})) {
      if (!running.awaitJobs(Duration.ofMinutes(3))) {
        throw new IllegalStateException("not all jobs are alive");
      }
      new LiveToWallBenchmark(city).run(running, minutes, rates);
    }
  }

  private void run(StandaloneCity running, int minutes, List<Integer> rates) throws Exception {
    FrontDoor door = running.frontDoor(VIEWER);
    URI base = URI.create("http://127.0.0.1:" + running.port());
    ScheduledExecutorService clocks = Executors.newScheduledThreadPool(2);
    try (Sender sender = new Sender(running.bootstrapServers());
        Jedis view = new Jedis(running.redisUri());
        ValueViewer viewer = ValueViewer.open(base, door.token(), this::shown)) {
      clocks.scheduleWithFixedDelay(() -> look(view), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
      clocks.scheduleAtFixedRate(() -> ask(door), 7, POLL_SECONDS, TimeUnit.SECONDS);
      LiveInputs inputs = new LiveInputs(city, sender);
      for (int rate : rates) {
        long now = System.currentTimeMillis();
        long from = (now / WINDOW_MILLIS + 1) * WINDOW_MILLIS;
        List.of(inView, onWall, polled, areasOnWall).forEach(times -> times.count(from));
        int warmUpSeconds = (int) ((from - now) / 1_000) + 1;
        inputs.run(rate, warmUpSeconds + minutes * 60 + TAIL_SECONDS);
        System.out.printf(
            "%,d positions and %,d pings a second, from when it can be known%n", rate, rate);
        System.out.println("  until the view has it          " + inView.told());
        System.out.println("  until a wall shows it          " + onWall.told());
        System.out.println("  until it is asked for (20 s)   " + polled.told());
        System.out.println("  areas' indexes, until a wall   " + areasOnWall.told());
      }
    } finally {
      clocks.shutdownNow();
    }
  }

  private void shown(String kind, JsonNode value, long nowMillis) {
    switch (kind) {
      case "segment" -> seenSegment(onWall, value, nowMillis);
      case "crowd" -> seenCrowd(onWall, value, nowMillis);
      default -> areasOnWall.seen(value.path("key").asText(), at(value), WINDOW_MILLIS, nowMillis);
    }
  }

  private void seenSegment(WindowTimes times, JsonNode value, long nowMillis) {
    String id = value.path("segment").asText();
    if (segments.contains(id)) {
      times.seen("segment/" + id, at(value), WINDOW_MILLIS, nowMillis);
    }
  }

  private static void seenCrowd(WindowTimes times, JsonNode value, long nowMillis) {
    times.seen("crowd/" + value.path("area").asText(), at(value), WINDOW_MILLIS, nowMillis);
  }

  private static long at(JsonNode value) {
    return Instant.parse(value.path("at").asText()).toEpochMilli();
  }

  private void look(Jedis view) {
    look(view, RedisKeys.SEGMENTS, "segment/", List.copyOf(segments));
    look(view, RedisKeys.CROWD, "crowd/", city.crowdAreas().stream().map(a -> a.id()).toList());
  }

  /** A value begins with its version: the start of its window and a little. */
  private void look(Jedis view, String key, String prefix, List<String> ids) {
    List<String> values = view.hmget(key, ids.toArray(String[]::new));
    long nowMillis = System.currentTimeMillis();
    for (int i = 0; i < ids.size(); i++) {
      String value = values.get(i);
      if (value != null) {
        long version = Long.parseLong(value.substring(0, value.indexOf(' ')));
        long window = Math.floorDiv(version, WINDOW_MILLIS) * WINDOW_MILLIS;
        inView.seen(prefix + ids.get(i), window, WINDOW_MILLIS, nowMillis);
      }
    }
  }

  private void ask(FrontDoor door) {
    try {
      JsonNode traffic = door.get("/v1/segments").body();
      JsonNode crowds = door.get("/v1/crowd").body();
      long nowMillis = System.currentTimeMillis();
      traffic.path("items").forEach(value -> seenSegment(polled, value, nowMillis));
      for (JsonNode area : crowds.path("items")) {
        if (area.path("now").isObject()) {
          seenCrowd(polled, area.path("now"), nowMillis);
        }
      }
    } catch (DoorException e) {
      System.err.println("not asked: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
