package io.citygrid.bench.live;

import io.citygrid.bench.Machine;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.jobs.runtime.JobParameters;
import io.citygrid.jobs.traffic.TrafficJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Positions a second that the job for traffic takes from Kafka to Redis and Kafka, matched to the
 * streets and all, beside a job that only reads and discards the same topic. Each job runs twice
 * and of the second run the steady part counts, from when a quarter was read until the last commit.
 *
 * <p>Then how long after it can be known an interval is in the view ({@link WindowLatency}), of
 * fewer vehicles.
 *
 * <p>Arguments: positions, vehicles, segments, parallelism, positions a second while latency is
 * measured and seconds of event time in a second then; default 4,000,000, 100,000, 50,000, 2,
 * 10,000 and 5.
 */
public final class TrafficBenchmark {
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private TrafficBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int positions = CrowdBenchmark.number(arguments, 0, 4_000_000);
    int vehicles = CrowdBenchmark.number(arguments, 1, 100_000);
    int segments = CrowdBenchmark.number(arguments, 2, 50_000);
    int parallelism = CrowdBenchmark.number(arguments, 3, 2);
    WindowLatency.Pace pace =
        new WindowLatency.Pace(
            CrowdBenchmark.number(arguments, 4, 10_000), CrowdBenchmark.number(arguments, 5, 5));
    System.out.println(Machine.describe());
    Path directory = Files.createTempDirectory("citygrid-benchmark");
    CityFiles city = StreetCity.files(segments);
    RoadNetwork roads = StreetCity.load(segments).roads();
    WindowLatency.Sending drives = positions(new MadeDrives(roads, START, vehicles));
    try (LiveRuns runs = new LiveRuns(directory, parallelism)) {
      try (Sender sender = new Sender(runs.bootstrapServers())) {
        sender.publish(city, START);
        for (int i = 0; i < positions; i++) {
          drives.send(sender, i);
        }
        sender.flush();
      }
      discard(runs, positions);
      RunWatch.Told ceiling = discard(runs, positions);
      runs.run(JobParameters::traffic, positions, BoundedLiveJobs::traffic);
      RunWatch.Told told = runs.run(JobParameters::traffic, positions, BoundedLiveJobs::traffic);
      LiveRuns.print(String.format(Locale.ROOT, "%,d positions:", positions), told);
      System.out.print(told.processor());
      LiveRuns.print("  read and discarded:", ceiling);
      System.out.printf(
          Locale.ROOT, "  ratio to reading alone %.2f%n", told.perSecond() / ceiling.perSecond());
    }
    WindowLatency.measure(
        directory.resolve("latency"),
        new WindowLatency.Subject(
            "traffic",
            JobParameters::traffic,
            TrafficJob::define,
            city,
            List.of(RedisKeys.SEGMENTS)),
        START,
        pace,
        positions(new MadeDrives(roads, START, vehiclesFor(pace))));
  }

  /** Of so many vehicles come so many positions a second, in a time that goes faster. */
  private static int vehiclesFor(WindowLatency.Pace pace) {
    return pace.perSecond() * MadeDrives.EVERY_MILLIS / 1_000 / pace.speed();
  }

  private static WindowLatency.Sending positions(MadeDrives drives) {
    return (sender, number) -> {
      var position = drives.next(number);
      sender.send(Topics.POSITIONS, position.vehicleId(), Codecs.VEHICLE_POSITION.encode(position));
    };
  }

  private static RunWatch.Told discard(LiveRuns runs, int positions) throws Exception {
    return runs.run(
        JobParameters::traffic,
        positions,
        (env, parameters) -> BoundedLiveJobs.discard(env, parameters, Topics.POSITIONS));
  }
}
