package io.citygrid.casework.office;

import static io.citygrid.casework.office.Tasks.CENTER;
import static io.citygrid.casework.office.Tasks.GROUNDS;
import static io.citygrid.casework.office.Tasks.HELPER;
import static io.citygrid.casework.office.Tasks.MORNING;
import static io.citygrid.casework.office.Tasks.OPERATOR;
import static io.citygrid.casework.office.Tasks.OTHER_CENTER;
import static io.citygrid.casework.office.Tasks.OWNER;
import static io.citygrid.casework.office.Tasks.STRANGER;
import static io.citygrid.casework.office.Tasks.command;
import static io.citygrid.casework.office.Tasks.ditches;
import static io.citygrid.casework.office.Tasks.ditchesDrawnUp;
import static io.citygrid.casework.office.Tasks.drawUp;
import static io.citygrid.casework.office.Tasks.moved;
import static io.citygrid.casework.office.Tasks.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.moves.Refusal;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeState;
import io.citygrid.city.event.OfficeStep;
import io.citygrid.city.event.OfficeTarget;
import io.citygrid.city.event.PastOfficeMove;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfficeLifeTest {
  private static final OfficeTarget STEP_2 = OfficeTarget.NONE.withStep(2);

  private static Refusal refusal(OfficeRecord record, OfficeCommand command) {
    return ((OfficeDecision.Refused) OfficeLife.step(record, command, GROUNDS)).refusal();
  }

  private static OfficeRecord inProgress() {
    return moved(ditchesDrawnUp(), OWNER, OfficeMove.ACCEPT, 1);
  }

  private static OfficeRecord finished() {
    OfficeRecord one =
        moved(inProgress(), OWNER, OfficeMove.FINISH_STEP, OfficeTarget.NONE.withStep(1), 10);
    OfficeRecord two = moved(one, HELPER, OfficeMove.FINISH_STEP, STEP_2, 20);
    return moved(two, OWNER, OfficeMove.FINISH_STEP, OfficeTarget.NONE.withStep(3), 30);
  }

  @Test
  void aTaskGoesFromDrawingUpToItsEnd() {
    OfficeRecord done =
        moved(moved(finished(), OWNER, OfficeMove.HAND_IN, 40), CENTER, OfficeMove.CLOSE, 50);

    assertThat(done.event().state()).isEqualTo(OfficeState.DONE);
    assertThat(done.event().progress()).isEqualTo(100);
    assertThat(done.event().score()).isEqualTo(100);
    assertThat(done.event().history())
        .extracting(PastOfficeMove::move)
        .containsExactly(
            OfficeMove.DRAW_UP,
            OfficeMove.ACCEPT,
            OfficeMove.FINISH_STEP,
            OfficeMove.FINISH_STEP,
            OfficeMove.FINISH_STEP,
            OfficeMove.HAND_IN,
            OfficeMove.CLOSE);
    assertThat(done.clock().isRunning()).isFalse();
  }

  @Test
  void progressIsTheWeightOfWhatIsFinished() {
    OfficeRecord two = moved(inProgress(), HELPER, OfficeMove.FINISH_STEP, STEP_2, 20);
    assertThat(two.event().progress()).isEqualTo(50);
    OfficeRecord again = moved(two, OWNER, OfficeMove.REOPEN_STEP, STEP_2, 30);
    assertThat(again.event().progress()).isZero();
  }

  @Test
  void onlyThoseOfTheAreaDrawUpItsTasks() {
    assertThat(refusal(null, drawUp(ditches(), OTHER_CENTER))).isEqualTo(Refusal.OUT_OF_SCOPE);
    assertThat(refusal(null, drawUp(ditches(), OWNER))).isEqualTo(Refusal.NOT_IN_THIS_ROLE);
    assertThat(
            refusal(
                null, command(ditchesDrawnUp(), OWNER, OfficeMove.ACCEPT, OfficeTarget.NONE, 1)))
        .isEqualTo(Refusal.NOT_THERE);
  }

  @Test
  void aStepIsFinishedByWhoeverHasItAndNobodyElse() {
    OfficeRecord task = inProgress();
    assertThat(refusal(task, command(task, OWNER, OfficeMove.FINISH_STEP, STEP_2, 5)))
        .isEqualTo(Refusal.OUT_OF_SCOPE);
    assertThat(refusal(task, command(task, STRANGER, OfficeMove.FINISH_STEP, STEP_2, 5)))
        .isEqualTo(Refusal.OUT_OF_SCOPE);
    assertThat(refusal(task, command(task, HELPER, OfficeMove.FINISH_STEP, OfficeTarget.NONE, 5)))
        .isEqualTo(Refusal.MISSING);
    OfficeRecord done = moved(task, HELPER, OfficeMove.FINISH_STEP, STEP_2, 5);
    assertThat(done.event().steps().get(1).doneBy()).isEqualTo("helper");
    assertThat(
            refusal(
                done,
                command(done, OWNER, OfficeMove.REOPEN_STEP, OfficeTarget.NONE.withStep(9), 6)))
        .isEqualTo(Refusal.INVALID);
  }

  @Test
  void aStepIsHandedOverAndGivenBack() {
    OfficeTarget toMarket = OfficeTarget.NONE.withStep(3).withDepartment("market");
    OfficeRecord handed = moved(inProgress(), OWNER, OfficeMove.HAND_OVER_STEP, toMarket, 5);
    assertThat(handed.event().departments()).containsExactly("river-urban", "water", "market");
    assertThat(OfficeWaiting.of(handed.event(), STRANGER, MORNING, GROUNDS))
        .containsExactly(OfficeMove.FINISH_STEP);
    OfficeTarget third = OfficeTarget.NONE.withStep(3);
    OfficeRecord back = moved(handed, STRANGER, OfficeMove.GIVE_BACK_STEP, third, 6);
    assertThat(back.event().steps())
        .extracting(OfficeStep::department)
        .containsExactly("river-urban", "water", "river-urban");
    assertThat(OfficeWaiting.of(back.event(), STRANGER, MORNING, GROUNDS)).isEmpty();
    assertThat(refusal(back, command(back, OWNER, OfficeMove.GIVE_BACK_STEP, third, 7)))
        .isEqualTo(Refusal.INVALID);
  }

  @Test
  void whatTheFormerOwnerHasNotDoneTheNewOneDoes() {
    OfficeRecord one =
        moved(inProgress(), OWNER, OfficeMove.FINISH_STEP, OfficeTarget.NONE.withStep(1), 5);
    OfficeRecord other =
        moved(one, CENTER, OfficeMove.REASSIGN, OfficeTarget.NONE.withDepartment("market"), 6);
    assertThat(other.event().state()).isEqualTo(OfficeState.ASSIGNED);
    assertThat(other.event().steps())
        .extracting(OfficeStep::department)
        .containsExactly("river-urban", "water", "market");
  }

  @Test
  void aTaskIsHandedInOnlyWhenAllStepsAreFinished() {
    OfficeRecord task = inProgress();
    assertThat(refusal(task, command(task, OWNER, OfficeMove.HAND_IN, OfficeTarget.NONE, 5)))
        .isEqualTo(Refusal.CONDITION);
  }

  @Test
  void whoComesTooLateHearsWhatChangedButNotForTheClocksSake() {
    OfficeRecord task = inProgress();
    OfficeCommand late = command(task, CENTER, OfficeMove.URGE, OfficeTarget.NONE, 200);
    OfficeRecord told = until(task, MORNING.plus(Duration.ofMinutes(181)));
    assertThat(told.event().reached()).isEqualTo(LimitStatus.YELLOW);
    assertThat(OfficeLife.step(told, late, GROUNDS)).isInstanceOf(OfficeDecision.Moved.class);

    OfficeRecord remarked = moved(told, OWNER, OfficeMove.REMARK, 199);
    OfficeDecision.Stale stale = (OfficeDecision.Stale) OfficeLife.step(remarked, late, GROUNDS);
    assertThat(stale.since())
        .extracting(PastOfficeMove::move)
        .containsExactly(OfficeMove.ESCALATE, OfficeMove.REMARK);
  }

  @Test
  void theSameCommandMovesOnce() {
    OfficeRecord task = ditchesDrawnUp();
    OfficeCommand accept = command(task, OWNER, OfficeMove.ACCEPT, OfficeTarget.NONE, 1);
    OfficeRecord accepted = moved(task, accept);
    OfficeDecision again = OfficeLife.step(accepted, accept, GROUNDS);
    assertThat(again).isEqualTo(new OfficeDecision.Repeated(accepted.event().latest()));
    assertThat(OfficeLife.step(accepted, drawUp(ditches(), CENTER), GROUNDS))
        .isInstanceOf(OfficeDecision.Repeated.class);
  }

  /**
   * Four working hours from a quarter past eight: due at a quarter past two, for noon lasts two.
   */
  @Test
  void theClockTellsEachStepAtItsMomentAndCostsPoints() {
    OfficeRecord late = until(inProgress(), MORNING.plus(Duration.ofDays(8)));
    assertThat(late.event().history())
        .filteredOn(move -> move.move() == OfficeMove.ESCALATE)
        .extracting(move -> move.target().status())
        .containsExactly(
            LimitStatus.YELLOW, LimitStatus.OVERDUE, LimitStatus.REMINDED, LimitStatus.ESCALATED);
    assertThat(late.event().limit().light()).isEqualTo(Light.RED);
    assertThat(late.event().score()).isEqualTo(100 - 20 - 10 - 10);
  }

  @Test
  void whoHandedInBeforeTheLimitWasInTimeAlsoWhenWordOfItComesLater() {
    OfficeRecord told = until(finished(), MORNING.plus(Duration.ofHours(7)));
    assertThat(told.event().score()).isEqualTo(80);
    OfficeRecord handedIn =
        moved(told, command(told, OWNER, OfficeMove.HAND_IN, OfficeTarget.NONE, 60));
    assertThat(handedIn.event().score()).isEqualTo(100);
    assertThat(handedIn.event().reached()).isEqualTo(LimitStatus.GREEN);
  }

  @Test
  void aSuspendedTaskGoesOnByItselfAndItsClockStoodStill() {
    OfficeTarget until = OfficeTarget.NONE.withUntil(MORNING.plus(Duration.ofDays(2)));
    OfficeRecord suspended = moved(inProgress(), CENTER, OfficeMove.SUSPEND, until, 30);
    OfficeRecord later = until(suspended, MORNING.plus(Duration.ofDays(2)));
    assertThat(later.event().state()).isEqualTo(OfficeState.IN_PROGRESS);
    assertThat(later.event().latest().move()).isEqualTo(OfficeMove.RESUME);
    assertThat(later.event().reached()).isEqualTo(LimitStatus.GREEN);
    OfficeTarget never = OfficeTarget.NONE.withUntil(MORNING.plus(Duration.ofDays(4_000)));
    assertThat(refusal(later, command(later, CENTER, OfficeMove.SUSPEND, never, 3_000)))
        .isEqualTo(Refusal.INVALID);
  }

  @Test
  void anExtensionNeedsAnotherWhoGrantsItAndGivesTheLimitAgain() {
    OfficeRecord asked = moved(inProgress(), OWNER, OfficeMove.ASK_EXTENSION, 10);
    Actor both = new Actor(OWNER.id(), CENTER.roles(), CENTER.areas(), "");
    assertThat(
            refusal(asked, command(asked, both, OfficeMove.GRANT_EXTENSION, OfficeTarget.NONE, 11)))
        .isEqualTo(Refusal.CONDITION);
    OfficeRecord granted = moved(asked, CENTER, OfficeMove.GRANT_EXTENSION, 12);
    assertThat(granted.event().extensions()).isEqualTo(1);
    assertThat(granted.event().score()).isEqualTo(95);
    assertThat(Duration.between(asked.event().limit().dueAt(), granted.event().limit().dueAt()))
        .isGreaterThan(Duration.ofHours(4));
    assertThat(
            refusal(
                granted,
                command(granted, CENTER, OfficeMove.GRANT_EXTENSION, OfficeTarget.NONE, 13)))
        .isEqualTo(Refusal.CONDITION);
  }

  @Test
  void moneyBeyondTheBudgetCostsPointsAndIsNeverNegative() {
    OfficeRecord spent =
        moved(inProgress(), HELPER, OfficeMove.SPEND, OfficeTarget.NONE.withCents(100_001), 5);
    assertThat(spent.event().score()).isEqualTo(90);
    OfficeTarget tooMuch = OfficeTarget.NONE.withCents(-100_002);
    assertThat(refusal(spent, command(spent, OWNER, OfficeMove.SPEND, tooMuch, 6)))
        .isEqualTo(Refusal.INVALID);
    OfficeRecord corrected =
        moved(spent, OWNER, OfficeMove.SPEND, OfficeTarget.NONE.withCents(-1), 6);
    assertThat(corrected.event().score()).isEqualTo(100);
  }

  @Test
  void itWaitsForThoseWhoCanBringItOn() {
    OfficeRecord task = ditchesDrawnUp();
    assertThat(OfficeWaiting.of(task.event(), OWNER, MORNING, GROUNDS))
        .containsExactly(OfficeMove.ACCEPT);
    assertThat(OfficeWaiting.of(task.event(), CENTER, MORNING, GROUNDS)).isEmpty();
    OfficeRecord handedIn = moved(finished(), OWNER, OfficeMove.HAND_IN, 40);
    assertThat(OfficeWaiting.of(handedIn.event(), CENTER, MORNING, GROUNDS))
        .containsExactly(OfficeMove.SEND_BACK, OfficeMove.CLOSE);
    assertThat(OfficeWaiting.of(handedIn.event(), OPERATOR, MORNING, GROUNDS)).isEmpty();
    assertThat(OfficeWaiting.of(handedIn.event(), OTHER_CENTER, MORNING, GROUNDS))
        .isEqualTo(List.of());
  }
}
