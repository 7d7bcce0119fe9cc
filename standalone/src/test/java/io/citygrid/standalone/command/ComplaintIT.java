package io.citygrid.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.citygrid.city.testville.Testville;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user hears when something is in the way: one sentence, a non-zero exit, no stack. */
class ComplaintIT {
  private static final long MOST_SECONDS = 120;

  @TempDir Path work;

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      complains(
          "Port " + taken.getLocalPort() + " is in use by another program",
          "run",
          "boston",
          "--port=" + taken.getLocalPort(),
          "--data=" + work.resolve("data"));
    }
  }

  @Test
  void aDataDirectoryInUseIsNamedAndFreeAfterTheFirstRunStops() throws Exception {
    Path city = testville();
    String data = "--data=" + work.resolve("data");
    try (CityGridProcess first =
        CityGridProcess.start("run", "--city=" + city, "--port=0", "--management-port=0", data)) {
      await()
          .atMost(Duration.ofSeconds(MOST_SECONDS))
          .until(() -> !first.isAlive() || first.hasSaid(line -> line.contains("Ctrl-C stops it")));
      assertThat(first.isAlive()).as(first.output()).isTrue();
      assertThat(first.output()).contains("Log in:  admin / ");
      complains(
          "is in use by process", "run", "--city=" + city, "--port=0", "--management-port=0", data);
      assertThat(first.stop(MOST_SECONDS)).as(first.output()).isNotEqualTo(1);
      assertThat(first.output()).contains("Stopped; everything is kept.");
    }
  }

  @Test
  void allProblemsOfABrokenCityAreSaid() throws Exception {
    Path city = testville();
    Files.writeString(city.resolve("devices.csv"), "id,kind\n", StandardCharsets.UTF_8);
    Files.delete(city.resolve("departments.csv"));
    String said = complains("departments.csv", "check-city", city.toString());
    assertThat(said).contains("devices.csv");
  }

  @Test
  void aSoundCityIsSummed() throws Exception {
    try (CityGridProcess process = CityGridProcess.start("check-city", testville().toString())) {
      assertThat(process.await(MOST_SECONDS)).as(process.output()).isZero();
      assertThat(process.output()).contains("is a sound city");
    }
  }

  @Test
  void missingThingsAreNamed() throws Exception {
    complains("There is no directory nowhere", "check-city", "nowhere");
    complains("There is no ready city 'atlantis'", "replay", "atlantis");
    complains("--speed must be a number above 0, or max", "replay", "boston", "--speed=fast");
    complains(
        "The report cannot be written to nowhere/report.json: its directory does not exist.",
        "replay",
        "boston",
        "--report=nowhere/report.json");
    complains("--speed is for requests", "replay", "melbourne", "--speed=2");
    complains("Unknown option: '--sped=max'", 2, "replay", "boston", "--sped=max");
    complains("--port must be in [0, 65535]", "run", "boston", "--port=99999");
  }

  private static String complains(String sentence, String... arguments) throws Exception {
    return complains(sentence, 1, arguments);
  }

  private static String complains(String sentence, int code, String... arguments) throws Exception {
    try (CityGridProcess process = CityGridProcess.start(arguments)) {
      int exit = process.await(MOST_SECONDS);
      String said = process.output();
      assertThat(exit).as(said).isEqualTo(code);
      assertThat(said).contains(sentence).contains("citygrid: ").doesNotContain("\tat ");
      return said;
    }
  }

  private Path testville() throws IOException {
    Path directory = Files.createTempDirectory(work, "testville");
    for (Map.Entry<String, byte[]> file : Testville.files().contents().entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return directory;
  }
}
