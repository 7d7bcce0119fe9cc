package io.citygrid.casework.verification;

import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.PaymentKind;
import io.citygrid.city.event.TaskAnswer;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskState;
import io.citygrid.city.event.TaskVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a move of the case means for its task: a person's check decides it and takes back the
 * rewards of those who said otherwise; when the case goes another way the task is withdrawn.
 *
 * @param payments the reversals
 */
public record Settlement(TaskEvent after, List<Payment> payments) {

  /** What follows; empty when the move says nothing about the task. */
  public static Optional<Settlement> find(
      TaskEvent task, CaseEvent event, VerificationGrounds grounds) {
    Move move = event.made().move();
    boolean isCheck = move == Move.PASS_CHECK || move == Move.FAIL_CHECK;
    if (isCheck && event.made().role() != ActorRole.RULE) {
      return Optional.of(decided(task, event, move == Move.PASS_CHECK, grounds));
    }
    boolean isStillChecked =
        event.state() == CaseState.HANDLED || event.state() == CaseState.UNDER_CHECK;
    boolean isWaiting = task.state().isOffered() || task.state() == TaskState.WITH_GRID_WORKER;
    return isWaiting && !isStillChecked
        ? Optional.of(
            new Settlement(
                task.next(TaskState.WITHDRAWN, event.at(), "", grounds.cityVersion()), List.of()))
        : Optional.empty();
  }

  /** The id under which an answer is paid. */
  static String paymentId(String taskId, int answer) {
    return taskId + "/" + (answer + 1);
  }

  private static Settlement decided(
      TaskEvent task, CaseEvent event, boolean isDone, VerificationGrounds grounds) {
    TaskState state = isDone ? TaskState.PASSED : TaskState.FAILED;
    TaskVerdict wrong = isDone ? TaskVerdict.NO : TaskVerdict.YES;
    List<TaskAnswer> answers = new ArrayList<>();
    List<Payment> reversals = new ArrayList<>();
    for (TaskAnswer answer : task.answers()) {
      if (answer.verdict() == wrong && answer.rewardCents() > 0 && !answer.reversed()) {
        reversals.add(reversal(task, answers.size(), event.at(), grounds));
        answers.add(answer.takenBack());
      } else {
        answers.add(answer);
      }
    }
    TaskEvent after =
        task.next(state, event.at(), "", grounds.cityVersion())
            .withAnswers(answers)
            .withDecider(event.made().actor());
    return new Settlement(after, List.copyOf(reversals));
  }

  private static Payment reversal(
      TaskEvent task, int number, Instant at, VerificationGrounds grounds) {
    TaskAnswer answer = task.answers().get(number);
    return new Payment(
        Payment.reversalId(paymentId(task.taskId(), number)),
        PaymentKind.REVERSAL,
        answer.person(),
        answer.rewardCents(),
        task.taskId(),
        task.area(),
        grounds.day(answer.at()),
        at);
  }
}
