package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.citygrid.city.load.ReadyCities;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Counters of Melbourne through the front door, five for two days: how many people the city
 * publishes in each hour is what a plain reading of the file gives, and few people are not shown.
 */
class ReplayCountsIT {
  private static final ZoneId ZONE = ZoneId.of("Australia/Melbourne");
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("d/M/yyyy H:mm");
  private static final int COUNTERS = 5;
  private static final int HOURS = 48;
  private static final Instant LAST_HOUR =
      LocalDateTime.parse("2019-02-17T19:00:00").atZone(ZONE).plusHours(HOURS - 1L).toInstant();
  private static final double MINUTES_OF_STAY = 10;
  private static final int LEAST_GROUP = 10;

  @TempDir Path work;

  /** People by area and hour. */
  private final Map<String, Double> twin = new TreeMap<>();

  @Test
  void everyAreaHasThePeopleThatItsCounterSawPass() throws Exception {
    MeasuredRun run =
        MeasuredRun.of(
            work,
            "--city=" + writeCity(),
            "--counts=" + writeCounts(),
            "--mapping=" + writeMapping());

    JsonNode told = run.told();
    assertThat(told.path("deadLetters")).isEmpty();
    assertThat(told.path("counts").asInt()).isEqualTo(COUNTERS * HOURS + 2);
    assertThat(told.path("taken").asInt()).as("with a repeat").isEqualTo(COUNTERS * HOURS + 1);
    assertThat(told.path("refused")).as("a counter that nobody knows").hasSize(1);
    assertThat(told.path("firstUnusable").get(0).path("line").asInt())
        .isEqualTo(COUNTERS * HOURS + 4);
    assertThat(readPeople(run.metrics())).isEqualTo(twin);
    assertThat(twin).as("at night few people are not shown").hasSizeLessThan(COUNTERS * HOURS - 9);
  }

  /** The first hours; one count twice, a counter that nobody knows, and a row that is none. */
  private Path writeCounts() throws Exception {
    List<String> lines = new ArrayList<>();
    Set<String> counters = new TreeSet<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    ReadyCities.openData("melbourne", "hourly_2019-02-17_2019-03-31.csv.gz")),
                StandardCharsets.UTF_8))) {
      lines.add(in.readLine());
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] fields = line.split(",");
        Instant at = LocalDateTime.parse(fields[0], HOUR).atZone(ZONE).toInstant();
        if (counters.size() < COUNTERS) {
          counters.add(fields[1]);
        }
        if (at.isAfter(LAST_HOUR) || !counters.contains(fields[1])) {
          continue;
        }
        lines.add(line);
        double people = Math.round(Integer.parseInt(fields[2]) / 60.0 * MINUTES_OF_STAY);
        // The last hour stays open: nothing after it says that it is over.
        if (at.isBefore(LAST_HOUR) && (people == 0 || people >= LEAST_GROUP)) {
          twin.put("around-" + fields[1] + " " + at, people);
        }
      }
    }
    String first = lines.get(1);
    lines.add(first);
    lines.add(first.replaceFirst(",[0-9]+,", ",99999,"));
    lines.add(first.replaceFirst("[0-9]+$", "many"));
    return Files.write(work.resolve("counts.csv"), lines);
  }

  private Path writeCity() throws Exception {
    Path city = work.resolve("city");
    for (Map.Entry<String, byte[]> file : ReadyCities.open("melbourne").contents().entrySet()) {
      Path path = city.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return city;
  }

  private Path writeMapping() throws Exception {
    try (InputStream in = ReadyCities.openData("melbourne", "counts.mapping.yaml")) {
      return Files.write(work.resolve("counts.mapping.yaml"), in.readAllBytes());
    }
  }

  private static Map<String, Double> readPeople(Path metrics) throws Exception {
    Map<String, Double> people = new TreeMap<>();
    for (String line : Files.readAllLines(metrics)) {
      String[] fields = line.split(",");
      if (fields[0].startsWith("crowd/hot-area/")
          && fields[0].endsWith("/people")
          && Instant.parse(fields[1]).isBefore(LAST_HOUR)) {
        people.put(fields[0].split("/")[2] + " " + fields[1], Double.parseDouble(fields[2]));
      }
    }
    return people;
  }
}
