package io.citygrid.casework.life;

import static io.citygrid.casework.life.Cases.GROUNDS;
import static io.citygrid.casework.life.Cases.HANDLER;
import static io.citygrid.casework.life.Cases.MORNING;
import static io.citygrid.casework.life.Cases.OFFICER;
import static io.citygrid.casework.life.Cases.WORKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.clock.ClockAct;
import io.citygrid.casework.clock.ClockStep;
import io.citygrid.casework.clock.WorkingTime;
import io.citygrid.city.Filing;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.TestvilleMessages;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseTimingTest {
  private final CaseTiming timing = new CaseTiming(Cases.CITY);

  @Test
  void aDispatchedCaseRunsAgainstAcceptanceAndItsStandard() {
    CaseDecision.Moved opened = open(TestvilleMessages.WASTE);
    CaseClock clock = after(CaseClock.none(), opened);

    assertThat(timing.listLimits(clock, MORNING))
        .extracting(CaseLimit::stage, CaseLimit::dueAt, CaseLimit::light)
        .containsExactly(
            tuple(LimitStage.ACCEPTANCE, MORNING.plusSeconds(15 * 60), Light.GREEN),
            tuple(LimitStage.HANDLING, fourWorkingHoursAfterMorning(), Light.GREEN));
    assertThat(timing.findNextStep(clock))
        .contains(
            new ClockStep(
                LimitStage.ACCEPTANCE,
                LimitStatus.YELLOW,
                MORNING.plusSeconds(15 * 60 * 3 / 4).plusMillis(1)));
  }

  @Test
  void handlingEndsWithTheResultAndReworkGoesOnWithItsClock() {
    CaseDecision.Moved opened = open(TestvilleMessages.WASTE);
    CaseClock clock = after(CaseClock.none(), opened);
    CaseRecord record = opened.record();
    for (Move move : new Move[] {Move.ACCEPT, Move.START, Move.HAND_IN}) {
      CaseDecision.Moved moved = step(record, HANDLER, move);
      clock = after(clock, moved);
      record = moved.record();
    }
    assertThat(clock.stages()).noneMatch(stage -> stage.isRunning());

    CaseDecision.Moved asked = step(record, OFFICER, Move.REQUEST_CHECK);
    CaseDecision.Moved failed = step(asked.record(), WORKER, Move.FAIL_CHECK);
    CaseClock rework = after(after(clock, asked), failed);

    assertThat(rework.find(LimitStage.CHECK).orElseThrow().isRunning()).isFalse();
    assertThat(rework.find(LimitStage.HANDLING).orElseThrow().isRunning()).isTrue();
    assertThat(rework.find(LimitStage.HANDLING).orElseThrow().startedAt()).isEqualTo(MORNING);
  }

  @Test
  void theLimitThatAReportStatesGoesBeforeTheStandards() {
    Instant due = MORNING.plusSeconds(100);
    Instant past = MORNING.minusSeconds(100);

    assertThat(handlingDue(TestvilleMessages.WASTE.withDueAt(due))).isEqualTo(due);
    assertThat(handlingDue(TestvilleMessages.WASTE.withDueAt(past))).isEqualTo(MORNING);
  }

  @Test
  void anExtensionThatComesTooLateGivesNoTime() {
    CaseDecision.Moved opened = open(TestvilleMessages.WASTE.withDueAt(MORNING.minusSeconds(1)));
    CaseClock clock = after(CaseClock.none(), opened);
    var late =
        timing.after(
            clock.stop(LimitStage.HANDLING, MORNING, new WorkingTime(Cases.CITY.calendar())),
            List.of(new ClockEffect(LimitStage.HANDLING, ClockAct.EXTEND)),
            opened.event());

    assertThat(late.find(LimitStage.HANDLING).orElseThrow().extensions()).isZero();
  }

  @Test
  void anExtensionCountsOnlyWhenItGivesTime() {
    assertThat(extensionsWhenDueAt(MORNING.plusSeconds(3_600))).isEqualTo(1);
    // Under another calendar the limit had passed before the extension was granted.
    assertThat(extensionsWhenDueAt(MORNING.plusSeconds(1))).isZero();
  }

  private int extensionsWhenDueAt(Instant due) {
    CaseDecision.Moved moved = open(TestvilleMessages.WASTE.withDueAt(due));
    CaseClock clock = after(CaseClock.none(), moved);
    for (Move move : new Move[] {Move.ACCEPT, Move.START, Move.ASK_EXTENSION}) {
      moved = step(moved.record(), HANDLER, move);
      clock = after(clock, moved);
    }
    moved = step(moved.record(), Cases.OTHER_HANDLER, Move.ENDORSE_EXTENSION);
    CaseDecision.Moved granted = step(moved.record(), OFFICER, Move.GRANT_EXTENSION);
    return timing.timed(after(clock, moved), granted).event().current().extensions();
  }

  private Instant handlingDue(Report report) {
    return timing.listLimits(after(CaseClock.none(), open(report)), MORNING).stream()
        .filter(limit -> limit.stage() == LimitStage.HANDLING)
        .map(CaseLimit::dueAt)
        .findFirst()
        .orElseThrow();
  }

  private Instant fourWorkingHoursAfterMorning() {
    var fourHours =
        Cases.CITY.standards().stream()
            .filter(row -> Grounds.nameOf(row).equals("E0101-1"))
            .findFirst()
            .orElseThrow()
            .limit();
    return new WorkingTime(Cases.CITY.calendar()).after(MORNING, fourHours);
  }

  private CaseClock after(CaseClock clock, CaseDecision.Moved moved) {
    return timing.after(clock, moved.effects(), moved.event());
  }

  private static CaseDecision.Moved open(Report report) {
    return CaseOpening.open(report, Filing.BY_RULE, GROUNDS);
  }

  private static CaseDecision.Moved step(CaseRecord record, Actor actor, Move move) {
    return (CaseDecision.Moved)
        CaseLife.step(record, Cases.command(record, actor, move, MoveTarget.NONE), GROUNDS);
  }
}
