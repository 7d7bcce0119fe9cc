package io.citygrid.casework.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.worklist.Waiting;
import io.citygrid.city.Filing;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.Satisfaction;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.WorkKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the hotline asks after a case has ended, and what follows from the answer. */
class CallBackTest {
  private static final Actor OPERATOR = Cases.person("operator", "990101", "", ActorRole.OPERATOR);

  @Test
  void aCallerOfTheHotlineIsCalledBackOnceItIsClosed() {
    CaseRecord closed = closed(ReportSource.HOTLINE);
    assertThat(Waiting.of(closed.latest(), closed.latest().at()))
        .containsExactly(WorkKind.CALL_BACK);

    CaseRecord called = calledBack(closed, Satisfaction.SATISFIED);

    assertThat(called.latest().current().rating()).isEqualTo(Satisfaction.SATISFIED);
    assertThat(Waiting.of(called.latest(), called.latest().at())).isEmpty();
  }

  @Test
  void whoCameByAnotherWayOrWithTheirCourseIsNot() {
    Report elsewhere = fromHotline().withDueAt(Instant.parse("2026-03-02T08:00:00Z"));

    assertThat(closed(ReportSource.CITIZEN).latest().current().flags()).isEmpty();
    assertThat(closed(elsewhere).latest().current().flags()).isEmpty();
  }

  @Test
  void whoIsNotSatisfiedAndSaysWhyHasItDoneAgain() {
    CaseRecord closed = closed(ReportSource.HOTLINE);
    CaseDecision.Moved called = callBack(closed, Satisfaction.NOT_SATISFIED, "it lies there again");

    assertThat(called.followUps()).extracting(CaseCommand::move).containsExactly(Move.REOPEN);
    CaseDecision.Moved reopened =
        (CaseDecision.Moved)
            CaseLife.step(called.record(), called.followUps().get(0), Cases.GROUNDS);
    assertThat(reopened.event().state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(reopened.event().made().reason()).isEqualTo("it lies there again");
    assertThat(reopened.event().current().reopenings()).isEqualTo(1);
    var why = CaseExplanation.of(reopened.event(), Cases.CITY);
    assertThat(why.en())
        .contains("has it by responsibility.csv:3")
        .contains("; it was reopened as its reporter was not satisfied when called back");
    assertThat(why.zh()).contains("，因回访不满意重新立案");
  }

  @Test
  void withoutAGroundNothingFollows() {
    CaseRecord closed = closed(ReportSource.HOTLINE);

    assertThat(callBack(closed, Satisfaction.NOT_SATISFIED, " ").followUps()).isEmpty();
    assertThat(callBack(closed, Satisfaction.FAIRLY_SATISFIED, "slow").followUps()).isEmpty();
  }

  @Test
  void aCitizenWhoSaysWhyTheyAreNotSatisfiedIsCalledBack() {
    CaseRecord closed = closed(ReportSource.CITIZEN);
    Actor citizen =
        new Actor(closed.latest().report().reporter(), List.of(ActorRole.CITIZEN), List.of(), "");
    MoveTarget no = MoveTarget.NONE.withRating(Satisfaction.NOT_SATISFIED);

    assertThat(Cases.after(closed, citizen, Move.RATE, no).latest().current().flags())
        .containsExactly(CaseFlag.CALL_BACK);
  }

  @Test
  void aCaseThatGoesOnWaitsForNoCallUntilItEndsAgain() {
    CaseRecord reopened = Cases.after(closed(ReportSource.HOTLINE), Cases.OFFICER, Move.REOPEN);
    assertThat(reopened.latest().current().flags()).isEmpty();

    CaseRecord again = Cases.after(reopened, Cases.SUPERVISOR, Move.FORCE_CLOSE);
    assertThat(again.latest().current().flags()).containsExactly(CaseFlag.CALL_BACK);
  }

  @Test
  void aCaseThatEndedWithAnotherHasThatOneDoneAgain() {
    CaseRecord opened = CaseOpening.open(fromHotline(), Filing.BY_RULE, Cases.GROUNDS).record();
    CaseRecord merged =
        Cases.after(opened, Cases.OFFICER, Move.MERGE, MoveTarget.NONE.withCase("MAIN00000000001"));
    CaseRecord closed = Cases.after(merged, Actor.MERGING, Move.CLOSE_WITH_FIRST);

    assertThat(callBack(closed, Satisfaction.NOT_SATISFIED, "still there").followUps())
        .extracting(CaseCommand::caseId)
        .containsExactly("MAIN00000000001");
  }

  private static Report fromHotline() {
    return from(ReportSource.HOTLINE);
  }

  private static Report from(ReportSource source) {
    Report waste = TestvilleMessages.WASTE;
    return new Report(
        waste.caseId(),
        waste.reporter(),
        source,
        waste.category(),
        waste.description(),
        waste.position(),
        waste.reportedAt(),
        waste.receivedAt(),
        waste.cityVersion(),
        waste.externalId(),
        null,
        null);
  }

  private static CaseRecord closed(ReportSource source) {
    return closed(from(source));
  }

  private static CaseRecord closed(Report report) {
    CaseRecord opened = CaseOpening.open(report, Filing.BY_RULE, Cases.GROUNDS).record();
    return Cases.after(opened, Cases.SUPERVISOR, Move.FORCE_CLOSE);
  }

  private static CaseRecord calledBack(CaseRecord closed, Satisfaction said) {
    return callBack(closed, said, "").record();
  }

  private static CaseDecision.Moved callBack(CaseRecord closed, Satisfaction said, String ground) {
    CaseCommand command =
        Cases.command(closed, OPERATOR, Move.CALL_BACK, MoveTarget.NONE.withRating(said));
    return (CaseDecision.Moved)
        CaseLife.step(
            closed,
            new CaseCommand(
                command.commandId(),
                command.caseId(),
                command.expectedVersion(),
                command.move(),
                command.actor(),
                command.at(),
                command.cityVersion(),
                ground,
                List.of(),
                null,
                command.target()),
            Cases.GROUNDS);
  }
}
