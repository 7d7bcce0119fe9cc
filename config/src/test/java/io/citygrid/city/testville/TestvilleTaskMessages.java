package io.citygrid.city.testville;

import io.citygrid.city.NotifiedStep;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Notification;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.PaymentKind;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.TaskAction;
import io.citygrid.city.event.TaskAnswer;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskOutcome;
import io.citygrid.city.event.TaskResult;
import io.citygrid.city.event.TaskState;
import io.citygrid.city.event.TaskVerdict;
import java.time.Instant;
import java.util.List;

/** A verification task of Testville, as messages. */
public final class TestvilleTaskMessages {
  /** A citizen checks {@link TestvilleMessages#WASTE} on the spot. */
  public static final TaskCommand FOUND_DONE =
      new TaskCommand(
          CaseIds.of("citizen-5", "task/answer-1"),
          TaskEvent.idOf(TestvilleMessages.WASTE.caseId(), 4),
          TaskAction.ANSWER,
          new Actor("citizen-5", List.of(ActorRole.CITIZEN), List.of(), ""),
          "phone-1",
          TestvilleMessages.MONDAY_MORNING.plusSeconds(9_000),
          1,
          new Position(118.0251, 31.0751, 12),
          TaskVerdict.YES,
          "photo-9");

  /** What became of the task by {@link #FOUND_DONE}. */
  public static final TaskEvent CHECKED_BY_CITIZEN =
      new TaskEvent(
          FOUND_DONE.taskId(),
          3,
          TaskState.PASSED,
          FOUND_DONE.at(),
          TestvilleMessages.WASTE.caseId(),
          "E0101",
          "990101",
          new Position(118.025, 31.075, 8),
          "worker-7",
          "handler-3",
          List.of("river-urban"),
          FOUND_DONE.at(),
          0,
          "",
          null,
          List.of(
              new TaskAnswer(
                  "citizen-5",
                  TaskVerdict.YES,
                  "photo-9",
                  new Position(118.0251, 31.0751, 12),
                  FOUND_DONE.at(),
                  346,
                  false)),
          "",
          1,
          FOUND_DONE.commandId(),
          List.of(CaseIds.of("citizen-5", "task/take-1")));

  /** The answer to {@link #FOUND_DONE}. */
  public static final TaskOutcome REWARDED =
      new TaskOutcome(
          FOUND_DONE.commandId(),
          FOUND_DONE.taskId(),
          TaskResult.FOLLOWED,
          TaskState.PASSED,
          FOUND_DONE.at(),
          null,
          346,
          "",
          "",
          "");

  /** What is owed for it. */
  public static final Payment REWARD =
      new Payment(
          FOUND_DONE.taskId() + "/1",
          PaymentKind.REWARD,
          "citizen-5",
          346,
          FOUND_DONE.taskId(),
          "990101",
          "2026-03-02",
          FOUND_DONE.at());

  /** What the reporter of the case is told when it is checked. */
  public static final Notification TOLD =
      new Notification(
          TestvilleMessages.UNDER_CHECK.caseId() + "/14",
          NotifiedStep.TO_BE_VERIFIED,
          TestvilleMessages.UNDER_CHECK.caseId(),
          14,
          "worker-7",
          null,
          TestvilleMessages.UNDER_CHECK.at(),
          CaseState.UNDER_CHECK,
          "案件正在现场核查。",
          "The case is being checked on the spot.",
          1);

  private TestvilleTaskMessages() {}

  /** A task like {@link #CHECKED_BY_CITIZEN}, of another case, that has just been opened. */
  public static TaskEvent openedAt(String caseId, Instant at) {
    TaskEvent like = CHECKED_BY_CITIZEN;
    return new TaskEvent(
        TaskEvent.idOf(caseId, 4),
        1,
        TaskState.OPEN,
        at,
        caseId,
        like.category(),
        like.area(),
        like.position(),
        like.reporter(),
        like.handler(),
        like.departments(),
        at,
        0,
        "",
        null,
        List.of(),
        "",
        1,
        "",
        List.of());
  }
}
