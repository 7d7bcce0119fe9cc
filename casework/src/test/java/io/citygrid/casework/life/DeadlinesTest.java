package io.citygrid.casework.life;

import static io.citygrid.casework.life.Cases.GROUNDS;
import static io.citygrid.casework.life.Cases.HANDLER;
import static io.citygrid.casework.life.Cases.MORNING;
import static io.citygrid.casework.life.Cases.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.moves.Refusal;
import io.citygrid.city.Filing;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.TestvilleMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private static final Instant YEARS_LATER = MORNING.plus(Duration.ofDays(1000));
  private final CaseTiming timing = new CaseTiming(Cases.CITY);

  @Test
  void aCaseThatNobodyTouchesTellsOfEachStepOfEachClockOnceAndInOrder() {
    List<CaseEvent> told = runUntil(open(TestvilleMessages.WASTE), YEARS_LATER);

    assertThat(told)
        .extracting(e -> e.made().target().stage(), e -> e.made().target().status())
        .containsExactlyInAnyOrder(
            tuple(LimitStage.ACCEPTANCE, LimitStatus.YELLOW),
            tuple(LimitStage.ACCEPTANCE, LimitStatus.OVERDUE),
            tuple(LimitStage.ACCEPTANCE, LimitStatus.REMINDED),
            tuple(LimitStage.ACCEPTANCE, LimitStatus.ESCALATED),
            tuple(LimitStage.HANDLING, LimitStatus.YELLOW),
            tuple(LimitStage.HANDLING, LimitStatus.OVERDUE),
            tuple(LimitStage.HANDLING, LimitStatus.REMINDED),
            tuple(LimitStage.HANDLING, LimitStatus.ESCALATED));
    assertThat(told).extracting(CaseEvent::at).isSorted();
    assertThat(told).extracting(CaseEvent::state).containsOnly(CaseState.DISPATCHED);
    assertThat(told.get(told.size() - 1).current().reminders()).isEqualTo(8);
  }

  @Test
  void askingInSmallStepsTellsTheSameAsAskingOnce() {
    CaseTiming.Timed byHour = open(TestvilleMessages.WASTE);
    List<CaseEvent> told = new ArrayList<>();
    for (Instant hour = MORNING; hour.isBefore(YEARS_LATER); hour = hour.plusSeconds(3600)) {
      List<CaseEvent> more = new ArrayList<>();
      byHour = run(byHour, hour, more);
      told.addAll(more);
    }
    assertThat(told).isEqualTo(runUntil(open(TestvilleMessages.WASTE), YEARS_LATER));
  }

  @Test
  void aLimitThatWasOverBeforeItBeganIsToldOfAtOnce() {
    Report late = TestvilleMessages.WASTE.withDueAt(MORNING.minusSeconds(100));

    assertThat(Deadlines.findNext(open(late).record(), open(late).clock(), timing))
        .get()
        .extracting(CaseCommand::at, command -> command.target().status())
        .containsExactly(MORNING, LimitStatus.OVERDUE);
  }

  @Test
  void aSuspendedCaseGoesOnByItselfAtItsDateAndNoRuleMayEarlier() {
    Instant date = MORNING.plus(Duration.ofDays(30));
    CaseRecord record = open(TestvilleMessages.WASTE).record();
    for (Move move : new Move[] {Move.ACCEPT, Move.START}) {
      record = Cases.after(record, HANDLER, move);
    }
    record = Cases.after(record, HANDLER, Move.ASK_SUSPENSION, MoveTarget.NONE.withUntil(date));
    record = Cases.after(record, OFFICER, Move.GRANT_SUSPENSION);

    CaseCommand resume = Deadlines.findNext(record, CaseClock.none(), timing).orElseThrow();
    assertThat(resume.move()).isEqualTo(Move.RESUME);
    assertThat(resume.at()).isEqualTo(date);
    assertThat(((CaseDecision.Moved) CaseLife.step(record, resume, GROUNDS)).event().state())
        .isEqualTo(CaseState.IN_PROGRESS);
    CaseCommand tooEarly = Cases.command(record, resume.actor(), Move.RESUME, MoveTarget.NONE);
    assertThat(((CaseDecision.Refused) CaseLife.step(record, tooEarly, GROUNDS)).refusal())
        .isEqualTo(Refusal.CONDITION);
  }

  @Test
  void whoSawTheCaseBeforeAClockToldSomethingIsNotOutOfDateAndCountsAsInTime() {
    CaseTiming.Timed opened = open(TestvilleMessages.WASTE);
    CaseTiming.Timed told = run(opened, MORNING.plus(Duration.ofMinutes(16)), new ArrayList<>());
    assertThat(told.event().version()).isEqualTo(3);

    CaseCommand accept = Cases.command(opened.record(), HANDLER, Move.ACCEPT, MoveTarget.NONE);
    CaseDecision.Moved moved = (CaseDecision.Moved) CaseLife.step(told.record(), accept, GROUNDS);

    assertThat(accept.expectedVersion()).isEqualTo(1);
    assertThat(moved.event().at()).isEqualTo(accept.at()).isBefore(told.event().at());
    assertThat(timing.timed(told.clock(), moved).event().current().limits())
        .filteredOn(limit -> limit.stage() == LimitStage.ACCEPTANCE)
        .allMatch(limit -> limit.endedAt() != null && limit.endedAt().isBefore(limit.dueAt()));
  }

  private CaseTiming.Timed open(Report report) {
    return timing.timed(CaseClock.none(), CaseOpening.open(report, Filing.BY_RULE, GROUNDS));
  }

  private List<CaseEvent> runUntil(CaseTiming.Timed opened, Instant moment) {
    List<CaseEvent> told = new ArrayList<>();
    run(opened, moment, told);
    return told;
  }

  private CaseTiming.Timed run(CaseTiming.Timed from, Instant moment, List<CaseEvent> told) {
    CaseTiming.Timed now = from;
    Optional<CaseCommand> next = Deadlines.findNext(now.record(), now.clock(), timing);
    while (next.isPresent() && !next.get().at().isAfter(moment)) {
      now =
          timing.timed(
              now.clock(), (CaseDecision.Moved) CaseLife.step(now.record(), next.get(), GROUNDS));
      told.add(now.event());
      next = Deadlines.findNext(now.record(), now.clock(), timing);
    }
    return now;
  }
}
