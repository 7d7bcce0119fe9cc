package io.citygrid.casework.verification;

import io.citygrid.city.Names;
import io.citygrid.city.VerificationRules;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.PaymentKind;
import io.citygrid.city.event.TaskAnswer;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskState;
import io.citygrid.city.event.TaskVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a citizen's command. Depends on nothing but its arguments. The task must
 * have done what it does by itself up to the command, see {@link TaskClock#run}; a command whose
 * edge has a slow clock counts as given at the task's latest change.
 */
public final class Verification {
  private static final Names NO_BUDGET =
      new Names("今日红包已发完，感谢您的核查", "today's rewards are used up; thank you for looking");
  private static final Names NOTHING_FOUND =
      new Names("无法判断的核查没有红包", "there is no reward when you cannot tell");

  private Verification() {}

  /** What becomes of a command. */
  public static TaskDecision step(
      TaskEvent task, TaskCommand command, Standing standing, VerificationGrounds grounds) {
    if (task.knows(command.commandId())) {
      return new TaskDecision.Repeated();
    }
    Instant at = moment(task, command);
    return switch (command.action()) {
      case TAKE -> take(task, command, at, standing, grounds);
      case GIVE_BACK -> giveBack(task, command, at, standing, grounds);
      case ANSWER -> answer(task, command, at, standing, grounds);
    };
  }

  /** When a command counts as given. */
  public static Instant moment(TaskEvent task, TaskCommand command) {
    return command.at().isBefore(task.at()) ? task.at() : command.at();
  }

  private static TaskDecision take(
      TaskEvent task,
      TaskCommand command,
      Instant at,
      Standing before,
      VerificationGrounds grounds) {
    Optional<TaskDecision.Refused> refusal =
        new TakeCheck(task, command, at, before, grounds).find();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    VerificationRules rules = grounds.rules();
    Instant window = TakeCheck.windowStart(at, rules);
    String person = command.actor().id();
    TaskEvent held =
        task.next(TaskState.HELD, at, command.commandId(), grounds.cityVersion())
            .withHolder(person, at.plus(Duration.ofMinutes(rules.holdMinutes())));
    Standing after =
        new Standing(
            before.person().taking(grounds.day(at)),
            before.pair().taking(at, window),
            before.device().using(person, at, window),
            before.budget());
    return new TaskDecision.Followed(held, after, List.of(), null);
  }

  private static TaskDecision giveBack(
      TaskEvent task,
      TaskCommand command,
      Instant at,
      Standing standing,
      VerificationGrounds grounds) {
    if (!AnswerCheck.holds(task, command)) {
      return notHeld();
    }
    TaskEvent open = task.next(TaskState.OPEN, at, command.commandId(), grounds.cityVersion());
    return new TaskDecision.Followed(open, standing, List.of(), null);
  }

  private static TaskDecision answer(
      TaskEvent task,
      TaskCommand command,
      Instant at,
      Standing before,
      VerificationGrounds grounds) {
    if (!AnswerCheck.holds(task, command)) {
      return notHeld();
    }
    Optional<TaskDecision.Refused> refusal =
        AnswerCheck.find(task, command, at, before.person(), grounds.rules());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    TaskVerdict verdict = Objects.requireNonNull(command.verdict(), "was checked");
    Names remark = findRemark(task, verdict, before.budget(), grounds.rules());
    long cents = remark == null ? drawn(task, grounds.rules()) : 0;
    var position = Objects.requireNonNull(command.position(), "was checked");
    List<TaskAnswer> answers = new ArrayList<>(task.answers());
    answers.add(
        new TaskAnswer(command.actor().id(), verdict, command.photo(), position, at, cents, false));
    TaskEvent after =
        task.next(
                stateAfter(task, answers, grounds.rules()),
                at,
                command.commandId(),
                grounds.cityVersion())
            .withAnswers(answers)
            .withOffer(at, 0);
    Standing standing =
        new Standing(
            before.person().answering(at, position),
            before.pair(),
            before.device(),
            before.budget().spending(cents));
    List<Payment> payments =
        cents == 0 ? List.of() : List.of(payment(after, answers.size() - 1, grounds));
    return new TaskDecision.Followed(after, standing, payments, remark);
  }

  /** Two must say the same; who cannot tell leaves it to the grid worker. */
  private static TaskState stateAfter(
      TaskEvent task, List<TaskAnswer> answers, VerificationRules rules) {
    TaskVerdict verdict = answers.get(answers.size() - 1).verdict();
    if (verdict == TaskVerdict.CANNOT_TELL || answers.get(0).verdict() != verdict) {
      return TaskState.WITH_GRID_WORKER;
    }
    if (answers.size() == 1 && Draw.isCheckedTwice(task.taskId(), rules.secondShare())) {
      return TaskState.OPEN;
    }
    return verdict == TaskVerdict.YES ? TaskState.PASSED : TaskState.FAILED;
  }

  private static @Nullable Names findRemark(
      TaskEvent task, TaskVerdict verdict, BudgetDay budget, VerificationRules rules) {
    if (verdict == TaskVerdict.CANNOT_TELL) {
      return NOTHING_FOUND;
    }
    return budget.allows(drawn(task, rules), rules.reward().dailyBudgetCents()) ? null : NO_BUDGET;
  }

  private static long drawn(TaskEvent task, VerificationRules rules) {
    return Draw.rewardCents(task.taskId(), task.answers().size(), rules.rewardOf(task.category()));
  }

  private static Payment payment(TaskEvent task, int number, VerificationGrounds grounds) {
    TaskAnswer answer = task.answers().get(number);
    return new Payment(
        Settlement.paymentId(task.taskId(), number),
        PaymentKind.REWARD,
        answer.person(),
        answer.rewardCents(),
        task.taskId(),
        task.area(),
        grounds.day(answer.at()),
        answer.at());
  }

  private static TaskDecision notHeld() {
    return new TaskDecision.Refused(
        "", new Names("您未持有此任务，或领取已过期", "you do not have this task, or no longer"));
  }
}
