package io.citygrid.bench.live;

import io.citygrid.bench.Machine;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.jobs.crowd.CrowdJob;
import io.citygrid.jobs.runtime.JobParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Pings a second that the job for crowds takes from Kafka to Redis and Kafka, beside a job that
 * only reads and discards the same topic; for a hundredth, a tenth and all of the devices, with as
 * many pings in a minute of event time, so that only the devices differ. Broker and redis-server
 * run on the same machine. Only the steady part of a run counts, from when a quarter was read until
 * the last commit; one run before all warms up. State and checkpoints are those of this part.
 *
 * <p>Then how long after it can be known a window is in the view ({@link WindowLatency}).
 *
 * <p>Arguments: pings, devices, parallelism, pings a second while latency is measured and seconds
 * of event time in a second then; default 4,000,000, 1,000,000, 2, 20,000 and 5.
 */
public final class CrowdBenchmark {
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
  private static final double PINGS_PER_MINUTE = 500_000;

  private CrowdBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int pings = number(arguments, 0, 4_000_000);
    int devices = number(arguments, 1, 1_000_000);
    int parallelism = number(arguments, 2, 2);
    WindowLatency.Pace pace =
        new WindowLatency.Pace(number(arguments, 3, 20_000), number(arguments, 4, 5));
    System.out.println(Machine.describe());
    Path directory = Files.createTempDirectory("citygrid-benchmark");
    CityFiles city = StreetCity.files(400);
    List<Double> micros = new ArrayList<>();
    boolean isWarm = false;
    for (int some : new int[] {devices / 100, devices / 10, devices}) {
      try (LiveRuns runs = new LiveRuns(directory.resolve("devices-" + some), parallelism)) {
        try (Sender sender = new Sender(runs.bootstrapServers())) {
          sender.publish(city, START);
          send(sender, new MadePings(START, some, PINGS_PER_MINUTE), pings);
        }
        if (!isWarm) {
          runs.run(JobParameters::crowd, pings, BoundedLiveJobs::crowd);
          discard(runs, pings);
          isWarm = true;
        }
        String what = String.format(Locale.ROOT, "%,d pings of %,d devices:", pings, some);
        RunWatch.Told ceiling = discard(runs, pings);
        RunWatch.Told told = runs.run(JobParameters::crowd, pings, BoundedLiveJobs::crowd);
        LiveRuns.print(what, told);
        System.out.print(told.processor());
        LiveRuns.print("  read and discarded:", ceiling);
        System.out.printf(
            Locale.ROOT, "  ratio to reading alone %.2f%n", told.perSecond() / ceiling.perSecond());
        micros.add(told.processor().process());
      }
    }
    System.out.printf(
        Locale.ROOT,
        "a ping costs %.2f times as much with %,d devices as with %,d%n",
        micros.get(2) / micros.get(0),
        devices,
        devices / 100);
    WindowLatency.measure(
        directory.resolve("latency"),
        new WindowLatency.Subject(
            "crowd",
            JobParameters::crowd,
            CrowdJob::define,
            city,
            List.of(RedisKeys.CROWD, RedisKeys.HEAT)),
        START,
        pace,
        pings(START, devices, pace));
  }

  /** So many a second, in the event time of {@link WindowLatency}. */
  private static WindowLatency.Sending pings(Instant start, int devices, WindowLatency.Pace pace) {
    MadePings made = new MadePings(start, devices, 60.0 * pace.perSecond() / pace.speed());
    return (sender, number) -> {
      var ping = made.next(number);
      sender.send(Topics.PRESENCE, ping.pseudonym(), Codecs.PRESENCE_PING.encode(ping));
    };
  }

  private static RunWatch.Told discard(LiveRuns runs, int pings) throws Exception {
    return runs.run(
        JobParameters::crowd,
        pings,
        (env, parameters) -> BoundedLiveJobs.discard(env, parameters, Topics.PRESENCE));
  }

  private static void send(Sender sender, MadePings made, int count) {
    for (int i = 0; i < count; i++) {
      var ping = made.next(i);
      sender.send(Topics.PRESENCE, ping.pseudonym(), Codecs.PRESENCE_PING.encode(ping));
    }
    sender.flush();
  }

  static int number(String[] arguments, int index, int otherwise) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
  }
}
