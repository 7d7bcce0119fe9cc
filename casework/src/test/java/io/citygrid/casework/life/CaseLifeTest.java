package io.citygrid.casework.life;

import static io.citygrid.casework.life.Cases.CITY_OFFICER;
import static io.citygrid.casework.life.Cases.DISPATCHER;
import static io.citygrid.casework.life.Cases.GROUNDS;
import static io.citygrid.casework.life.Cases.HANDLER;
import static io.citygrid.casework.life.Cases.OFFICER;
import static io.citygrid.casework.life.Cases.OTHER_HANDLER;
import static io.citygrid.casework.life.Cases.SUPERVISOR;
import static io.citygrid.casework.life.Cases.WORKER;
import static io.citygrid.casework.life.Cases.after;
import static io.citygrid.casework.life.Cases.command;
import static io.citygrid.casework.life.Cases.waste;
import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.moves.Refusal;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import io.citygrid.geo.LonLat;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Days of a case, told move by move. */
class CaseLifeTest {
  private static final MoveTarget HILL = MoveTarget.NONE.withDepartment("hill-urban");
  private static final MoveTarget RIVER = MoveTarget.NONE.withDepartment("river-urban");
  private static final Actor HILL_HANDLER =
      Cases.person("hill-1", "", "hill-urban", io.citygrid.city.event.ActorRole.HANDLER);

