package io.citygrid.bench.wall;

import io.citygrid.api.identity.Role;
import io.citygrid.bench.Machine;
import io.citygrid.bench.ProcessorTime;
import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.standalone.CityOptions;
import io.citygrid.standalone.Program;
import io.citygrid.standalone.StandaloneCity;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How long a report takes from a client to the wall, both over the network interface: HTTP in,
 * edge, Kafka, the cases job, Redis, feed, WebSocket out. A whole Wuhu runs in this process with
 * all its parts on this machine; reports come one by one at an even pace.
 *
 * <p>First a warm-up, as a city runs for days and not for a minute. Then a stair of rates, each for
 * some seconds, up to the first that is not kept up. Then the rate that was asked for, whether it
 * is kept up or not.
 *
 * <p>Arguments: reports a second, seconds measured, seconds of warm-up; default 1,000, 60 and 240.
 */
public final class ReportToWallBenchmark {
  private static final String SENDER = "benchmark";
  private static final int STEP_SECONDS = 10;

  /** So much is needed until the compiler is done with all that a report passes through. */
  private static final int WARM_UP_REPORTS_PER_SECOND = 300;

  private static final List<Integer> STAIR =
      List.of(50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000, 1_200, 1_500, 2_000);

  private ReportToWallBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    int warmUpSeconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 240;
    int warmUp = rate * seconds / 2;
    int count = rate * seconds;
    System.out.println(Machine.describe());
    CityFiles files = ReadyCities.open("wuhu");
    City city = new CityLoader().load(files, new CityVersion(1, 1, 1, Instant.EPOCH));
    Path data = Files.createTempDirectory("citygrid-benchmark");
    try (StandaloneCity running =
        StandaloneCity.start(
            new CityOptions(
                files, data, "127.0.0.1", 0, 0, List.of(Program.of(SENDER, Role.OPERATOR))),
            step -> {})) {
      print(
          "Kafka alone, produce to consume",
          KafkaRoundTrip.measure(running.bootstrapServers(), warmUp, count, rate));
      String token = running.frontDoor(SENDER).token();
      URI base = URI.create("http://127.0.0.1:" + running.port());
      try (WallViewer viewer = WallViewer.open(base, token);
          ReportSender sender = new ReportSender(base, token, city, viewer)) {
        System.out.println(
            "warm-up " + RateStep.run(sender, viewer, WARM_UP_REPORTS_PER_SECOND, warmUpSeconds));
        climb(sender, viewer);
        try (ProcessorTime time = ProcessorTime.start()) {
          System.out.println(RateStep.run(sender, viewer, rate, seconds));
          System.out.print(time.end(rate * seconds));
        }
      }
    }
  }

  private static void climb(ReportSender sender, WallViewer viewer) throws InterruptedException {
    int highest = 0;
    for (int rate : STAIR) {
      RateStep step = RateStep.run(sender, viewer, rate, STEP_SECONDS);
      System.out.println(step);
      if (!step.isKeptUp()) {
        break;
      }
      highest = rate;
    }
    System.out.printf("highest rate of the stair that is kept up: %,d/s%n", highest);
  }

  private static void print(String what, Histogram micros) {
    System.out.printf(
        "%-34s %,9d: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms%n",
        what,
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(90) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        micros.getMaxValue() / 1e3);
  }
}
