package io.citygrid.casework.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.worklist.ClockReader;
import io.citygrid.casework.worklist.WorkItem;
import io.citygrid.casework.worklist.Worklist;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.Filing;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.WorkKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who has to act when a case stays overdue. */
class EscalationTest {
  private static final Actor CITY_SUPERVISOR =
      Cases.person("chief-supervisor", Actor.EVERYWHERE, "", ActorRole.SUPERVISOR);
  private final CaseTiming timing = new CaseTiming(Cases.CITY);

  @Test
  void theLevelAboveHasItOnItsListAndTheDistrictHasNot() {
    CaseRecord escalated = untouchedUntil(LimitStatus.ESCALATED);

    assertThat(escalated.latest().current().flags()).containsExactly(CaseFlag.ESCALATED);
    assertThat(kindsOf(CITY_SUPERVISOR, escalated)).contains(WorkKind.ESCALATED, WorkKind.OVERDUE);
    assertThat(kindsOf(Cases.SUPERVISOR, escalated))
        .contains(WorkKind.OVERDUE)
        .doesNotContain(WorkKind.ESCALATED);
  }

  @Test
  void aReminderEscalatesNothing() {
    CaseRecord reminded = untouchedUntil(LimitStatus.REMINDED);

    assertThat(reminded.latest().current().flags()).isEmpty();
    assertThat(kindsOf(CITY_SUPERVISOR, reminded)).doesNotContain(WorkKind.ESCALATED);
  }

  @Test
  void whoTakesItUpSupervisesIt() {
    CaseRecord taken =
        Cases.after(untouchedUntil(LimitStatus.ESCALATED), CITY_SUPERVISOR, Move.TAKE_UP);

    assertThat(taken.latest().current().flags()).containsExactly(CaseFlag.SUPERVISED);
    assertThat(taken.latest().current().level()).isEqualTo(AreaLevel.DISTRICT);
    assertThat(kindsOf(CITY_SUPERVISOR, taken)).doesNotContain(WorkKind.ESCALATED);
  }

  @Test
  void whoTakesItOverHasIt() {
    CaseRecord taken =
        Cases.after(untouchedUntil(LimitStatus.ESCALATED), Cases.CITY_OFFICER, Move.TAKE_OVER);

    assertThat(taken.latest().current().flags()).isEmpty();
    assertThat(taken.latest().current().level()).isEqualTo(AreaLevel.CITY);
  }

  @Test
  void aDistrictDoesNotTakeUpWhatWentAboveIt() {
    CaseRecord escalated = untouchedUntil(LimitStatus.ESCALATED);

    assertThat(
            CaseLife.step(
                escalated,
                Cases.command(escalated, Cases.SUPERVISOR, Move.TAKE_UP, MoveTarget.NONE),
                Cases.GROUNDS))
        .isInstanceOf(CaseDecision.Refused.class);
  }

  @Test
  void itsEndEndsTheEscalation() {
    CaseRecord closed =
        Cases.after(untouchedUntil(LimitStatus.ESCALATED), Cases.SUPERVISOR, Move.FORCE_CLOSE);

    assertThat(closed.latest().current().flags()).isEmpty();
  }

  @Test
  void nobodyMarksOrUnmarksItByHand() {
    CaseRecord escalated = untouchedUntil(LimitStatus.ESCALATED);
    for (Move move : List.of(Move.FLAG, Move.UNFLAG)) {
      MoveTarget target = MoveTarget.NONE.withFlag(CaseFlag.ESCALATED);
      assertThat(
              CaseLife.step(
                  escalated,
                  Cases.command(escalated, CITY_SUPERVISOR, move, target),
                  Cases.GROUNDS))
          .isInstanceOf(CaseDecision.Refused.class);
    }
  }

  /** As the clocks alone make it. */
  private CaseRecord untouchedUntil(LimitStatus status) {
    CaseTiming.Timed now =
        timing.timed(
            CaseClock.none(),
            CaseOpening.open(TestvilleMessages.WASTE, Filing.BY_RULE, Cases.GROUNDS));
    while (now.event().made().target().status() != status) {
      CaseCommand next = Deadlines.findNext(now.record(), now.clock(), timing).orElseThrow();
      now =
          timing.timed(
              now.clock(), (CaseDecision.Moved) CaseLife.step(now.record(), next, Cases.GROUNDS));
    }
    return now.record();
  }

  private static Set<WorkKind> kindsOf(Actor actor, CaseRecord record) {
    CaseView view = CaseView.of(record.latest());
    return Worklist.of(
            List.of(view), actor, record.latest().at(), Cases.CITY, new ClockReader(Cases.CITY))
        .items()
        .stream()
        .map(WorkItem::kinds)
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }
}
