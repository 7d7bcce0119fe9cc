package io.citygrid.bench.wall;

import io.citygrid.api.identity.Role;
import io.citygrid.bench.Machine;
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
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How long a command takes from when its HTTP request is due to be sent until the wall shows the
 * version of the case that it made; a whole Wuhu runs in this process with all its parts on this
 * machine. First cases are opened, which is also a warm-up, then a stair of rates, each for some
 * seconds and after a warm-up of its own kind, up to the first that is not kept up.
 *
 * <p>Arguments: seconds of each step, then the rates; default 10, and 25 50 100 200 500 1,000
 * 2,000.
 */
public final class CommandToWallBenchmark {
  private static final String SENDER = "benchmark";
  private static final int CASES = 4_000;
  private static final int OPENED_PER_SECOND = 100;
  private static final int WARM_UP_PER_SECOND = 50;
  private static final int WARM_UP_SECONDS = 60;
  private static final List<Integer> RATES = List.of(25, 50, 100, 200, 500, 1_000, 2_000);

  private CommandToWallBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
    List<Integer> rates =
        arguments.length > 1
            ? Arrays.stream(arguments).skip(1).map(Integer::valueOf).toList()
            : RATES;
    System.out.println(Machine.describe());
    CityFiles files = ReadyCities.open("wuhu");
    City city = new CityLoader().load(files, new CityVersion(1, 1, 1, Instant.EPOCH));
    Path data = Files.createTempDirectory("citygrid-benchmark");
    try (StandaloneCity running =
        StandaloneCity.start(
            new CityOptions(
                files, data, "127.0.0.1", 0, 0, List.of(Program.of(SENDER, Role.OPERATOR))),
            step -> {})) {
      int rate = rates.get(0);
      Histogram kafka =
          KafkaRoundTrip.measure(running.bootstrapServers(), rate * seconds, rate * seconds, rate);
      System.out.printf(
          "Kafka alone, produce to consume at %,d/s: p50 %.1f ms, p99 %.1f ms%n",
          rate, kafka.getValueAtPercentile(50) / 1e3, kafka.getValueAtPercentile(99) / 1e3);
      climb(running, city, rates, seconds);
    }
  }

  private static void climb(StandaloneCity running, City city, List<Integer> rates, int seconds)
      throws Exception {
    String token = running.frontDoor(SENDER).token();
    URI base = URI.create("http://127.0.0.1:" + running.port());
    List<String> cases;
    try (WallViewer viewer = WallViewer.open(base, token);
        ReportSender reports = new ReportSender(base, token, city, viewer)) {
      System.out.println(
          "opening  "
              + RateStep.run(reports, viewer, OPENED_PER_SECOND, CASES / OPENED_PER_SECOND));
      cases = reports.listOpened();
    }
    try (WallViewer viewer = WallViewer.ofVersions(base, token);
        MoveSender moves = new MoveSender(base, token, cases, viewer)) {
      System.out.println(
          "warm-up " + RateStep.run(moves, viewer, WARM_UP_PER_SECOND, WARM_UP_SECONDS));
      int highest = 0;
      for (int rate : rates) {
        RateStep step = RateStep.run(moves, viewer, rate, seconds);
        System.out.println(step);
        if (!step.isKeptUp()) {
          break;
        }
        highest = rate;
      }
      System.out.printf("highest rate of the stair that is kept up: %,d/s%n", highest);
    }
  }
}
