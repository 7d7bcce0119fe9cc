package io.citygrid.casework.verification;

import static io.citygrid.casework.verification.Checks.FAR;
import static io.citygrid.casework.verification.Checks.NEARBY;
import static io.citygrid.casework.verification.Checks.NOON;
import static io.citygrid.casework.verification.Checks.PLACE;
import static io.citygrid.casework.verification.Checks.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.PaymentKind;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.TaskAction;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskState;
import io.citygrid.city.event.TaskVerdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationTest {
  private static final String TASK = "C1-4";
  private final CheckDesk desk = new CheckDesk(Checks.grounds(RULES));

  private void open(String... caseIds) {
    for (String caseId : caseIds) {
      desk.open(Checks.task(caseId));
    }
  }

  private String whyNot(TaskCommand command) {
    TaskDecision decision = desk.take(command);
    assertThat(decision).isInstanceOf(TaskDecision.Refused.class);
    TaskDecision.Refused refused = (TaskDecision.Refused) decision;
    assertThat(refused.why().zh()).isNotBlank();
    return (refused.field() + " " + refused.why().en()).strip();
  }

  private TaskDecision.Followed followed(TaskCommand command) {
    TaskDecision decision = desk.take(command);
    assertThat(decision).isInstanceOf(TaskDecision.Followed.class);
    return (TaskDecision.Followed) decision;
  }

  @Test
  void firstComeHoldsTheTaskForHalfAnHour() {
    open("C1");
    followed(Checks.take(TASK, "li", NEARBY, 60));

    assertThat(whyNot(Checks.take(TASK, "wang", NEARBY, 61)))
        .isEqualTo("somebody else has this task");
    assertThat(desk.task("C1").holder()).isEqualTo("li");
    assertThat(desk.task("C1").heldUntil()).isEqualTo(NOON.plusSeconds(60 + 1_800));
    desk.runTo(NOON.plusSeconds(60 + 1_800));
    assertThat(desk.task("C1").holder()).isEmpty();
    followed(Checks.take(TASK, "wang", NEARBY, 1_861));
  }

  @Test
  void aRepeatedCommandIsFollowedOnce() {
    open("C1");
    TaskCommand take = Checks.take(TASK, "li", NEARBY, 60);
    followed(take);
    followed(Checks.command(TASK, TaskAction.GIVE_BACK, "li", NEARBY, null, 70));

    assertThat(desk.take(take)).isInstanceOf(TaskDecision.Repeated.class);
    assertThat(desk.task("C1").state()).isEqualTo(TaskState.OPEN);
  }

  @Test
  void theRadiusGrowsUntilTheGridWorkerHasTheTask() {
    open("C1");
    assertThat(whyNot(Checks.take(TASK, "li", FAR, 60))).startsWith("position is 95");
    desk.runTo(NOON.plus(Duration.ofMinutes(30)));
    followed(Checks.take(TASK, "li", FAR, 1_860));
    followed(Checks.command(TASK, TaskAction.GIVE_BACK, "li", FAR, null, 1_870));
    desk.runTo(NOON.plus(Duration.ofMinutes(90)));

    assertThat(desk.task("C1").state()).isEqualTo(TaskState.WITH_GRID_WORKER);
    assertThat(desk.task("C1").at()).isEqualTo(NOON.plus(Duration.ofMinutes(90)));
    assertThat(CaseMoves.list(desk.task("C1")))
        .extracting(CaseCommand::move)
        .containsExactly(Move.REQUEST_CHECK);
  }

  @Test
  void nobodyChecksTheOwnReportTheOwnWorkOrThatOfTheOwnDepartment() {
    open("C1");
    assertThat(whyNot(Checks.take(TASK, "reporter", NEARBY, 1))).contains("reported this case");
    assertThat(whyNot(Checks.take(TASK, "handler-1", NEARBY, 1))).contains("handled this case");
    Actor colleague = new Actor("zhao", List.of(ActorRole.CITIZEN), List.of(), "river-urban");
    Actor worker = new Actor("worker-7", List.of(ActorRole.GRID_WORKER), List.of(), "");
    assertThat(whyNot(as(colleague))).contains("your department handled");
    assertThat(whyNot(as(worker))).contains("only citizens");
  }

  private static TaskCommand as(Actor actor) {
    return new TaskCommand(
        "x" + actor.id(), TASK, TaskAction.TAKE, actor, "phone", NOON, 1, NEARBY, null, "");
  }

  @ParameterizedTest
  @CsvSource({
    "118.025,  31.075, 5,    YES, ''",
    "118.0264, 31.075, 50,   YES, ''",
    "118.0264, 31.075, 5,    YES, position is 133 m from the place",
    "118.025,  31.075, 5000, YES, position is exact to 5000 m only",
  })
  void theAnswerComesFromTheSpot(
      double lon, double lat, double accuracy, TaskVerdict verdict, String why) {
    open("C1");
    followed(Checks.take(TASK, "li", NEARBY, 60));
    TaskCommand answer = Checks.answer(TASK, "li", new Position(lon, lat, accuracy), verdict, 300);
    if (why.isEmpty()) {
      followed(answer);
    } else {
      assertThat(whyNot(answer)).startsWith(why);
      assertThat(desk.task("C1").holder()).isEqualTo("li");
    }
  }

  @Test
  void anAnswerWithoutWordPhotoPlaceOrTaskIsRefused() {
    open("C1");
    assertThat(whyNot(Checks.answer(TASK, "li", PLACE, TaskVerdict.YES, 10)))
        .contains("do not have this task");
    followed(Checks.take(TASK, "li", NEARBY, 60));
    assertThat(whyNot(Checks.answer(TASK, "li", PLACE, null, 70))).startsWith("verdict");
    assertThat(whyNot(Checks.answer(TASK, "li", null, TaskVerdict.NO, 71))).startsWith("position");
    TaskCommand blind =
        new TaskCommand(
            "b",
            TASK,
            TaskAction.ANSWER,
            Checks.citizen("li"),
            "p",
            NOON.plusSeconds(72),
            1,
            PLACE,
            TaskVerdict.NO,
            "");
    assertThat(whyNot(blind)).startsWith("photo");
    assertThat(whyNot(Checks.take(TASK, "li", NEARBY, 80))).isEqualTo("you have this task already");
  }

  @Test
  void whatTheCitizenFoundMovesTheCaseAndIsPaid() {
    open("C1");
    followed(Checks.take(TASK, "li", NEARBY, 60));
    var answered = followed(Checks.answer(TASK, "li", PLACE, TaskVerdict.NO, 300));

    assertThat(answered.after().state()).isEqualTo(TaskState.FAILED);
    assertThat(answered.payments())
        .singleElement()
        .satisfies(
            payment -> {
              assertThat(payment.person()).isEqualTo("li");
              assertThat(payment.amountCents()).isBetween(300L, 400L);
              assertThat(payment.day()).isEqualTo("2026-03-02");
            });
    assertThat(CaseMoves.list(answered.after()))
        .extracting(CaseCommand::move)
        .containsExactly(Move.REQUEST_CHECK, Move.FAIL_CHECK);
    assertThat(whyNot(Checks.take(TASK, "wang", NEARBY, 400))).isEqualTo("this task is over");
  }

  @Test
  void aCategoryMayBeWorthSomethingElse() {
    desk.grounds = Checks.grounds(Checks.waste(777));
    open("C1");
    followed(Checks.take(TASK, "li", NEARBY, 60));

    assertThat(followed(Checks.answer(TASK, "li", PLACE, TaskVerdict.YES, 300)).payments())
        .extracting(Payment::amountCents)
        .containsExactly(777L);
  }

  @Test
  void whoCannotTellLeavesItToTheGridWorkerWithoutReward() {
    open("C1");
    followed(Checks.take(TASK, "li", NEARBY, 60));
    var answered = followed(Checks.answer(TASK, "li", PLACE, TaskVerdict.CANNOT_TELL, 300));

    assertThat(answered.after().state()).isEqualTo(TaskState.WITH_GRID_WORKER);
    assertThat(answered.payments()).isEmpty();
    assertThat(answered.remark()).isNotNull();
  }

  @Test
  void twoWhoDisagreeLeaveItToTheGridWorkerWhoTakesTheWrongReward() {
    desk.grounds = Checks.grounds(Checks.allCheckedTwice());
    open("C1");
    followed(Checks.take(TASK, "li", NEARBY, 60));
    assertThat(followed(Checks.answer(TASK, "li", PLACE, TaskVerdict.YES, 300)).after().state())
        .isEqualTo(TaskState.OPEN);
    assertThat(whyNot(Checks.take(TASK, "li", NEARBY, 301))).contains("checked this case before");
    followed(Checks.take(TASK, "wang", NEARBY, 400));
    followed(Checks.answer(TASK, "wang", PLACE, TaskVerdict.NO, 500));
    assertThat(desk.task("C1").state()).isEqualTo(TaskState.WITH_GRID_WORKER);
    desk.settle(CaseMovesOfAnother.check("C1", false, NOON.plusSeconds(900)));
    desk.settle(CaseMovesOfAnother.check("C1", false, NOON.plusSeconds(901)));

    assertThat(desk.payments)
        .extracting(p -> p.person() + " " + p.kind())
        .containsExactly("li REWARD", "wang REWARD", "li REVERSAL");
    assertThat(desk.payments.get(2).amountCents()).isEqualTo(desk.payments.get(0).amountCents());
    assertThat(desk.task("C1").answers().get(0).reversed()).isTrue();
    assertThat(CaseMoves.list(desk.task("C1"))).isEmpty();
  }

  @Test
  void twoWhoAgreeDecide() {
    desk.grounds = Checks.grounds(Checks.allCheckedTwice());
    open("C1");
    for (String person : List.of("li", "wang")) {
      followed(Checks.take(TASK, person, NEARBY, 60));
      followed(Checks.answer(TASK, person, PLACE, TaskVerdict.YES, 300));
    }
    assertThat(desk.task("C1").state()).isEqualTo(TaskState.PASSED);
    assertThat(desk.payments).hasSize(2).allMatch(p -> p.kind() == PaymentKind.REWARD);
  }

  @Test
  void aTaskOfACaseThatWentAnotherWayIsWithdrawn() {
    open("C1");
    followed(Checks.take(TASK, "li", NEARBY, 60));
    desk.settle(
        CaseMovesOfAnother.made(
            "C1", Move.REQUEST_CHECK, CaseState.UNDER_CHECK, "o", ActorRole.OPERATOR, NOON));
    assertThat(desk.task("C1").state()).isEqualTo(TaskState.HELD);
    desk.settle(
        CaseMovesOfAnother.made(
            "C1", Move.VOID, CaseState.VOID, "o", ActorRole.SUPERVISOR, NOON.plusSeconds(99)));

    assertThat(desk.task("C1").state()).isEqualTo(TaskState.WITHDRAWN);
    assertThat(whyNot(Checks.answer(TASK, "li", PLACE, TaskVerdict.YES, 300)))
        .contains("do not have this task");
  }

  @Test
  void aBudgetLoweredBelowWhatIsSpentPaysNothingMore() {
    open("C1", "C2");
    followed(Checks.take(TASK, "li", NEARBY, 60));
    followed(Checks.answer(TASK, "li", PLACE, TaskVerdict.YES, 300));
    desk.grounds = Checks.grounds(Checks.budget(100));
    followed(Checks.take("C2-4", "wang", NEARBY, 400));
    var unpaid = followed(Checks.answer("C2-4", "wang", PLACE, TaskVerdict.YES, 500));

    assertThat(unpaid.payments()).isEmpty();
    assertThat(unpaid.remark()).isNotNull();
    assertThat(unpaid.after().state()).isEqualTo(TaskState.PASSED);
    assertThat(desk.payments).hasSize(1);
  }

  @Test
  void aPersonTakesSoManyTasksADay() {
    open("C1", "C2", "C3", "C4");
    for (String caseId : List.of("C1", "C2", "C3")) {
      desk.pairs.clear();
      followed(Checks.take(caseId + "-4", "li", NEARBY, 60));
    }
    desk.pairs.clear();
    assertThat(whyNot(Checks.take("C4-4", "li", NEARBY, 70))).contains("taken 3 tasks today");
  }

  @Test
  void aPersonChecksOnlySoManyCasesOfOneReporter() {
    open("C1", "C2", "C3");
    followed(Checks.take("C1-4", "li", NEARBY, 60));
    followed(Checks.take("C2-4", "li", NEARBY, 61));
    assertThat(whyNot(Checks.take("C3-4", "li", NEARBY, 62))).contains("of the same reporter");
    followed(Checks.take("C3-4", "wang", NEARBY, 63));
  }

  @Test
  void aPhoneServesOnlySoManyAccounts() {
    open("C1", "C2", "C3");
    followed(onOnePhone("C1-4", "li"));
    followed(onOnePhone("C2-4", "wang"));
    assertThat(whyNot(onOnePhone("C3-4", "zhao"))).startsWith("device is used by 2");
  }

  private static TaskCommand onOnePhone(String task, String person) {
    return new TaskCommand(
        person, task, TaskAction.TAKE, Checks.citizen(person), "phone", NOON, 1, NEARBY, null, "");
  }

  @Test
  void nobodyFliesFromOneAnswerToTheNext() {
    open("C1");
    desk.people.put(
        "li", new Verifier("2026-03-02", 1, NOON.plusSeconds(240), new Position(118.1, 31.075, 5)));
    followed(Checks.take(TASK, "li", NEARBY, 250));
    assertThat(whyNot(Checks.answer(TASK, "li", PLACE, TaskVerdict.YES, 300)))
        .contains("too far from your last answer");
    followed(Checks.answer(TASK, "li", PLACE, TaskVerdict.YES, 900));
  }
}
