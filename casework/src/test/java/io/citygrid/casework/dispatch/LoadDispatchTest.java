package io.citygrid.casework.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.citygrid.casework.life.Assignment;
import io.citygrid.casework.life.CaseDecision;
import io.citygrid.casework.life.CaseLife;
import io.citygrid.casework.life.CaseOpening;
import io.citygrid.city.City;
import io.citygrid.city.Filing;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.Candidate;
import io.citygrid.city.event.CandidateReason;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.geo.fence.GridFences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who has a case when the department that the list names first has enough of them. */
class LoadDispatchTest {
  private static final Instant NIGHT = Instant.parse("2026-03-02T15:00:00Z");
  private static final String LIMITS =
      "loadLimits: [{functions: [urban-management, water], casesInHand: 3}]\n";

  /** Who is asked in turn for a stall in the north street, worked out by hand. */
  private static final List<String> IN_TURN =
      List.of("north-street", "river-urban", "city-urban", "water");

  private static final List<String> ROWS =
      List.of(
          "responsibility.csv:2",
          "responsibility.csv:2",
          "responsibility.csv:2",
          "responsibility.csv:5");

  private static Assignment stall(City city, Set<String> full) {
    var point = Testville.NORTH_STREET;
    return new Dispatcher(new IndexedCity(city, GridFences::of))
        .dispatch(
            city.findCategory("E0102").orElseThrow(),
            new Position(point.lon(), point.lat(), 0),
            NIGHT,
            full);
  }

  private static Set<String> chosen(int bits) {
    return Set.copyOf(
        IN_TURN.stream().filter(id -> (bits >> IN_TURN.indexOf(id) & 1) == 1).toList());
  }

  /** Whoever is off duty and whoever is full: all 256 nights. */
  @Test
  void theFirstInTurnWhoIsOnDutyAndHasRoomHasIt() {
    for (int away = 0; away < 16; away++) {
      Set<String> offDuty = chosen(away);
      String rosters =
          offDuty.isEmpty()
              ? ""
              : "rosters: [{departments: [%s]}]".formatted(String.join(", ", offDuty));
      City city = TurnsTown.city("offDuty: NEXT\nfullLoad: NEXT\n" + LIMITS + rosters);
      for (int busy = 0; busy < 16; busy++) {
        Set<String> full = chosen(busy);
        Assignment found = stall(city, full);

        List<String> able = new ArrayList<>(IN_TURN);
        able.removeAll(offDuty);
        able.removeAll(full);
        boolean firstIsAway = offDuty.contains("north-street");
        if (able.isEmpty()) {
          assertThat(found.department()).isEmpty();
          assertThat(found.deskReason())
              .isEqualTo(firstIsAway ? DeskReason.OFF_DUTY : DeskReason.FULL);
          assertThat(found.candidates())
              .extracting(Candidate::department)
              .containsExactly("north-street");
        } else {
          String row = ROWS.get(IN_TURN.indexOf(able.get(0)));
          String why = firstIsAway ? " (north-street off duty)" : " (north-street full)";
          assertThat(found.department())
              .as("%s away, %s full", offDuty, full)
              .isEqualTo(able.get(0));
          assertThat(found.rule()).isEqualTo(able.get(0).equals("north-street") ? row : row + why);
        }
      }
    }
  }

  @Test
  void whereTheCitySaysSoAPersonDecidesAmongThoseWithRoom() {
    Assignment found = stall(TurnsTown.city(LIMITS), Set.of("north-street", "city-urban"));

    assertThat(found.deskReason()).isEqualTo(DeskReason.FULL);
    assertThat(found.candidates())
        .extracting(Candidate::department, Candidate::reason)
        .containsExactly(
            tuple("north-street", CandidateReason.FULL),
            tuple("river-urban", CandidateReason.NEXT_IN_TURN),
            tuple("water", CandidateReason.NEXT_IN_TURN));
  }

  /** Whatever a writer that bypasses the edge says is full. */
  @Test
  void onlyADepartmentThatTheCityHasAndThatDeclaresALimitCanBeFull() {
    City city =
        TurnsTown.city(
            "fullLoad: NEXT\nloadLimits: [{departments: [river-urban], casesInHand: 3}]");

    assertThat(stall(city, Set.of("moon", "north-street", "market")).department())
        .isEqualTo("north-street");
    assertThat(stall(TurnsTown.city("fullLoad: NEXT"), Set.copyOf(IN_TURN)).department())
        .isEqualTo("north-street");
  }

  /** The stamp travels with report and command, so a replay decides the same. */
  @Test
  void aReportAndAMoveAreDispatchedByTheLoadsThatTheyWereTakenUnder() {
    City city = TurnsTown.city("fullLoad: NEXT\n" + LIMITS);
    CaseRules rules = new CaseRules(new IndexedCity(city, GridFences::of));
    Report report =
        TestvilleMessages.WASTE.withFullDepartments(List.of("river-urban", "north-street"));
    var opened = CaseOpening.open(report, Filing.BY_RULE, rules.grounds());

    assertThat(opened.event().department()).isEqualTo("city-urban");

    var elsewhere =
        CaseLife.step(
            opened.record(),
            corrected(List.of("city-urban", "north-street"), "1"),
            rules.grounds());
    assertThat(((CaseDecision.Moved) elsewhere).event().department()).isEqualTo("river-urban");
    var north =
        CaseLife.step(
            ((CaseDecision.Moved) elsewhere).record(),
            corrected(List.of("river-urban", "north-street"), "2"),
            rules.grounds());
    // River District is full, of this case among others: it keeps it.
    assertThat(((CaseDecision.Moved) north).event().department()).isEqualTo("river-urban");
    assertThat(((CaseDecision.Moved) north).event().state()).isEqualTo(CaseState.DISPATCHED);
  }

  private static CaseCommand corrected(List<String> full, String id) {
    var point = Testville.NORTH_STREET;
    return new CaseCommand(
            id,
            TestvilleMessages.WASTE.caseId(),
            0,
            Move.CORRECT_POSITION,
            new Actor(
                "desk-1",
                List.of(ActorRole.OPERATOR, ActorRole.DUTY_OFFICER),
                List.of(Actor.EVERYWHERE),
                ""),
            TestvilleMessages.WASTE.receivedAt().plusSeconds(60),
            1,
            "nearer to the market",
            List.of(),
            new Position(point.lon(), point.lat(), 0),
            MoveTarget.NONE)
        .withFullDepartments(full);
  }
}
