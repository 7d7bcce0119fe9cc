package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.citygrid.city.load.ReadyCities;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real detectors of Los Angeles through the front door, twenty for half a day: what the city
 * publishes of each segment is what a plain reading of the file gives.
 */
class ReplayDetectorsIT {
  private static final Instant MIDNIGHT = Instant.parse("2012-03-01T08:00:00Z");
  private static final int STEP_SECONDS = 300;
  private static final int DETECTORS = 20;
  private static final int STEPS = 144;
  private static final double KMH_PER_MPH = 1.609344;

  /** Time on a segment of 370 m is counted in whole milliseconds, some ten thousand of them. */
  private static final double WHOLE_MILLIS = 1e-4;

  @TempDir Path work;

  /** By key and time. */
  private final Map<String, Double> twin = new TreeMap<>();

  @Test
  void everySegmentHasTheSpeedThatItsDetectorTold() throws Exception {
    Path city = writeCity();
    Path detectors = writeDetectors();
    MeasuredRun run =
        MeasuredRun.of(
            work, "--city=" + city, "--detectors=" + detectors, "--mapping=" + writeMapping());

    JsonNode told = run.told();
    assertThat(told.path("deadLetters")).isEmpty();
    Map<String, Double> published = readSpeeds(run.metrics());
    assertThat(twin.keySet()).as("told but not published").allMatch(published::containsKey);
    assertThat(published.keySet()).as("published but not told").allMatch(twin::containsKey);
    twin.forEach(
        (key, kmh) ->
            assertThat(published.get(key)).as(key).isCloseTo(kmh, within(WHOLE_MILLIS * kmh)));
    assertThat(told.path("taken").asInt()).isEqualTo(DETECTORS * STEPS - 1);
    assertThat(told.path("values").asInt()).isEqualTo(DETECTORS * STEPS + STEPS - 1);
    assertThat(told.path("refused")).hasSize(1);
    assertThat(told.path("refused").elements().next().asInt()).isEqualTo(STEPS);
    assertThat(told.path("unusable").asInt()).isEqualTo(1);
    assertThat(told.path("firstUnusable").get(0).path("line").asInt()).isEqualTo(5);
    assertThat(told.path("rushHours")).extracting(JsonNode::asInt).contains(7, 8);
  }

  private Path writeCity() throws Exception {
    Path city = work.resolve("city");
    for (Map.Entry<String, byte[]> file : ReadyCities.open("metr-la").contents().entrySet()) {
      Path path = city.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return city;
  }

  /** The first detectors and half a day, one field spoilt, and a detector that nobody knows. */
  private Path writeDetectors() throws Exception {
    List<String> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(ReadyCities.openData("metr-la", "speeds_2012-03-01_07.csv.gz")),
                StandardCharsets.UTF_8))) {
      List<String> ids = List.of(in.readLine().split(",")).subList(0, DETECTORS);
      lines.add(String.join(",", ids) + ",nobody");
      for (int step = 0; step < STEPS; step++) {
        List<String> values =
            new ArrayList<>(List.of(in.readLine().split(",")).subList(0, DETECTORS));
        Instant at = MIDNIGHT.plusSeconds((long) step * STEP_SECONDS);
        for (int i = 0; i < DETECTORS; i++) {
          if (step == 3 && i == 2) {
            values.set(i, "broken");
          } else if (step < STEPS - 1) {
            // The last interval stays open: nothing after it says that it is over.
            twin.put(ids.get(i) + " " + at, Double.parseDouble(values.get(i)) * KMH_PER_MPH);
          }
        }
        lines.add(String.join(",", values) + ",50");
      }
    }
    return Files.write(work.resolve("detectors.csv"), lines);
  }

  private Path writeMapping() throws Exception {
    return Files.writeString(
        work.resolve("mapping.yaml"),
        """
        zone: America/Los_Angeles
        speedUnit: mph
        wide: {quantity: SPEED, start: 2012-03-01T00:00:00, stepSeconds: 300}
        """);
  }

  /** Speeds of the segments; each is named after its one detector. */
  private static Map<String, Double> readSpeeds(Path metrics) throws Exception {
    Map<String, Double> speeds = new TreeMap<>();
    for (String line : Files.readAllLines(metrics)) {
      String[] fields = line.split(",");
      if (fields[0].startsWith("traffic/segment/") && fields[0].endsWith("/speed")) {
        String detector = fields[0].split("/")[2].replaceFirst("\\.1$", "");
        Instant at = Instant.parse(fields[1]);
        if (at.isBefore(MIDNIGHT.plusSeconds((STEPS - 1L) * STEP_SECONDS))) {
          speeds.put(detector + " " + at, Double.parseDouble(fields[2]));
        }
      }
    }
    return speeds;
  }
}
