package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.geo.road.GridSegments;
import io.citygrid.live.traffic.SpaceMean;
import io.citygrid.live.traffic.SpeedFusion;
import io.citygrid.live.traffic.matching.Driven;
import io.citygrid.live.traffic.matching.Fix;
import io.citygrid.live.traffic.matching.MatchState;
import io.citygrid.live.traffic.matching.MatchedFix;
import io.citygrid.live.traffic.matching.OnlineMatcher;
import io.citygrid.live.traffic.matching.Traversals;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Simulated drives through the front door: the speed that the city publishes of each segment is
 * what a plain reading of the file gives, trip by trip, and the report knows the faults that were
 * put into them.
 */
class ReplayDrivesIT {
  private static final String CITY = "sanfrancisco-drives";
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  /** The intervals before have seen all vehicles: the data goes on to 08:40. */
  private static final Instant OPEN = Instant.parse("2024-06-03T15:35:00Z");

  @TempDir Path work;

  private long matched;

  @Test
  void everySegmentHasTheSpeedThatWasDrivenAndFaultsAreTold() throws Exception {
    MeasuredRun run = MeasuredRun.of(work, CITY);

    Map<String, Double> published = readSpeeds(run.metrics());
    Map<String, Double> twin = twin();
    Map<String, Double> settled = settled(published);
    assertThat(twin).hasSizeGreaterThan(500);
    assertThat(settled.keySet()).isEqualTo(twin.keySet());
    twin.forEach(
        (key, kmh) -> assertThat(settled.get(key)).as(key).isCloseTo(kmh, within(1e-9 * kmh)));

    JsonNode told = run.told();
    assertThat(told.path("taken").asInt()).isEqualTo(rows().size());
    assertThat(told.path("values").asInt()).isEqualTo(rows().size());
    assertThat(told.path("deadLetters")).isEmpty();
    assertThat(told.path("unusable").asInt()).isZero();
    assertThat(told.path("vehicles").asInt()).isEqualTo(14);
    JsonNode verdicts = told.path("byVerdict");
    assertThat(verdicts.path("MATCHED").asLong()).isEqualTo(matched);
    assertThat(told.path("matchedShare").asDouble()).isEqualTo(matched / (double) rows().size());
    // Each fault as often as it was put in; of them the file tells no true road.
    assertThat(verdicts.path("ZERO_ZERO").asLong()).isEqualTo(faults("taxi-01"));
    assertThat(verdicts.path("IMPOSSIBLE_SPEED").asLong()).isEqualTo(faults("taxi-03"));
    assertThat(verdicts.path("TWO_VEHICLES").asLong()).isEqualTo(faults("taxi-05"));
    assertThat(verdicts.path("NO_ROAD").asLong()).isEqualTo(faults("taxi-14"));
    // Parked for 1,200 s; the first 180 s might be a red light.
    assertThat(verdicts.path("FROZEN").asLong()).isEqualTo(faults("taxi-13") - 180 / 10);
    assertThat(verdicts.path("REPEATED").asLong()).isZero();
    assertThat(told.path("truth").path("known").asLong())
        .isEqualTo(rows().stream().filter(row -> !row[8].isEmpty()).count());
    assertThat(told.path("truth").path("onTrueRoad").asDouble()).isBetween(0.95, 0.999);
    assertThat(told.path("truth").path("onTrueSegment").asDouble()).isBetween(0.85, 0.999);
    assertThat(told.path("segmentsWithSpeed").asLong())
        .isEqualTo(published.keySet().stream().map(key -> key.split(" ")[0]).distinct().count());
  }

  private static long faults(String vehicle) throws Exception {
    return rows().stream().filter(row -> row[1].equals(vehicle) && row[8].isEmpty()).count();
  }

  private static Map<String, Double> settled(Map<String, Double> published) {
    Map<String, Double> settled = new TreeMap<>(published);
    settled.keySet().removeIf(key -> !Instant.parse(key.split(" ")[1]).isBefore(OPEN));
    return settled;
  }

  /** By segment and interval: all trips in memory, one after the other. */
  private Map<String, Double> twin() throws Exception {
    City city =
        new CityLoader().load(ReadyCities.open(CITY), new CityVersion(1, 1, 1, Instant.EPOCH));
    OnlineMatcher matcher =
        new OnlineMatcher(city.roads(), GridSegments.of(city.roads()), city.traffic().matching());
    Traversals traversals = new Traversals(city.roads(), city.traffic());
    Map<String, SpaceMean> driven = new TreeMap<>();
    for (List<Fix> trip : trips().values()) {
      List<MatchedFix> way = new ArrayList<>();
      MatchState state = MatchState.NEW;
      for (Fix fix : trip) {
        OnlineMatcher.Step step = matcher.step(state, fix);
        way.addAll(step.decided());
        state = step.after();
      }
      way.addAll(matcher.flush(state).decided());
      matched += way.size();
      for (int i = 1; i < way.size(); i++) {
        for (Driven piece : traversals.list(way.get(i - 1), way.get(i))) {
          Instant interval = Instant.ofEpochMilli(piece.intervalMillis());
          String segment = city.roads().segment(piece.segment()).id();
          driven.merge(segment + " " + interval, piece.driven(), SpaceMean::plus);
        }
      }
    }
    Map<String, Double> speeds = new TreeMap<>();
    driven.forEach(
        (key, mean) -> {
          SpeedFusion speed = SpeedFusion.of(SpaceMean.NONE, mean, city.traffic().measuring());
          if (speed.isSeen()) {
            speeds.put(key, speed.kmh());
          }
        });
    return settled(speeds);
  }

  private static Map<String, List<Fix>> trips() throws Exception {
    Map<String, List<Fix>> trips = new TreeMap<>();
    for (String[] row : rows()) {
      trips
          .computeIfAbsent(row[1], vehicle -> new ArrayList<>())
          .add(
              new Fix(
                  LocalDateTime.parse(row[0]).atZone(ZONE).toInstant().toEpochMilli(),
                  number(row[2]),
                  number(row[3]),
                  number(row[4]),
                  number(row[5]),
                  number(row[6])));
    }
    return trips;
  }

  private static double number(String text) {
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private static List<String[]> rows() throws Exception {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(ReadyCities.openData(CITY, "drives_2024-06-03_08.csv.gz")),
                StandardCharsets.UTF_8))) {
      return in.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
  }

  private static Map<String, Double> readSpeeds(Path metrics) throws Exception {
    Map<String, Double> speeds = new TreeMap<>();
    for (String line : Files.readAllLines(metrics)) {
      String[] fields = line.split(",");
      if (fields[0].startsWith("traffic/segment/") && fields[0].endsWith("/speed")) {
        speeds.put(fields[0].split("/")[2] + " " + fields[1], Double.parseDouble(fields[2]));
      }
    }
    return speeds;
  }
}
