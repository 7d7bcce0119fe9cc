package io.citygrid.bench.near;

import io.citygrid.api.verification.NearbyTasks;
import io.citygrid.api.view.RedisCityView;
import io.citygrid.bench.Machine;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.embedded.EmbeddedRedis;
import io.citygrid.embedded.Ports;
import io.citygrid.geo.LonLat;
import io.citygrid.jobs.redis.RedisParameters;
import io.citygrid.jobs.redis.RedisView;
import io.citygrid.jobs.verification.TaskProjection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import redis.clients.jedis.GeoCoordinate;
import redis.clients.jedis.Jedis;

/**
 * How long the live view takes to say which tasks are near a citizen, with very many open tasks,
 * alone and while tasks are taken and opened; beside it, in the same run, what a plain scan of all
 * open tasks costs: one that asks the store for all places each time, and one over places that
 * somebody keeps in memory, which is what no store at all could beat.
 *
 * <p>Arguments: open tasks, questions, changes a second; default 100,000, 20,000 and 1,000.
 */
public final class NearbyTasksBenchmark {
  private static final List<Double> RADII = List.of(500.0, 1_000.0, 2_000.0);
  private static final int WARM_UP = 2_000;
  private static final int SCANS = 50;
  private static final int AT_ONCE = 1_000;
  private static final long NANOS_IN_MICROSECOND = 1_000;
  private static final long NANOS_IN_SECOND = 1_000_000_000;

  private final URI redis;
  private final RedisCityView view;
  private final MadeTasks made = new MadeTasks();
  private final MadeTasks citizens = new MadeTasks();
  private final int tasks;
  private final int questions;
  private final int changesPerSecond;

  private NearbyTasksBenchmark(URI redis, RedisCityView view, int[] sizes) {
    this.redis = redis;
    this.view = view;
    this.tasks = sizes[0];
    this.questions = sizes[1];
    this.changesPerSecond = sizes[2];
  }

  public static void main(String[] arguments) throws Exception {
    int[] sizes = {100_000, 20_000, 1_000};
    for (int i = 0; i < arguments.length; i++) {
      sizes[i] = Integer.parseInt(arguments[i]);
    }
    System.out.println(Machine.describe());
    Path directory = Files.createTempDirectory("citygrid-near");
    try (EmbeddedRedis redis = EmbeddedRedis.start(directory, Ports.free());
        RedisCityView view = new RedisCityView(redis.uri(), 4)) {
      new NearbyTasksBenchmark(redis.uri(), view, sizes).run();
    }
  }

  private void run() throws Exception {
    List<TaskEvent> open = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      open.add(made.open(i, 1));
    }
    fill(open);
    System.out.printf("%,d open tasks, %,d questions each%n", tasks, questions);
    measure("ids and distances", questions, this::find);
    measure("with the tasks themselves", questions, this::findAndRead);
    AtomicBoolean over = new AtomicBoolean();
    Thread changes = new Thread(() -> change(over), "changes");
    changes.start();
    measure("ids and distances, %,d changes/s".formatted(changesPerSecond), questions, this::find);
    measure(
        "with the tasks, %,d changes/s".formatted(changesPerSecond), questions, this::findAndRead);
    over.set(true);
    changes.join();
    measure("scan: all places from the store", SCANS, this::scanStore);
    measure("scan: all places in memory", questions / 10, place -> scanMemory(open, place));
  }

  private interface Question {
    /** How many are near. */
    int ask(LonLat place);
  }

  private void measure(String name, int times, Question question) {
    Histogram microseconds = new Histogram(3);
    Histogram found = new Histogram(3);
    for (int i = 0; i < Math.min(WARM_UP, times) + times; i++) {
      LonLat place = citizens.place();
      long start = System.nanoTime();
      int near = question.ask(place);
      if (i >= Math.min(WARM_UP, times)) {
        microseconds.recordValue((System.nanoTime() - start) / NANOS_IN_MICROSECOND);
        found.recordValue(near);
      }
    }
    System.out.printf(
        "%-40s p50 %.2f ms, p99 %.2f ms, longest %.2f ms; found p50 %d, p99 %d%n",
        name,
        microseconds.getValueAtPercentile(50) / 1e3,
        microseconds.getValueAtPercentile(99) / 1e3,
        microseconds.getMaxValue() / 1e3,
        found.getValueAtPercentile(50),
        found.getValueAtPercentile(99));
  }

  private int find(LonLat place) {
    return NearbyTasks.find(view, place, RADII).size();
  }

  private int findAndRead(LonLat place) {
    Map<String, Double> near = NearbyTasks.find(view, place, RADII);
    return view.listByIds(ViewKind.TASK, near.keySet()).size();
  }

  private int scanStore(LonLat place) {
    int near = 0;
    try (Jedis jedis = new Jedis(redis)) {
      for (int ring = 0; ring < RADII.size(); ring++) {
        String key = RedisKeys.index(ViewIndexes.tasksNear(ring));
        List<String> all = jedis.zrange(key, 0, -1);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
          List<String> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
          for (GeoCoordinate at : jedis.geopos(key, some.toArray(String[]::new))) {
            LonLat task = new LonLat(at.getLongitude(), at.getLatitude());
            near += task.distanceMeters(place) <= RADII.get(ring) ? 1 : 0;
          }
        }
      }
    }
    return near;
  }

  private static int scanMemory(List<TaskEvent> open, LonLat place) {
    int near = 0;
    for (TaskEvent task : open) {
      near += task.position().point().distanceMeters(place) <= RADII.get(task.ring()) ? 1 : 0;
    }
    return near;
  }

  private void fill(List<TaskEvent> open) {
    try (RedisView writer = RedisView.ofRecord(RedisParameters.of(redis))) {
      for (int from = 0; from < open.size(); from += AT_ONCE) {
        List<ViewWrite> writes =
            open.subList(from, Math.min(from + AT_ONCE, open.size())).stream()
                .map(TaskProjection::project)
                .toList();
        writer.write(writes);
      }
    }
  }

  /** Tasks are taken and, as many, opened again elsewhere, one by one, as a job writes them. */
  private void change(AtomicBoolean over) {
    long pause = NANOS_IN_SECOND / changesPerSecond;
    long next = System.nanoTime();
    try (RedisView writer = RedisView.ofRecord(RedisParameters.of(redis))) {
      for (long i = 0; !over.get(); i++) {
        int number = (int) (i / 2 % tasks);
        long version = 2 + i / 2 / tasks * 2 + i % 2;
        TaskEvent task = i % 2 == 0 ? made.taken(number, version) : made.open(number, version);
        writer.write(List.of(TaskProjection.project(task)));
        next += pause;
        LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
      }
    }
  }
}
