package io.citygrid.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.Detector;
import io.citygrid.city.event.DetectorQuantity;
import io.citygrid.city.testville.Testville;
import io.citygrid.live.traffic.IncidentWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatedTrafficTest {
  private static final City TESTVILLE = Testville.city();

  /** A Monday; Testville's time is eight hours ahead. */
  private static final Instant RUSH_HOUR = Instant.parse("2026-07-05T23:45:00Z");

  private static final Instant NIGHT = Instant.parse("2026-07-06T19:00:00Z");

  private static List<SimulatedObservation> told(Instant start, Duration length) {
    SimulatedTraffic traffic = new SimulatedTraffic(TESTVILLE, new TrafficDay(TESTVILLE, 7), 7);
    List<SimulatedObservation> told = new ArrayList<>();
    for (Duration at = Duration.ZERO; at.compareTo(length) <= 0; at = at.plusMillis(250)) {
      told.addAll(traffic.until(start.plus(at)));
    }
    return told;
  }

  private static double meanKmh(List<SimulatedObservation> told) {
    return told.stream()
        .filter(each -> each.quantity() == DetectorQuantity.SPEED)
        .mapToDouble(SimulatedObservation::value)
        .average()
        .orElseThrow();
  }

  @Test
  void theSameSeedGivesTheSameTrafficHoweverOftenItIsAsked() {
    SimulatedTraffic seldom = new SimulatedTraffic(TESTVILLE, new TrafficDay(TESTVILLE, 7), 7);
    seldom.until(NIGHT);
    assertThat(seldom.until(NIGHT.plusSeconds(600)))
        .isEqualTo(told(NIGHT, Duration.ofMinutes(10)))
        .isNotEmpty();
  }

  @Test
  void afterALongSleepOnlyTheLatestMinutesAreTold() {
    SimulatedTraffic traffic = new SimulatedTraffic(TESTVILLE, new TrafficDay(TESTVILLE, 7), 7);
    traffic.until(NIGHT);
    Instant morning = NIGHT.plus(Duration.ofHours(8));
    assertThat(traffic.until(morning))
        .isNotEmpty()
        .allMatch(each -> each.observedAt().isAfter(morning.minus(Duration.ofMinutes(17))));
  }

  @Test
  void eachLaneTellsOfAMinuteOnceAfterItsEndAndSomeMinutesAreMissing() {
    List<SimulatedObservation> told = told(NIGHT, Duration.ofHours(6));
    assertThat(told)
        .extracting(each -> each.detectorId() + each.lane() + each.quantity() + each.observedAt())
        .doesNotHaveDuplicates();
    assertThat(told).isSortedAccordingTo((a, b) -> a.observedAt().compareTo(b.observedAt()));
    assertThat(told)
        .allMatch(each -> each.observedAt().getEpochSecond() % 60 == 0)
        .allMatch(each -> each.observedAt().isBefore(NIGHT.plus(Duration.ofHours(6))));
    Set<String> detectors =
        told.stream().map(SimulatedObservation::detectorId).collect(Collectors.toSet());
    assertThat(detectors)
        .isEqualTo(TESTVILLE.detectors().stream().map(Detector::id).collect(Collectors.toSet()));
    long minutes =
        told.stream()
            .filter(each -> each.lane() == 1 && each.quantity() == DetectorQuantity.SPEED)
            .count();
    assertThat(minutes).isBetween(detectors.size() * 340L, detectors.size() * 359L);
  }

  @Test
  void inRushHourMoreDriveAndSlowerThanAtNight() {
    Duration beforeAccidents = TrafficDay.FIRST_ACCIDENT;
    assertThat(meanKmh(told(RUSH_HOUR, beforeAccidents)))
        .isLessThan(0.85 * meanKmh(told(NIGHT, beforeAccidents)));
  }

  /** What the city's own rules make of it: one incident, raised while it lasts and then cleared. */
  @Test
  void anAccidentIsAnIncidentByTheCitysRulesAndEnds() {
    List<SimulatedObservation> told = told(NIGHT, TrafficDay.ACCIDENT_EVERY);
    Set<String> raised =
        TESTVILLE.detectors().stream()
            .map(Detector::id)
            .filter(id -> watch(told, id).contains(true))
            .collect(Collectors.toSet());
    assertThat(raised).hasSize(1);
    List<Boolean> watch = watch(told, raised.iterator().next());
    assertThat(watch.get(watch.size() - 1)).isFalse();
    assertThat(watch.stream().filter(each -> each).count())
        .isBetween(4L, TrafficDay.ACCIDENT_LASTS.toMinutes());
  }

  private static List<Boolean> watch(List<SimulatedObservation> told, String detector) {
    TreeMap<Instant, Double> kmh = new TreeMap<>();
    for (SimulatedObservation each : told) {
      if (each.detectorId().equals(detector) && each.quantity() == DetectorQuantity.SPEED) {
        kmh.put(each.observedAt(), each.value());
      }
    }
    List<Boolean> raised = new ArrayList<>();
    IncidentWatch watch = IncidentWatch.NEW;
    for (var minute : kmh.entrySet()) {
      watch =
          watch.with(
              minute.getKey().toEpochMilli(),
              minute.getValue(),
              Double.NaN,
              TESTVILLE.traffic().incidents());
      raised.add(watch.raised());
    }
    return raised;
  }
}
