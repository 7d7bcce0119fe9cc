package io.citygrid.bench.live;

import io.citygrid.city.load.CityFiles;
import io.citygrid.jobs.runtime.JobEnvironment;
import io.citygrid.jobs.runtime.JobParameters;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.HdrHistogram.Histogram;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.FlushMode;

/**
 * How long after it can be known a window is in the live view. Messages are sent at an even pace
 * whatever the job does, in an event time that goes faster than the clock ({@link Pace}), so that
 * windows of five minutes come more often than in a city. A window can be known when the first
 * message is due to be sent whose event time is the window's end and the bound of disorder that the
 * job waits for; from there it is counted until the view has the window, looked up every few
 * milliseconds for up to 300 things of each kind.
 */
final class WindowLatency {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int WARM_UP = 2;
  private static final int MEASURED = 4;
  private static final int THINGS = 300;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long CHUNK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final Instant start;
  private final Pace pace;
  private final long disorderMillis;
  private final Histogram millis = new Histogram(3);

  /** Sends one message; event time of the first is the start, and goes with the numbers. */
  @FunctionalInterface
  interface Sending {
    void send(Sender sender, int number);
  }

  /**
   * How fast it goes.
   *
   * @param perSecond messages in a second of the clock
   * @param speed seconds of event time in a second of the clock
   */
  record Pace(int perSecond, int speed) {
    Pace {
      if (perSecond < 1 || speed < 1) {
        throw new IllegalArgumentException("at least 1 message a second, and speed 1");
      }
    }
  }

  /** A job with what is measured of it. */
  record Subject(
      String name,
      LiveRuns.Usual usual,
      BiConsumer<StreamExecutionEnvironment, JobParameters> definition,
      CityFiles city,
      List<String> views) {}

  private WindowLatency(Instant start, Pace pace, long disorderMillis) {
    this.start = start;
    this.pace = pace;
    this.disorderMillis = disorderMillis;
  }

  /** Measures with servers of its own. */
  static void measure(Path directory, Subject subject, Instant start, Pace pace, Sending sending)
      throws Exception {
    try (LiveRuns runs = new LiveRuns(directory, 2);
        Sender sender = new Sender(runs.bootstrapServers());
        Jedis view = new Jedis(runs.redis())) {
      view.flushAll(FlushMode.SYNC);
      sender.publish(subject.city(), start);
      JobParameters parameters = runs.parameters(subject.usual()).build();
      StreamExecutionEnvironment env = JobEnvironment.create(parameters);
      subject.definition().accept(env, parameters);
      JobClient job = env.executeAsync("latency");
      WindowLatency latency =
          new WindowLatency(start, pace, parameters.outOfOrderness().toMillis());
      try {
        latency.run(sender, sending, view, subject.views());
      } finally {
        job.cancel().get();
      }
      latency.print(subject.name());
    }
  }

  private void run(Sender sender, Sending sending, Jedis view, List<String> views)
      throws InterruptedException {
    long eventSeconds = (WARM_UP + MEASURED) * WINDOW.toSeconds() + 30;
    int count = Math.toIntExact(eventSeconds * pace.perSecond() / pace.speed());
    long begunNanos = System.nanoTime();
    Thread thread = new Thread(() -> send(sender, sending, count, begunNanos), "sender");
    thread.start();
    // Whoever chose among the first things that are shown would choose those that come early.
    long chosenNanos = begunNanos + WINDOW.toNanos() * (2 * WARM_UP - 1) / 2 / pace.speed();
    Map<String, List<String>> things = new HashMap<>();
    Map<String, Long> shown = new HashMap<>();
    while (thread.isAlive()) {
      LockSupport.parkNanos(LOOK_NANOS);
      for (String key : System.nanoTime() < chosenNanos ? List.<String>of() : views) {
        List<String> of = things.computeIfAbsent(key, any -> List.of());
        if (of.isEmpty()) {
          things.put(key, some(view, key));
        } else {
          look(key, of, view.hmget(key, of.toArray(String[]::new)), shown, begunNanos);
        }
      }
    }
    thread.join();
  }

  private void send(Sender sender, Sending sending, int count, long begunNanos) {
    int sent = 0;
    while (sent < count) {
      long due =
          Math.min(count, (System.nanoTime() - begunNanos) * pace.perSecond() / 1_000_000_000L);
      while (sent < due) {
        sending.send(sender, sent++);
      }
      LockSupport.parkNanos(CHUNK_NANOS);
    }
    sender.flush();
  }

  private static List<String> some(Jedis view, String key) {
    List<String> all = new ArrayList<>(view.hkeys(key));
    Collections.sort(all);
    Collections.shuffle(all, new Random(THINGS));
    return all.subList(0, Math.min(THINGS, all.size()));
  }

  /** A value begins with its version: the start of its window and a little. */
  private void look(
      String key, List<String> of, List<String> values, Map<String, Long> shown, long begunNanos) {
    long nowNanos = System.nanoTime();
    for (int i = 0; i < of.size(); i++) {
      String value = values.get(i);
      if (value == null) {
        continue;
      }
      long version = Long.parseLong(value.substring(0, value.indexOf(' ')));
      long window = Math.floorDiv(version, WINDOW.toMillis()) * WINDOW.toMillis();
      Long before = shown.put(key + "/" + of.get(i), window);
      long number = (window - start.toEpochMilli()) / WINDOW.toMillis();
      if (before != null && window > before && number >= WARM_UP) {
        long knownMillis = window + WINDOW.toMillis() + disorderMillis - start.toEpochMilli();
        long dueNanos = begunNanos + TimeUnit.MILLISECONDS.toNanos(knownMillis) / pace.speed();
        millis.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMillis(nowNanos - dueNanos)));
      }
    }
  }

  private void print(String name) {
    System.out.printf(
        Locale.ROOT,
        "%s at %,d/s, event time %d times as fast as the clock, from when a window can be known until the view has it: soonest %d ms, p50 %d ms, p99 %d ms,"
            + " longest %d ms (%,d windows of things)%n",
        name,
        pace.perSecond(),
        pace.speed(),
        millis.getMinValue(),
        millis.getValueAtPercentile(50),
        millis.getValueAtPercentile(99),
        millis.getMaxValue(),
        millis.getTotalCount());
  }
}
