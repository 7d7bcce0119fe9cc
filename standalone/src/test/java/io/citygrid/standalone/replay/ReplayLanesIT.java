package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.citygrid.city.load.ReadyCities;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lanes of Dutch motorways whose flow and speed come in messages of their own: what the city
 * publishes of each place is what a plain join of the file gives.
 */
class ReplayLanesIT {
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int INTERVAL_SECONDS = 300;
  private static final Instant OPEN = Instant.parse("2017-03-15T14:10:00Z");

  /** Time on a segment of some 280 m is counted in whole milliseconds. */
  private static final double WHOLE_MILLIS = 1e-3;

  @TempDir Path work;

  /** Of a lane in a minute; NaN while it is not told. */
  private record Minute(double flow, double speed) {}

  @Test
  void everyPlaceHasTheSpeedAndFlowOfItsLanes() throws Exception {
    MeasuredRun run = MeasuredRun.of(work, "ndw");

    JsonNode told = run.told();
    assertThat(told.path("taken").asInt()).isEqualTo(1_140);
    assertThat(told.path("deadLetters")).isEmpty();
    assertThat(told.path("unusable").asInt()).isZero();
    assertThat(told.path("doubtful")).isEmpty();

    Map<String, Double> published = readPublished(run.metrics());
    Map<String, Double> twin = twin();
    assertThat(published.keySet()).isEqualTo(twin.keySet());
    twin.forEach(
        (key, value) ->
            assertThat(published.get(key))
                .as(key)
                .isCloseTo(value, within(WHOLE_MILLIS * Math.abs(value))));
  }

  /** By place and interval, then by lane, the minutes; then what they come to. */
  private static Map<String, Double> twin() throws Exception {
    Map<String, Map<String, Map<String, Minute>>> joined = new TreeMap<>();
    for (String line : lines()) {
      String[] fields = line.split(",", -1);
      Instant at = LocalDateTime.parse(fields[0], TIME).atZone(ZONE).toInstant();
      Instant start =
          Instant.ofEpochSecond(
              Math.floorDiv(at.getEpochSecond(), INTERVAL_SECONDS) * INTERVAL_SECONDS);
      if (start.isBefore(OPEN)) {
        joined
            .computeIfAbsent(fields[1] + " " + start, place -> new TreeMap<>())
            .computeIfAbsent(fields[2], lane -> new TreeMap<>())
            .merge(fields[0], minute(fields[3], fields[4]), ReplayLanesIT::join);
      }
    }
    Map<String, Double> twin = new TreeMap<>();
    joined.forEach((place, lanes) -> sumUp(place, lanes, twin));
    return twin;
  }

  private static Minute minute(String flow, String speed) {
    return new Minute(number(flow), number(speed));
  }

  private static double number(String text) {
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private static Minute join(Minute one, Minute other) {
    return new Minute(
        Double.isNaN(one.flow()) ? other.flow() : one.flow(),
        Double.isNaN(one.speed()) ? other.speed() : one.speed());
  }

  /** Speed: vehicles over the hours that they took for a kilometre. Flow: of all lanes. */
  private static void sumUp(
      String place, Map<String, Map<String, Minute>> lanes, Map<String, Double> twin) {
    double vehicles = 0;
    double hours = 0;
    double flow = 0;
    for (Map<String, Minute> minutes : lanes.values()) {
      for (Minute minute : minutes.values()) {
        double share = INTERVAL_SECONDS / 3_600.0 / minutes.size();
        double passed = Math.round(minute.flow() * share);
        vehicles += passed;
        hours += passed / minute.speed();
        flow += minute.flow() / minutes.size();
      }
    }
    twin.put(place + " speed", vehicles / hours);
    twin.put(place + " flow", flow);
  }

  private static List<String> lines() throws Exception {
    try (InputStream in = ReadyCities.openData("ndw", "lanes_2017-03-15_1441.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
  }

  /** Speeds and flows of the segments before the open interval; each is named after its place. */
  private static Map<String, Double> readPublished(Path metrics) throws Exception {
    Map<String, Double> published = new TreeMap<>();
    for (String line : Files.readAllLines(metrics)) {
      String[] fields = line.split(",");
      String[] key = fields[0].split("/");
      boolean isTwinned = key.length == 4 && (key[3].equals("speed") || key[3].equals("flow"));
      if (key[0].equals("traffic") && key[1].equals("segment") && isTwinned) {
        if (Instant.parse(fields[1]).isBefore(OPEN)) {
          String place = key[2].replaceFirst("\\.1$", "");
          published.put(place + " " + fields[1] + " " + key[3], Double.parseDouble(fields[2]));
        }
      }
    }
    return published;
  }
}
