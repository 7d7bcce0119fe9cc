package io.citygrid.api.wall;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.life.Assignment;
import io.citygrid.casework.life.CaseDecision;
import io.citygrid.casework.life.CaseLife;
import io.citygrid.casework.life.CaseOpening;
import io.citygrid.casework.life.CaseTiming;
import io.citygrid.casework.life.Grounds;
import io.citygrid.casework.life.LifeRules;
import io.citygrid.city.City;
import io.citygrid.city.Filing;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.Candidate;
import io.citygrid.city.event.CandidateReason;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.LonLat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Waste near an edge, on the manual desk, moved by the rules by which the job moves it. */
final class DeskCase {
  /** Who has it by its position, and who has it if that is some metres wrong. */
  static final Candidate RIVER =
      new Candidate(
          "river-urban", LiveView.RIVER, 0, CandidateReason.BY_LIST, "responsibility.csv:3");

  static final Candidate HILL =
      new Candidate(
          "hill-urban", "990102", 4.8, CandidateReason.BEYOND_EDGE, "responsibility.csv:3");

  private static final City CITY = Testville.city();
  private static final Grounds GROUNDS =
      new Grounds(
          CITY,
          LifeRules.of(CITY.casework()),
          (category, position, at, full) ->
              new Assignment(
                  List.of(),
                  "990101001",
                  List.of("990100", LiveView.RIVER, "990101001"),
                  "",
                  "",
                  "",
                  DeskReason.NEAR_EDGE,
                  List.of(RIVER, HILL),
                  List.of()));
  private static final CaseTiming TIMING = new CaseTiming(CITY);
  private static final Actor DISPATCHER =
      new Actor("lin", List.of(ActorRole.DISPATCHER), List.of(Actor.EVERYWHERE), "");

  private final List<CaseEvent> events = new ArrayList<>();
  private CaseTiming.Timed latest;

  /** Reported at this moment. */
  DeskCase(String id, Instant at) {
    LonLat point = Testville.NEAR_HILL_EDGE;
    Instant received = at.truncatedTo(ChronoUnit.MILLIS);
    Report report =
        new Report(
            id,
            "citizen-1",
            ReportSource.CITIZEN,
            "E0101",
            "beside the school gate",
            new Position(point.lon(), point.lat(), 10),
            received,
            received,
            CITY.version().city(),
            "");
    latest = TIMING.timed(CaseClock.none(), CaseOpening.open(report, Filing.BY_RULE, GROUNDS));
    events.add(latest.event());
  }

  /** The same after a move by a dispatcher, which must be possible. */
  DeskCase moved(Move move, String reason, MoveTarget target, Instant at) {
    var command =
        new CaseCommand(
            move + "-" + events.size(),
            latest.event().caseId(),
            0,
            move,
            DISPATCHER,
            at.truncatedTo(ChronoUnit.MILLIS),
            CITY.version().city(),
            reason,
            List.of(),
            null,
            target);
    if (!(CaseLife.step(latest.record(), command, GROUNDS) instanceof CaseDecision.Moved moved)) {
      throw new AssertionError(move + " is not possible");
    }
    latest = TIMING.timed(latest.clock(), moved);
    events.add(latest.event());
    return this;
  }

  CaseEvent latest() {
    return latest.event();
  }

  /** All its events, first to last. */
  List<CaseEvent> events() {
    return events;
  }
}
