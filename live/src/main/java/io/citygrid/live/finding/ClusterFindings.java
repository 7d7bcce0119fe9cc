package io.citygrid.live.finding;

import io.citygrid.city.InsightRules;
import io.citygrid.city.event.FindingAbout;
import io.citygrid.city.event.FindingKind;
import io.citygrid.city.event.Position;
import io.citygrid.live.insight.CaseCluster;
import io.citygrid.live.insight.ScanSettings;
import io.citygrid.live.insight.ScanStatistic;
import io.citygrid.live.insight.ScanZone;
import io.citygrid.live.insight.ScannedCase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Cases of a category close together in space and time. Each category with enough cases in the last
 * days is scanned for itself. With k of them, asked once a day, one is found when it is at most 1 /
 * (k × days) likely to be chance: so where nothing clusters all of them together raise one in that
 * many days (Bonferroni), whatever depends on what.
 */
final class ClusterFindings {
  private static final int REPLICATIONS = 999;
  private static final long SEED = 20_050_201;
  private static final double METERS_OF_A_DEGREE = 111_195;

  private final Known known;
  private final InsightRules.Clusters rules;

  /** How many days are scanned; day 0 is the first. */
  private final int days;

  private ClusterFindings(Known known) {
    this.known = known;
    this.rules = known.city().insight().clusters();
    this.days = Math.min(rules.days(), 1 - known.firstDay());
  }

  static List<Standout> find(Known known) {
    return new ClusterFindings(known).find();
  }

  private List<Standout> find() {
    if (days < known.city().insight().leastUsualDays() || days <= rules.mostDays()) {
      return List.of();
    }
    Map<String, List<SeenCase>> asked = new TreeMap<>();
    // Cases are dealt out to other days in their order.
    for (SeenCase one :
        known.matters().stream().sorted(Comparator.comparing(SeenCase::caseId)).toList()) {
      if (known.day(one.cameMillis()) > -days && one.position() != null && !one.zone().isEmpty()) {
        asked.computeIfAbsent(one.category(), category -> new ArrayList<>()).add(one);
      }
    }
    asked.values().removeIf(cases -> recent(cases) < rules.leastCases());
    List<Standout> found = new ArrayList<>();
    asked.forEach((category, cases) -> scan(category, cases, asked.size()).ifPresent(found::add));
    return found;
  }

  private long recent(List<SeenCase> cases) {
    return cases.stream().filter(one -> known.day(one.cameMillis()) > -rules.mostDays()).count();
  }

  private Optional<Standout> scan(String category, List<SeenCase> cases, int categories) {
    double mostP = 1.0 / ((double) rules.falseAlarmDays() * categories);
    ScanSettings settings =
        new ScanSettings(
            rules.mostDays(),
            rules.mostShare(),
            rules.mostMeters(),
            rules.leastCases(),
            REPLICATIONS,
            SEED);
    Map<String, List<SeenCase>> byZone = new TreeMap<>();
    cases.forEach(one -> byZone.computeIfAbsent(one.zone(), zone -> new ArrayList<>()).add(one));
    List<ScanZone> zones = zones(byZone);
    Map<String, Integer> places = new HashMap<>();
    zones.forEach(zone -> places.put(zone.id(), places.size()));
    List<ScannedCase> scanned =
        cases.stream()
            .map(
                one ->
                    new ScannedCase(
                        one.caseId(),
                        places.getOrDefault(one.zone(), 0),
                        known.day(one.cameMillis()) + days - 1))
            .toList();
    return ScanStatistic.find(zones, scanned, days, settings, mostP)
        .map(cluster -> standout(category, cluster, cases, categories));
  }

  /** Each zone at the middle of its own cases. */
  private static List<ScanZone> zones(Map<String, List<SeenCase>> byZone) {
    List<ScanZone> zones = new ArrayList<>();
    double narrowing = Double.NaN;
    for (Map.Entry<String, List<SeenCase>> zone : byZone.entrySet()) {
      Position middle = new Evidence(zone.getValue()).center().orElseThrow();
      if (Double.isNaN(narrowing)) {
        narrowing = Math.cos(Math.toRadians(middle.lat()));
      }
      zones.add(
          new ScanZone(
              zone.getKey(),
              middle.lon() * narrowing * METERS_OF_A_DEGREE,
              middle.lat() * METERS_OF_A_DEGREE));
    }
    return zones;
  }

  private static Standout standout(
      String category, CaseCluster cluster, List<SeenCase> cases, int categories) {
    Map<String, SeenCase> byId = new HashMap<>();
    cases.forEach(one -> byId.put(one.caseId(), one));
    Evidence evidence =
        new Evidence(
            cluster.caseIds().stream()
                .map(id -> Objects.requireNonNull(byId.get(id), id))
                .toList());
    return new Standout(
        FindingKind.CLUSTER,
        "category/" + category,
        FindingAbout.category(category, cluster.center()),
        evidence.areaPath(),
        evidence.concerned(),
        evidence.center().orElse(null),
        cluster.radiusMeters(),
        cluster.lastDay() - cluster.firstDay() + 1,
        cluster.observed(),
        0,
        cluster.expected(),
        Math.min(1, cluster.p() * categories),
        evidence.ids(),
        List.of());
  }
}
