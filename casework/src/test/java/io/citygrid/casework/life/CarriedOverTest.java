package io.citygrid.casework.life;

import static io.citygrid.casework.life.Cases.GROUNDS;
import static io.citygrid.casework.life.Cases.HANDLER;
import static io.citygrid.casework.life.Cases.SUPERVISOR;
import static io.citygrid.casework.life.Cases.after;
import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.testville.TestvilleMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The end of a case elsewhere, carried over and sent again. */
class CarriedOverTest {
  private static final Actor PROGRAM =
      new Actor(
          TestvilleMessages.WASTE.reporter(),
          List.of(ActorRole.IMPORTER, ActorRole.SUPERVISOR),
          List.of(Actor.EVERYWHERE),
          "");
  private static final Instant ENDED = Cases.MORNING.plusSeconds(30);
  private static final Instant TAKEN = Cases.MORNING.plus(Duration.ofDays(400));
  private static final CaseCommand END = end("end", TAKEN);

  @Test
  void endsTheCaseAtItsOwnTimeAndIsARepeatWhenItComesAgain() {
    CaseRecord record = ended(Cases.waste());
    assertThat(record.latest().state()).isEqualTo(CaseState.CLOSED);
    assertThat(record.latest().at()).isEqualTo(ENDED);
    assertThat(CaseLife.step(record, END, GROUNDS)).isInstanceOf(CaseDecision.Repeated.class);
  }

  /** However much was done since, so that nobody remembers the first. */
  @Test
  void closesNoCaseThatPeopleTookUpAgain() {
    CaseRecord record = ended(Cases.waste());
    record = after(record, SUPERVISOR, Move.REOPEN);
    CaseRecord reopened = record;
    for (int i = 0; i < CaseRecord.MOST_REMEMBERED; i++) {
      record = after(record, HANDLER, Move.REMARK);
    }
    assertThat(record.recent()).noneMatch(done -> done.commandId().equals("end"));
    assertThat(CaseLife.step(record, END, GROUNDS))
        .isInstanceOfSatisfying(
            CaseDecision.Stale.class,
            stale -> {
              assertThat(stale.since()).extracting(PastMove::move).contains(Move.REMARK);
              assertThat(stale.allowed()).contains(Move.FORCE_CLOSE);
            });
    assertThat(CaseLife.step(reopened, end("another-end", TAKEN), GROUNDS))
        .isInstanceOfSatisfying(
            CaseDecision.Stale.class,
            stale ->
                assertThat(stale.since()).extracting(PastMove::move).containsExactly(Move.REOPEN));
    assertThat(CaseLife.step(record, end("end-here", null), GROUNDS))
        .as("what is made here knows what was done here")
        .isInstanceOf(CaseDecision.Moved.class);
  }

  @Test
  void whatBringsACaseNoFurtherIsNotUndone() {
    CaseRecord record = after(Cases.waste(), HANDLER, Move.REMARK);
    assertThat(CaseLife.step(record, END, GROUNDS)).isInstanceOf(CaseDecision.Moved.class);
    CaseRecord accepted = after(record, HANDLER, Move.ACCEPT);
    assertThat(CaseLife.step(accepted, END, GROUNDS)).isInstanceOf(CaseDecision.Stale.class);
  }

  private static CaseRecord ended(CaseRecord record) {
    return ((CaseDecision.Moved) CaseLife.step(record, END, GROUNDS)).record();
  }

  private static CaseCommand end(String id, @Nullable Instant takenAt) {
    return new CaseCommand(
        id,
        Cases.waste().latest().caseId(),
        0,
        Move.FORCE_CLOSE,
        PROGRAM,
        ENDED,
        1,
        "closed there",
        List.of(),
        null,
        MoveTarget.NONE,
        null,
        takenAt);
  }
}