  @Test
  void runsFromTheReportToItsEnd() {
    CaseRecord record = after(Cases.reportedWaste(), OFFICER, Move.FILE, standard("E0101-1"));
    assertThat(record.latest().state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(record.latest().department()).isEqualTo("river-urban");
    record = handled(record);
    record = after(record, OFFICER, Move.REQUEST_CHECK);
    record = after(record, WORKER, Move.PASS_CHECK);
    record = after(record, OFFICER, Move.CLOSE, standard("E0101-1"));
    assertThat(record.latest().state()).isEqualTo(CaseState.CLOSED);
    assertThat(facts(record).endedBy()).isEqualTo(Move.CLOSE);
    assertThat(facts(record).standard()).isEqualTo("E0101-1");
    assertThat(record.latest().version()).isEqualTo(8);
  }

  @Test
  void aSecondReturnGoesToASupervisorWhoseWordHolds() {
    CaseRecord record = after(waste(), HANDLER, Move.RETURN);
    assertThat(record.latest().state()).isEqualTo(CaseState.RETURNED);
    assertThat(record.latest().department()).isEmpty();
    record = after(record, DISPATCHER, Move.DISPATCH, HILL);
    record = after(record, HILL_HANDLER, Move.RETURN);
    assertThat(record.latest().state()).isEqualTo(CaseState.WITH_SUPERVISOR);
    assertThat(facts(record).returnedBy()).containsExactly("river-urban", "hill-urban");
    assertThat(refused(record, DISPATCHER, Move.DISPATCH, HILL).refusal())
        .isEqualTo(Refusal.NOT_IN_THIS_ROLE);
    record = after(record, SUPERVISOR, Move.DISPATCH, RIVER);
    assertThat(refused(record, HANDLER, Move.RETURN, MoveTarget.NONE).refusal())
        .isEqualTo(Refusal.CONDITION);
  }

  @Test
  void whoHoldsAReturnedCaseCanOnlyCorrectItAndDispatchItAgain() {
    CaseRecord record = after(waste(), HANDLER, Move.RETURN);
    assertThat(CaseLife.allowed(record, DISPATCHER, Cases.MORNING, Cases.RULES))
        .containsExactly(
            Move.DISPATCH,
            Move.CHANGE_CATEGORY,
            Move.CORRECT_POSITION,
            Move.FLAG,
            Move.UNFLAG,
            Move.LINK,
            Move.UNLINK,
            Move.REMARK);
  }

  @Test
  void changingTheCategoryDispatchesAgainAndKeepsTheCounts() {
    CaseRecord record = after(waste(), HANDLER, Move.RETURN);
    MoveTarget dispute = MoveTarget.NONE.withCategory("E0401").withStandard("E0401-1");
    record = after(record, DISPATCHER, Move.CHANGE_CATEGORY, dispute);
    assertThat(record.latest().state()).isEqualTo(CaseState.ON_MANUAL_DESK);
    assertThat(record.latest().candidates()).hasSize(2);
    assertThat(facts(record).category()).isEqualTo("E0401");
    assertThat(facts(record).returnedBy()).containsExactly("river-urban");
    assertThat(record.latest().report().category()).isEqualTo("E0101");
  }

  @Test
  void anExtensionIsAgreedByTwoOtherPeopleThanAsked() {
    CaseRecord record = started(waste());
    record = after(record, HANDLER, Move.ASK_EXTENSION);
    assertThat(refused(record, HANDLER, Move.ENDORSE_EXTENSION, MoveTarget.NONE).refusal())
        .isEqualTo(Refusal.CONDITION);
    assertThat(refused(record, OFFICER, Move.GRANT_EXTENSION, MoveTarget.NONE).refusal())
        .isEqualTo(Refusal.CONDITION);
    record = after(record, OTHER_HANDLER, Move.ENDORSE_EXTENSION);
    record = after(record, OFFICER, Move.GRANT_EXTENSION);
    assertThat(facts(record).extensions()).isEqualTo(1);
    assertThat(facts(record).pending()).isNull();
  }

  @Test
  void aRefusedExtensionDoesNotCount() {
    CaseRecord record = after(started(waste()), HANDLER, Move.ASK_EXTENSION);
    record = after(record, OTHER_HANDLER, Move.REFUSE_EXTENSION);
    assertThat(facts(record).extensions()).isZero();
    assertThat(CaseLife.allowed(record, HANDLER, Cases.MORNING, Cases.RULES))
        .contains(Move.ASK_EXTENSION);
  }

  @Test
  void aCheckOnTheSpotIsMadeWhereTheCaseIs() {
    CaseRecord record = after(started(waste()), HANDLER, Move.HAND_IN);
    record = after(record, OFFICER, Move.REQUEST_CHECK);
    LonLat place = facts(record).position().point();
    double accuracy =
        5 + Cases.CITY.dispatch().accuracyMeters(facts(record).position().accuracyMeters());

    CaseCommand near = passedAt(record, WORKER, place, (100 + accuracy) * 0.98, 5);
    assertThat(CaseLife.step(record, near, Cases.GROUNDS)).isInstanceOf(CaseDecision.Moved.class);

    CaseCommand far = passedAt(record, WORKER, place, (100 + accuracy) * 1.02, 5);
    assertThat(CaseLife.step(record, far, Cases.GROUNDS))
        .isInstanceOfSatisfying(
            CaseDecision.Refused.class,
            refused -> {
              assertThat(refused.refusal()).isEqualTo(Refusal.INVALID);
              assertThat(refused.field()).isEqualTo("position");
              assertThat(refused.detail().en())
                  .matches("is \\d+ m from the case's place, where \\d+ m are near enough");
            });
  }

  @Test
  void aBoastfulAccuracyDoesNotBringAnyoneOnTheSpot() {
    CaseRecord record = after(started(waste()), HANDLER, Move.HAND_IN);
    record = after(record, OFFICER, Move.REQUEST_CHECK);
    CaseCommand boast = passedAt(record, WORKER, facts(record).position().point(), 5_000, 100_000);
    assertThat(CaseLife.step(record, boast, Cases.GROUNDS))
        .isInstanceOf(CaseDecision.Refused.class);
  }

  @Test
  void aRuleNeedNotHaveBeenOnTheSpot() {
    CaseRecord record = after(started(waste()), HANDLER, Move.HAND_IN);
    record = after(record, OFFICER, Move.REQUEST_CHECK);
    LonLat place = facts(record).position().point();
    CaseCommand byRule = passedAt(record, Actor.rule("citizens-check"), place, 500, 5);
    assertThat(CaseLife.step(record, byRule, GROUNDS)).isInstanceOf(CaseDecision.Moved.class);
  }

  private static CaseCommand passedAt(
      CaseRecord record, Actor actor, LonLat place, double metersNorth, double accuracyMeters) {
    CaseCommand command = command(record, actor, Move.PASS_CHECK, MoveTarget.NONE);
    double lat = place.lat() + metersNorth / 111_195;
    return new CaseCommand(
        command.commandId(),
        command.caseId(),
        command.expectedVersion(),
        command.move(),
        command.actor(),
        command.at(),
        command.cityVersion(),
        command.reason(),
        command.photos(),
        new Position(place.lon(), lat, accuracyMeters),
        command.target());
  }

  @Test
  void aCaseIsPutOffOnceToADateWithinAYear() {
    CaseRecord record = started(waste());
    MoveTarget tooLate =
        MoveTarget.NONE.withUntil(Cases.MORNING.plus(java.time.Duration.ofDays(400)));
    assertThat(refused(record, HANDLER, Move.ASK_SUSPENSION, tooLate).field())
        .isEqualTo("target.until");
    record = after(record, HANDLER, Move.ASK_SUSPENSION, Cases.anything());
    record = after(record, OFFICER, Move.GRANT_SUSPENSION);
    assertThat(facts(record).suspendedUntil()).isEqualTo(Cases.anything().until());
    record = after(record, HANDLER, Move.RESUME);
    assertThat(record.latest().state()).isEqualTo(CaseState.IN_PROGRESS);
    assertThat(refused(record, HANDLER, Move.ASK_SUSPENSION, Cases.anything()).refusal())
        .isEqualTo(Refusal.CONDITION);
  }

  @Test
  void whatTheCityTookOverTheDistrictMovesNoMore() {
    CaseRecord record = after(waste(), CITY_OFFICER, Move.TAKE_OVER);
    assertThat(facts(record).level()).isEqualTo(AreaLevel.CITY);
    assertThat(refused(record, DISPATCHER, Move.REDISPATCH, HILL).refusal())
        .isEqualTo(Refusal.OUT_OF_SCOPE);
    record = after(record, CITY_OFFICER, Move.HAND_DOWN);
    record = after(record, DISPATCHER, Move.REDISPATCH, HILL);
    assertThat(record.latest().department()).isEqualTo("hill-urban");
  }

  @Test
  void handingUpIsAcceptedByTheCityOnly() {
    CaseRecord record = after(waste(), DISPATCHER, Move.HAND_UP);
    assertThat(refused(record, OFFICER, Move.ACCEPT_HAND_UP, MoveTarget.NONE).refusal())
        .isEqualTo(Refusal.OUT_OF_SCOPE);
    record = after(record, CITY_OFFICER, Move.ACCEPT_HAND_UP);
    assertThat(facts(record).level()).isEqualTo(AreaLevel.CITY);
    assertThat(facts(record).handUpAsked()).isFalse();
  }

  @Test
  void filingWithoutAStandardRowIsRefusedNamingTheField() {
    CaseRecord record = Cases.reportedWaste();
    assertThat(refused(record, OFFICER, Move.FILE, MoveTarget.NONE))
        .returns(Refusal.MISSING, CaseDecision.Refused::refusal)
        .returns("target.standard", CaseDecision.Refused::field);
    assertThat(refused(record, OFFICER, Move.FILE, standard("C0101-1")).refusal())
        .isEqualTo(Refusal.INVALID);
  }

  @Test
  void aGridWorkerHandlesTheOwnReportOnTheSpotWithTwoPhotos() {
    CaseCommand full = command(waste(), WORKER, Move.HANDLE_ON_THE_SPOT, standard("E0101-1"));
    CaseCommand onePhoto =
        new CaseCommand(
            "x",
            full.caseId(),
            1,
            full.move(),
            WORKER,
            full.at(),
            1,
            "",
            List.of("after", "after"),
            full.position(),
            full.target());
    assertThat(CaseLife.step(waste(), onePhoto, GROUNDS))
        .asInstanceOf(InstanceOfAssertFactories.type(CaseDecision.Refused.class))
        .returns("photos", CaseDecision.Refused::field);
    CaseRecord record = after(waste(), WORKER, full.move(), full.target());
    assertThat(record.latest().state()).isEqualTo(CaseState.CLOSED);
    assertThat(facts(record).endedBy()).isEqualTo(Move.HANDLE_ON_THE_SPOT);
  }

  private static CaseRecord started(CaseRecord record) {
    return after(after(record, HANDLER, Move.ACCEPT), HANDLER, Move.START);
  }

  private static CaseRecord handled(CaseRecord record) {
    return after(started(record), HANDLER, Move.HAND_IN);
  }

  private static MoveTarget standard(String row) {
    return MoveTarget.NONE.withStandard(row);
  }

  private static CaseFacts facts(CaseRecord record) {
    return record.latest().current();
  }

  private static CaseDecision.Refused refused(
      CaseRecord record, Actor actor, Move move, MoveTarget target) {
    CaseDecision decision = CaseLife.step(record, command(record, actor, move, target), GROUNDS);
    assertThat(decision).isInstanceOf(CaseDecision.Refused.class);
    return (CaseDecision.Refused) decision;
  }
}
