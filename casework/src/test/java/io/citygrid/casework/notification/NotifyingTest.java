package io.citygrid.casework.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.life.CaseDecision;
import io.citygrid.casework.life.CaseLife;
import io.citygrid.casework.life.CaseOpening;
import io.citygrid.casework.life.CaseRecord;
import io.citygrid.casework.life.Cases;
import io.citygrid.casework.life.RandomCommands;
import io.citygrid.city.Filing;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Notification;
import io.citygrid.city.testville.TestvilleMessages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NotifyingTest {

  private static Notification told(CaseEvent event) {
    return Notifying.of(event, Cases.CITY).orElseThrow();
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
        Notifying.of(moved.event(), Cases.CITY).ifPresent(all::add);
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
