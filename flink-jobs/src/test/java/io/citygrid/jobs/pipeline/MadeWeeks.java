package io.citygrid.jobs.pipeline;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.City;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CaseStep;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.Versions;
import io.citygrid.live.finding.FindingLife;
import io.citygrid.live.finding.OpenFinding;
import io.citygrid.live.finding.Review;
import io.citygrid.live.finding.SeenAlert;
import io.citygrid.live.finding.SeenCase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Six weeks of Testville up to a moment, made, not measured: waste and stalls as usual; in the last
 * days stalls in a cell where there were none, a department that is late as it was not before, and
 * a gauge whose alerts clear by themselves.
 */
public record MadeWeeks(List<CaseEvent> cases, List<AlertEvent> alerts) {
  /** Rules under which what is older than three weeks counts for nothing. */
  public static final String RULES =
      """
      reviewMinutes: 360
      windowsDays: [1, 3, 7]
      usualDays: 14
      leastUsualDays: 7
      clusters:
        days: 14
        mostDays: 5
        falseAlarmDays: 50
      departments:
        leastCases: 8
      """;

  private static final int DAYS = 42;
  private static final Versions VERSIONS = new Versions(1, 1, 1);

  /** The weeks up to a moment. */
  public static MadeWeeks until(Instant end, long seed) {
    Random random = new Random(seed);
    MadeWeeks made = new MadeWeeks(new ArrayList<>(), new ArrayList<>());
    for (int day = DAYS; day > 0; day--) {
      Instant from = end.minus(Duration.ofDays(day));
      for (int i = 0; i < 12; i++) {
        boolean isSlow = day <= 6 ? random.nextInt(4) > 0 : random.nextInt(12) == 0;
        made.add("d" + day + "-" + i, "E010" + (1 + i % 2), i % 6, from, isSlow, random);
      }
      for (int i = 0; i < (day <= 3 ? 10 : 0); i++) {
        made.add("c" + day + "-" + i, "E0102", 6, from, false, random);
      }
      made.alert("b" + day, "wl-02", from, 90, random);
      if (day <= 6) {
        made.alert("w" + day, "wl-01", from, 3, random);
        made.alert("x" + day, "wl-01", from.plus(Duration.ofHours(9)), 2, random);
      }
    }
    return made;
  }

  private void add(
      String id, String category, int street, Instant from, boolean isSlow, Random random) {
    Instant at = from.plusSeconds(random.nextInt(80_000));
    double jitter = random.nextDouble() * 0.002;
    Position position = new Position(118.02 + 0.005 * street + jitter, 31.075, 5);
    cases.add(move(id, 1, category, street, position, at, at, null));
    Instant handled = at.plus(Duration.ofHours(isSlow ? 30 : 4));
    cases.add(move(id, 2, category, street, position, at, handled, handled));
  }

  private static CaseEvent move(
      String id,
      long version,
      String category,
      int street,
      Position position,
      Instant came,
      Instant at,
      @Nullable Instant handled) {
    Report report =
        new Report(
            id, "worker", ReportSource.GRID_WORKER, category, "", position, came, came, 1, "");
    CaseLimit limit =
        new CaseLimit(
            LimitStage.HANDLING, came, came.plus(Duration.ofDays(1)), null, handled, Light.GREEN);
    CaseFacts begun = CaseFacts.initial(report, AreaLevel.DISTRICT);
    return new CaseEvent(
        id,
        version,
        handled == null ? CaseState.DISPATCHED : CaseState.HANDLED,
        at,
        report,
        List.of(),
        "990101001",
        List.of("990100", "990101", "990101001"),
        "A-" + street,
        "river-urban",
        "responsibility.csv:3",
        null,
        List.of(),
        VERSIONS,
        CaseStep.of(report),
        withLimit(begun, limit));
  }

  private static CaseFacts withLimit(CaseFacts facts, CaseLimit limit) {
    return new CaseFacts(
        facts.category(),
        facts.position(),
        facts.standard(),
        facts.level(),
        false,
        "",
        List.of(),
        "",
        List.of(),
        0,
        0,
        0,
        0,
        0,
        0,
        List.of(),
        null,
        "",
        null,
        null,
        null,
        "",
        "",
        List.of(),
        List.of(),
        null,
        null,
        null,
        List.of(limit),
        0,
        facts.basis());
  }

  private void alert(String id, String device, Instant from, int minutes, Random random) {
    Instant since = from.plusSeconds(random.nextInt(20_000));
    alerts.add(alert(id, device, AlertState.RAISED, since, since.plusSeconds(60)));
    alerts.add(
        alert(id, device, AlertState.CLEARED, since, since.plus(Duration.ofMinutes(minutes))));
  }

  private static AlertEvent alert(
      String id, String device, AlertState state, Instant since, Instant at) {
    return new AlertEvent(
        "battery-low/" + id,
        state == AlertState.RAISED ? 1 : 2,
        state,
        AlertLevel.BLUE,
        "battery-low",
        device,
        "battery",
        15,
        at,
        since,
        new Position(118.03, 31.08, 0),
        List.of("990100", device.equals("wl-01") ? "990101" : "990102"),
        "",
        VERSIONS);
  }

  /** All that is told of findings before a moment, each review over all that had happened by it. */
  public List<Finding> batch(City city, Instant before) {
    long first =
        Math.min(
            cases.stream().mapToLong(one -> one.at().toEpochMilli()).min().orElse(Long.MAX_VALUE),
            alerts.stream().mapToLong(one -> one.at().toEpochMilli()).min().orElse(Long.MAX_VALUE));
    List<Finding> told = new ArrayList<>();
    Map<String, OpenFinding> open = Map.of();
    for (long at = Review.next(city, first - 1);
        at < before.toEpochMilli();
        at = Review.next(city, at)) {
      Instant moment = Instant.ofEpochMilli(at);
      Map<String, SeenCase> knownCases = new HashMap<>();
      for (CaseEvent event : cases) {
        if (!event.at().isAfter(moment)) {
          knownCases.merge(
              event.caseId(), SeenCase.of(event), (a, b) -> a.version() > b.version() ? a : b);
        }
      }
      Map<String, SeenAlert> knownAlerts = new HashMap<>();
      for (AlertEvent event : alerts) {
        if (!event.at().isAfter(moment)) {
          knownAlerts.merge(
              event.alertId(), SeenAlert.of(event), (a, b) -> a.version() > b.version() ? a : b);
        }
      }
      FindingLife.Outcome outcome =
          FindingLife.review(
              open,
              Review.look(
                  city,
                  knownCases.values(),
                  knownAlerts.values(),
                  Instant.ofEpochMilli(first),
                  moment),
              Review.asks(city, moment),
              city,
              moment);
      open = outcome.open();
      told.addAll(outcome.events());
    }
    return told;
  }

  /** In another order, at most so far from where it stood, with a third of all twice. */
  public MadeWeeks disordered(Random random, Duration most) {
    return new MadeWeeks(
        StormyDay.shuffled(cases, CaseEvent::at, random, most),
        StormyDay.shuffled(alerts, AlertEvent::at, random, most));
  }

  /** The part of it that is of before a moment, or of then and later. */
  public MadeWeeks part(Instant moment, boolean before) {
    return new MadeWeeks(
        cases.stream().filter(one -> one.at().isBefore(moment) == before).toList(),
        alerts.stream().filter(one -> one.at().isBefore(moment) == before).toList());
  }

  /** This and more alerts. */
  public MadeWeeks with(List<AlertEvent> more) {
    List<AlertEvent> all = new ArrayList<>(alerts);
    all.addAll(more);
    return new MadeWeeks(cases, all);
  }
}
