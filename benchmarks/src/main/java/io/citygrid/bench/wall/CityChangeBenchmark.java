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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long a change of the city takes to act, while reports come: from when a changed fence, or a
 * changed responsibility list, is sent over HTTP until the change is answered, and until the wall
 * shows the first case that was decided by the new version. A whole Wuhu with its 3,800 cells runs
 * in this process with all its parts on this machine. That includes the wait for the next report,
 * on average half the time between two.
 *
 * <p>Beside it, in the same run: how long a report takes to the wall while nothing changes, and
 * while the changes are made. A change takes at least as long as a report that is sent when it is
 * answered.
 *
 * <p>Arguments: changes of each kind, reports a second, seconds of warm-up; default 30, 100 and 60.
 */
public final class CityChangeBenchmark {
  private static final String SENDER = "benchmark";
  private static final String EDITOR = "editor";
  private static final int SECONDS_BETWEEN = 2;
  private static final int QUIET_SECONDS = 30;

  private CityChangeBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int changes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
    int perSecond = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    int warmUpSeconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60;
    System.out.println(Machine.describe());
    CityFiles files = ReadyCities.open("wuhu");
    City city = new CityLoader().load(files, new CityVersion(1, 1, 1, Instant.EPOCH));
    Path data = Files.createTempDirectory("citygrid-benchmark");
    List<Program> programs =
        List.of(Program.of(SENDER, Role.OPERATOR), Program.of(EDITOR, Role.ADMINISTRATOR));
    try (StandaloneCity running =
        StandaloneCity.start(
            new CityOptions(files, data, "127.0.0.1", 0, 0, programs), step -> {})) {
      String token = running.frontDoor(SENDER).token();
      URI base = URI.create("http://127.0.0.1:" + running.port());
      try (WallViewer cases = WallViewer.open(base, token);
          WallViewer versions = WallViewer.ofCityVersions(base, token);
          ReportSender reports = new ReportSender(base, token, city, cases)) {
        System.out.println("warm-up " + RateStep.run(reports, cases, perSecond, warmUpSeconds));
        System.out.println("quiet   " + RateStep.run(reports, cases, perSecond, QUIET_SECONDS));
        CityEditor editor = new CityEditor(base, running.frontDoor(EDITOR).token(), versions);
        for (CityEditor.Kind kind : CityEditor.Kind.values()) {
          measure(kind, editor, reports, cases, versions, changes, perSecond);
        }
      }
    }
  }

  /** One change every two seconds, while reports come at their pace. */
  private static void measure(
      CityEditor.Kind kind,
      CityEditor editor,
      ReportSender reports,
      WallViewer cases,
      WallViewer versions,
      int changes,
      int perSecond)
      throws Exception {
    versions.reset();
    editor.reset();
    CompletableFuture<Void> editing =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < changes; i++) {
                editor.change(kind, i);
                pause();
              }
            });
    cases.reset();
    do {
      reports.run(perSecond * SECONDS_BETWEEN, perSecond);
    } while (!editing.isDone());
    // The last change is to decide a case too.
    reports.run(perSecond * SECONDS_BETWEEN, perSecond);
    editing.join();
    versions.awaitAll();
    cases.awaitAll();
    print(kind + " answered", editor.answered());
    print(kind + " until the first case decided by it is shown", versions.shown());
    print(kind + ", reports beside it until they are shown", cases.shown());
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(SECONDS_BETWEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void print(String what, Histogram micros) {
    System.out.printf(
        "%-60s %3d: p50 %.0f ms, p90 %.0f ms, max %.0f ms; %d within a second%n",
        what,
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(90) / 1e3,
        micros.getMaxValue() / 1e3,
        micros.getCountBetweenValues(0, TimeUnit.SECONDS.toMicros(1)));
  }
}
