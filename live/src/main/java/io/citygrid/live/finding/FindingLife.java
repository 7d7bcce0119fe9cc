package io.citygrid.live.finding;

import io.citygrid.city.City;
import io.citygrid.city.InsightRules;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.FindingChange;
import io.citygrid.city.event.FindingKind;
import io.citygrid.city.event.FindingState;
import io.citygrid.city.event.Versions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one life of each finding: raised when something stands out, told anew when it changed but not
 * too often, ended when it was not found for a while. So what stands out at one look and not at the
 * next is one finding, not many.
 */
public final class FindingLife {
  private FindingLife() {}

  /**
   * What a review comes to.
   *
   * @param open the findings that are open now, by {@link Standout#key()}
   * @param events what is to be told, in order
   */
  public record Outcome(Map<String, OpenFinding> open, List<Finding> events) {}

  /**
   * Goes on with what was looked at.
   *
   * @param open the open findings, by {@link Standout#key()}
   * @param asked of which kinds it was looked; findings of others stay as they are
   */
  public static Outcome review(
      Map<String, OpenFinding> open,
      List<Standout> standouts,
      Set<FindingKind> asked,
      City city,
      Instant at) {
    InsightRules rules = city.insight();
    Versions versions = Versions.of(city.version());
    Map<String, OpenFinding> now = new TreeMap<>(open);
    List<Finding> events = new ArrayList<>();
    Map<String, Standout> found = new TreeMap<>();
    standouts.forEach(one -> found.put(one.key(), one));
    for (Standout one : found.values()) {
      @Nullable OpenFinding known = now.get(one.key());
      if (known != null && isAnother(known.told(), one)) {
        events.add(ended(known.told(), at, versions));
        known = null;
      }
      if (known == null) {
        Finding raised = raised(one, at, versions);
        events.add(raised);
        now.put(one.key(), new OpenFinding(raised, at.toEpochMilli()));
      } else {
        Finding told = known.told();
        if (isDue(told, at, rules) && isChanged(told, one)) {
          told = told(told, one, at, versions);
          events.add(told);
        }
        now.put(one.key(), new OpenFinding(told, at.toEpochMilli()));
      }
    }
    long quiet = Duration.ofHours(rules.quietHours()).toMillis();
    for (Map.Entry<String, OpenFinding> entry : new TreeMap<>(open).entrySet()) {
      OpenFinding known = entry.getValue();
      if (!found.containsKey(entry.getKey())
          && asked.contains(known.told().kind())
          && at.toEpochMilli() - known.foundMillis() >= quiet) {
        events.add(ended(known.told(), at, versions));
        now.remove(entry.getKey());
      }
    }
    return new Outcome(now, events);
  }

  /** A cluster that shares no case with the one that was told is another one. */
  private static boolean isAnother(Finding told, Standout one) {
    return one.kind() == FindingKind.CLUSTER && Collections.disjoint(told.cases(), one.cases());
  }

  private static boolean isDue(Finding told, Instant at, InsightRules rules) {
    return !at.isBefore(told.at().plus(Duration.ofHours(rules.updateHours())));
  }

  private static boolean isChanged(Finding told, Standout one) {
    return told.observed() != one.observed()
        || told.outOf() != one.outOf()
        || told.windowDays() != one.windowDays()
        || !told.cases().equals(one.cases())
        || !told.alerts().equals(one.alerts());
  }

  private static Finding raised(Standout one, Instant at, Versions versions) {
    String id = one.key() + "/" + at.toEpochMilli();
    return of(one, id, 1, FindingChange.RAISED, at, at, versions);
  }

  private static Finding told(Finding before, Standout one, Instant at, Versions versions) {
    return of(
        one,
        before.findingId(),
        before.version() + 1,
        FindingChange.UPDATED,
        at,
        before.since(),
        versions);
  }

  private static Finding of(
      Standout one,
      String id,
      long version,
      FindingChange change,
      Instant at,
      Instant since,
      Versions versions) {
    return new Finding(
        id,
        version,
        change,
        FindingState.OPEN,
        one.kind(),
        one.about(),
        one.areaPath(),
        one.concerned(),
        one.center(),
        one.radiusMeters(),
        at,
        since,
        one.windowDays(),
        one.observed(),
        one.outOf(),
        one.usual(),
        one.chance(),
        one.cases(),
        one.alerts(),
        versions);
  }

  /** As it was told last, but over. */
  private static Finding ended(Finding told, Instant at, Versions versions) {
    return new Finding(
        told.findingId(),
        told.version() + 1,
        FindingChange.ENDED,
        FindingState.ENDED,
        told.kind(),
        told.about(),
        told.areaPath(),
        told.concerned(),
        told.center(),
        told.radiusMeters(),
        at,
        told.since(),
        told.windowDays(),
        told.observed(),
        told.outOf(),
        told.usual(),
        told.chance(),
        told.cases(),
        told.alerts(),
        versions);
  }
}
