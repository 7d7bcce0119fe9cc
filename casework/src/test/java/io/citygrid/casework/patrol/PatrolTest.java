package io.citygrid.casework.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.PatrolRule;
import io.citygrid.city.PatrolledCell;
import io.citygrid.city.Patrols;
import io.citygrid.city.event.PatrolPosition;
import io.citygrid.city.event.Position;
import io.citygrid.geo.LonLat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PatrolTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** Cells are stripes of a degree: s0, s1, ... of one layer and, half a degree on, m0, m1, ... */
  private static final PatrolGrounds GROUNDS =
      new PatrolGrounds(
          new Patrols(
              List.of(
                  new PatrolledCell("wang", "social", "s0"),
                  new PatrolledCell("wang", "social", "s1"),
                  new PatrolledCell("wang", "market", "m1"),
                  new PatrolledCell("li", "social", "s2"))),
          new PatrolRule(10, 50),
          30,
          ZONE,
          PatrolTest::stripes);

  @Test
  void aMinuteCountsOnceHoweverManyPositionsItHas() {
    PatrolledDays days = PatrolledDays.NONE;
    days = count(days, at("2026-03-02T09:00:01", 0.1));
    days = count(days, at("2026-03-02T09:00:59", 0.1));
    days = count(days, at("2026-03-02T09:01:00", 0.2));
    assertThat(minutes(days)).isEqualTo(Map.of("2026-03-02 s0", 2));
    assertThat(Patrol.step(days, at("2026-03-02T09:01:30", 0.3), GROUNDS))
        .isEqualTo(new PatrolStep.Passed(PatrolStep.Why.KNOWN));
  }

  @Test
  void cellsOfTwoLayersCountTogether() {
    assertThat(minutes(count(PatrolledDays.NONE, at("2026-03-02T09:00:00", 1.7))))
        .isEqualTo(Map.of("2026-03-02 s1", 1, "2026-03-02 m1", 1));
  }

  @Test
  void whatIsNotTheirsOrNotKnownWellEnoughDoesNotCount() {
    assertThat(Patrol.step(PatrolledDays.NONE, at("2026-03-02T09:00:00", 2.7), GROUNDS))
        .isEqualTo(new PatrolStep.Passed(PatrolStep.Why.ELSEWHERE));
    PatrolPosition vague =
        new PatrolPosition("wang", new Position(0.1, 0, 51), Instant.EPOCH, Instant.EPOCH, 1);
    assertThat(Patrol.step(PatrolledDays.NONE, vague, GROUNDS))
        .isEqualTo(new PatrolStep.Passed(PatrolStep.Why.INACCURATE));
    PatrolGrounds vaguePhones =
        new PatrolGrounds(GROUNDS.patrols(), GROUNDS.rule(), 60, ZONE, PatrolTest::stripes);
    assertThat(Patrol.step(PatrolledDays.NONE, at("2026-03-02T09:00:00", 0.1), vaguePhones))
        .isEqualTo(new PatrolStep.Passed(PatrolStep.Why.INACCURATE));
  }

  @Test
  void aDayIsTheCitysAndMayHaveTwentyFiveHours() {
    PatrolledDays days = count(PatrolledDays.NONE, position(Instant.parse("2026-10-25T22:59:00Z")));
    assertThat(minutes(days)).isEqualTo(Map.of("2026-10-25 s0", 1));
    assertThat(days.days().get(0).has(25 * 60 - 1)).isTrue();
    days = count(days, position(Instant.parse("2026-10-25T23:00:00Z")));
    assertThat(minutes(days)).isEqualTo(Map.of("2026-10-25 s0", 1, "2026-10-26 s0", 1));
  }

  @Test
  void whatIsOlderThanADayThatIsKeptIsTooLate() {
    PatrolledDays days = count(PatrolledDays.NONE, at("2026-03-10T09:00:00", 0.1));
    days = count(days, at("2026-03-03T09:00:00", 0.1));
    assertThat(minutes(days)).containsOnlyKeys("2026-03-10 s0", "2026-03-03 s0");
    assertThat(Patrol.step(days, at("2026-03-02T23:59:59", 0.1), GROUNDS))
        .isEqualTo(new PatrolStep.TooLate(LocalDate.parse("2026-03-02")));
    days = count(days, at("2026-03-11T09:00:00", 0.1));
    assertThat(minutes(days)).containsOnlyKeys("2026-03-10 s0", "2026-03-11 s0");
  }

  /** The twin: all positions at once, as sets of minutes that are cut off the text of the time. */
  @Test
  void anyOrderAndRepeatsEndWithWhatTheTwinCounts() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      List<PatrolPosition> positions = new ArrayList<>();
      Instant start = Instant.parse("2026-03-25T22:00:00Z");
      for (int i = 0; i < 400; i++) {
        positions.add(
            new PatrolPosition(
                random.nextBoolean() ? "wang" : "li",
                new Position(random.nextDouble() * 4, 0, random.nextInt(70)),
                start.plusSeconds(random.nextInt(7 * 86_400)).plusMillis(random.nextInt(1_000)),
                start,
                1));
      }
      positions.addAll(positions.subList(0, 100));
      Map<String, Set<String>> twin = new HashMap<>();
      for (PatrolPosition position : positions) {
        for (String cell : twinCells(position)) {
          String local = position.observedAt().atZone(ZONE).toLocalDate().toString();
          twin.computeIfAbsent(
                  position.worker() + " " + local + " " + cell, none -> new HashSet<>())
              .add(position.observedAt().truncatedTo(ChronoUnit.MINUTES).toString());
        }
      }
      Collections.shuffle(positions, random);
      Map<String, PatrolledDays> known = new HashMap<>();
      for (PatrolPosition position : positions) {
        PatrolledDays before = known.getOrDefault(position.worker(), PatrolledDays.NONE);
        known.put(position.worker(), count(before, position));
      }
      Map<String, Integer> streamed = new HashMap<>();
      known.forEach(
          (worker, days) ->
              minutes(days).forEach((day, count) -> streamed.put(worker + " " + day, count)));
      Map<String, Integer> expected = new HashMap<>();
      twin.forEach((day, minutes) -> expected.put(day, minutes.size()));
      assertThat(streamed).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static List<String> twinCells(PatrolPosition position) {
    double accuracy = position.position().accuracyMeters();
    if (accuracy > 50) {
      return List.of();
    }
    double lon = position.position().lon();
    List<String> cells = new ArrayList<>();
    if (position.worker().equals("li")) {
      if (lon >= 2 && lon < 3) {
        cells.add("s2");
      }
    } else {
      if (lon < 1) {
        cells.add("s0");
      } else if (lon < 2) {
        cells.add("s1");
      }
      if (lon >= 1.5 && lon < 2.5) {
        cells.add("m1");
      }
    }
    return cells;
  }

  private static List<PatrolGrounds.Cell> stripes(LonLat point) {
    return List.of(
        new PatrolGrounds.Cell("social", "s" + (int) Math.floor(point.lon())),
        new PatrolGrounds.Cell("market", "m" + (int) Math.floor(point.lon() - 0.5)));
  }

  private static PatrolledDays count(PatrolledDays before, PatrolPosition position) {
    return Patrol.step(before, position, GROUNDS) instanceof PatrolStep.Counted counted
        ? counted.after()
        : before;
  }

  private static Map<String, Integer> minutes(PatrolledDays days) {
    Map<String, Integer> minutes = new HashMap<>();
    for (PatrolledDay day : days.days()) {
      minutes.put(LocalDate.ofEpochDay(day.epochDay()) + " " + day.cell(), day.minutes());
    }
    return minutes;
  }

  private static PatrolPosition at(String local, double lon) {
    Instant at = java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant();
    return new PatrolPosition("wang", new Position(lon, 0, 0), at, at, 1);
  }

  private static PatrolPosition position(Instant at) {
    return new PatrolPosition("wang", new Position(0.1, 0, 5), at, at, 1);
  }
}
