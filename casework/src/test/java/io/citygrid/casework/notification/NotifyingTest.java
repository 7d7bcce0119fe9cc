package io.citygrid.casework.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.life.CaseDecision;
import io.citygrid.casework.life.CaseLife;
import io.citygrid.casework.life.CaseOpening;
import io.citygrid.casework.life.CaseRecord;
import io.citygrid.casework.life.CaseTiming;
import io.citygrid.casework.life.Cases;
import io.citygrid.casework.life.Deadlines;
import io.citygrid.casework.life.RandomCommands;
import io.citygrid.city.Filing;
import io.citygrid.city.NotifiedStep;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Notification;
import io.citygrid.city.testville.TestvilleMessages;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NotifyingTest {

  private static Notification told(CaseEvent event) {
    List<Notification> told = Notifying.of(event, Cases.CITY);
    assertThat(told).hasSize(1);
    return told.get(0);
  }

  @Example
  void aReporterReadsWhoHasTheReportInBothLanguages() {
    CaseEvent event = Cases.waste().latest();

    Notification told = told(event);
    assertThat(told.recipient()).isEqualTo(TestvilleMessages.WASTE.reporter());
    assertThat(told.notificationId()).isEqualTo(event.caseId() + "/1");
    assertThat(told.en())
        .isEqualTo(
            "Your report on Exposed waste (number %s) was received and sent to River District Urban Management."
                .formatted(event.caseId()));
    assertThat(told.zh()).isEqualTo("您上报的“暴露垃圾”（编号%s）已受理，由江区城管局办理。".formatted(event.caseId()));
  }

  @Example
  void aMergeNamesTheOtherCase() {
    CaseRecord merged =
        Cases.after(
            Cases.waste(), Cases.OFFICER, Move.MERGE, MoveTarget.NONE.withCase("OTHER00000000001"));

    assertThat(told(merged.latest()).en()).contains("same matter as OTHER00000000001");
  }

  @Example
  void nobodyIsToldOfWhatWasCarriedOverWithItsCourse() {
    var report = TestvilleMessages.WASTE.withDueAt(Instant.parse("2026-03-02T08:00:00Z"));
    CaseEvent event = CaseOpening.open(report, Filing.BY_RULE, Cases.GROUNDS).event();

    assertThat(Notifying.of(event, Cases.CITY)).isEmpty();
  }

  @Example
  void aDepartmentAndItsHandlerReadThatALimitNears() {
    CaseEvent nears = untouched(true, LimitStage.HANDLING, LimitStatus.YELLOW);
    List<Notification> told = Notifying.of(nears, Cases.CITY);

    assertThat(told)
        .extracting(Notification::step, Notification::recipient, Notification::department)
        .containsExactly(
            tuple(NotifiedStep.LIMIT_NEAR, "river-urban", "river-urban"),
            tuple(NotifiedStep.LIMIT_NEAR, Cases.HANDLER.id(), null));
    assertThat(told).extracting(Notification::notificationId).doesNotHaveDuplicates();
    String due = dueInShanghai(nears);
    assertThat(told.get(0).en())
        .contains(nears.caseId(), "the limit of its handling ends at " + due + ".");
    assertThat(told.get(0).zh()).contains("处置时限将于" + due + "届满");
  }

  @Example
  void beforeSomebodyAcceptsItTheDepartmentAloneIsTold() {
    assertThat(
            Notifying.of(untouched(false, LimitStage.ACCEPTANCE, LimitStatus.YELLOW), Cases.CITY))
        .extracting(Notification::recipient)
        .containsExactly("river-urban");
  }

  @Example
  void aReminderIsWrittenAndARedLightAndAnEscalationAreNot() {
    assertThat(
            Notifying.of(untouched(false, LimitStage.HANDLING, LimitStatus.REMINDED), Cases.CITY))
        .extracting(Notification::step)
        .containsExactly(NotifiedStep.REMINDED);
    for (LimitStatus status : List.of(LimitStatus.OVERDUE, LimitStatus.ESCALATED)) {
      assertThat(Notifying.of(untouched(false, LimitStage.HANDLING, status), Cases.CITY)).isEmpty();
    }
  }

  @Example
  void theCentersOwnLimitsAreNoNewsForADepartment() {
    CaseEvent late = Cases.waste().latest();
    CaseRecord told =
        Cases.after(
            CaseRecord.begin(late),
            Actor.rule("clock"),
            Move.ESCALATE,
            MoveTarget.NONE.withStatus(LimitStage.CHECK, LimitStatus.YELLOW));

    assertThat(Notifying.of(told.latest(), Cases.CITY)).isEmpty();
  }

  /** The waste as its clocks alone make it, from its acceptance on or from its report on. */
  private static CaseEvent untouched(boolean accepted, LimitStage stage, LimitStatus status) {
    CaseTiming timing = new CaseTiming(Cases.CITY);
    CaseTiming.Timed now =
        timing.timed(
            CaseClock.none(),
            CaseOpening.open(TestvilleMessages.WASTE, Filing.BY_RULE, Cases.GROUNDS));
    if (accepted) {
      now =
          moved(
              timing,
              now,
              Cases.command(now.record(), Cases.HANDLER, Move.ACCEPT, MoveTarget.NONE));
    }
    MoveTarget told = MoveTarget.NONE.withStatus(stage, status);
    while (!now.event().made().target().equals(told)) {
      now = moved(timing, now, Deadlines.findNext(now.record(), now.clock(), timing).orElseThrow());
    }
    return now.event();
  }

  private static CaseTiming.Timed moved(
      CaseTiming timing, CaseTiming.Timed from, CaseCommand command) {
    return timing.timed(
        from.clock(), (CaseDecision.Moved) CaseLife.step(from.record(), command, Cases.GROUNDS));
  }

  private static String dueInShanghai(CaseEvent event) {
    return event.current().limits().stream()
        .filter(limit -> limit.stage() == LimitStage.HANDLING)
        .map(limit -> LocalDateTime.ofInstant(limit.dueAt(), ZoneId.of("Asia/Shanghai")))
        .map(due -> due.truncatedTo(ChronoUnit.MINUTES).toString().replace('T', ' '))
        .findFirst()
        .orElseThrow();
  }

  /** Whatever people type, a reporter reads nothing of it, and no name of who did what. */
  @Property(tries = 60)
  void noTextHoldsWhatPeopleWroteOrWhoTheyAre(@ForAll long seed) {
    Random random = new Random(seed);
    var record =
        CaseOpening.open(TestvilleMessages.WASTE, Filing.BY_PERSON, Cases.GROUNDS).record();
    List<Notification> all = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      var command = RandomCommands.command(record, random, i);
      if (CaseLife.step(record, command, Cases.GROUNDS) instanceof CaseDecision.Moved moved) {
        record = moved.record();
        all.addAll(Notifying.of(moved.event(), Cases.CITY));
      }
    }
    assertThat(all).extracting(Notification::notificationId).doesNotHaveDuplicates();
    assertThat(all)
        .allSatisfy(
            told ->
                assertThat(told.zh() + told.en())
                    .doesNotContain("because", "person-", "worker-7", "{", "}")
                    .doesNotContain(TestvilleMessages.WASTE.description()));
  }
}
