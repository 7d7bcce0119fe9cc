package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.standalone.command.CityGridProcess;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fire calls of 2005, the night on which the clock was put back among them, through the life of
 * their cases: what the city's record says of each stage is what a plain reading of the file gives.
 */
class ReplayFireCallsIT {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'+00:00'");
  private static final Path CITY = Path.of("..", "config", "cities", "sanfrancisco");
  private static final long MOST_SECONDS = 240;
  private static final int RECEIVED = 6;
  private static final int AVAILABLE = 14;

  /** Number of the interval's first and last column. */
  private static final Map<String, int[]> INTERVALS =
      Map.of(
          "dispatch", new int[] {RECEIVED, 8},
          "turnout", new int[] {8, 9},
          "travel", new int[] {9, 10},
          "whole", new int[] {RECEIVED, AVAILABLE});

  @TempDir Path work;

  @Test
  void theRecordOfTheCasesHasTheStagesOfTheFile() throws Exception {
    List<String> lines = lines();
    Path requests = Files.write(work.resolve("calls.csv"), lines);
    Path report = work.resolve("report.json");
    try (CityGridProcess process =
        CityGridProcess.start(
            "replay",
            "--city=" + CITY,
            "--requests=" + requests,
            "--mapping=" + CITY.resolve("open-data").resolve("requests.mapping.yaml"),
            "--port=0",
            "--management-port=0",
            "--data=" + work.resolve("data"),
            "--report=" + report)) {
      assertThat(process.await(MOST_SECONDS)).as(process.output()).isZero();
      assertThat(process.output()).contains("849 calls", "11 calls have stages out of order");
    }
    JsonNode told = new ObjectMapper().readTree(report.toFile());
    List<String> calls = lines.subList(1, lines.size());
    assertThat(told.path("rows").asInt()).isEqualTo(calls.size());
    assertThat(told.path("dispatched").asInt()).isEqualTo(calls.size());

    List<String> outOfOrder = new ArrayList<>();
    Map<String, List<Long>> seconds = new TreeMap<>();
    for (String call : calls) {
      count(call, outOfOrder, seconds);
    }
    JsonNode stages = told.path("stages");
    assertThat(stages.path("outOfOrder").findValuesAsText("id")).isEqualTo(outOfOrder);
    assertThat(stages.path("intervals").size()).isEqualTo(INTERVALS.size());
    seconds.forEach((name, times) -> assertSpread(stages.path("intervals").path(name), times));
  }

  private static void assertSpread(JsonNode spread, List<Long> times) {
    List<Long> sorted = times.stream().sorted().toList();
    assertThat(spread.path("differing")).isEmpty();
    assertThat(spread.path("agreed").asInt()).isEqualTo(times.size());
    assertThat(spread.path("measured").asInt()).isEqualTo(times.size());
    assertThat(spread.path("p50Seconds").asDouble())
        .isEqualTo(sorted.get((int) Math.ceil(times.size() * 0.5) - 1).doubleValue());
    assertThat(spread.path("p90Seconds").asDouble())
        .isEqualTo(sorted.get((int) Math.ceil(times.size() * 0.9) - 1).doubleValue());
  }

  /**
   * The plain reading: columns 6 to 14 but for 13 are the stages, the id is the third from last.
   */
  private static void count(String call, List<String> outOfOrder, Map<String, List<Long>> seconds) {
    String[] fields = call.split(",", -1);
    Map<Integer, Instant> times = new TreeMap<>();
    Instant before = Instant.MIN;
    boolean ordered = true;
    for (int column = RECEIVED; column <= AVAILABLE; column++) {
      if (column != 13 && !fields[column].isEmpty()) {
        ZonedDateTime first = LocalDateTime.parse(fields[column], TIME).atZone(ZONE);
        Instant second = first.withLaterOffsetAtOverlap().toInstant();
        boolean repeated = first.toInstant().isBefore(before) && !second.isBefore(before);
        Instant at = repeated ? second : first.toInstant();
        ordered &= !at.isBefore(before);
        times.put(column, at);
        before = at;
      }
    }
    if (!ordered) {
      outOfOrder.add(fields[fields.length - 3]);
      return;
    }
    INTERVALS.forEach(
        (name, ends) -> {
          Instant from = times.get(ends[0]);
          Instant to = times.get(ends[1]);
          if (from != null && to != null) {
            seconds
                .computeIfAbsent(name, key -> new ArrayList<>())
                .add(Duration.between(from, to).toSeconds());
          }
        });
  }

  /** The heading, and the calls that were received in 2005. */
  private static List<String> lines() throws Exception {
    try (InputStream in =
        new GZIPInputStream(ReadyCities.openData("sanfrancisco", "fire_calls_2000-2014.csv.gz"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("call_number") || isOf2005(line))
          .toList();
    }
  }

  private static boolean isOf2005(String line) {
    return line.split(",", -1)[RECEIVED].startsWith("2005");
  }
}
