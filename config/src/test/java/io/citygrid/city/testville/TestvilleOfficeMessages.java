package io.citygrid.city.testville;

import io.citygrid.city.LimitUnit;
import io.citygrid.city.Names;
import io.citygrid.city.TimeLimit;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.OfficeBrief;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeOutcome;
import io.citygrid.city.event.OfficeResult;
import io.citygrid.city.event.OfficeState;
import io.citygrid.city.event.OfficeStep;
import io.citygrid.city.event.OfficeTarget;
import io.citygrid.city.event.PastOfficeMove;
import io.citygrid.city.event.Versions;
import java.time.Instant;
import java.util.List;

/** A task of Testville's office, as messages. */
public final class TestvilleOfficeMessages {
  private static final Instant NOW = TestvilleMessages.MONDAY_MORNING;

  /** Clear the ditches: two steps, the second in the hand of the water company. */
  public static final OfficeBrief DITCHES =
      new OfficeBrief(
          new Names("清淤", "Clear the ditches"),
          new Names("江区全部排水沟", "All ditches of the River District"),
          "990101",
          "river-urban",
          new TimeLimit(2, LimitUnit.WORKING_DAYS),
          500_000,
          "storm",
          "warning:rain/990100",
          List.of(
              new OfficeStep(1, new Names("巡查", "Look"), "river-urban", 1, null, ""),
              new OfficeStep(2, new Names("抽排", "Pump"), "water", 3, null, "")));

  /** The center of the River District draws it up. */
  public static final OfficeCommand DRAWN_UP =
      new OfficeCommand(
          CaseIds.of("center-1", "office/draw-up-1"),
          CaseIds.of("center-1", "office/1"),
          0,
          OfficeMove.DRAW_UP,
          new Actor("center-1", List.of(ActorRole.DUTY_OFFICER), List.of("990101"), ""),
          NOW,
          1,
          "",
          OfficeTarget.NONE,
          DITCHES);

  private static final PastOfficeMove BEGUN =
      new PastOfficeMove(
          1,
          OfficeMove.DRAW_UP,
          OfficeState.ASSIGNED,
          "center-1",
          ActorRole.DUTY_OFFICER,
          "",
          NOW,
          "",
          OfficeTarget.NONE,
          DRAWN_UP.commandId());

  private static final PastOfficeMove ACCEPTED =
      new PastOfficeMove(
          2,
          OfficeMove.ACCEPT,
          OfficeState.IN_PROGRESS,
          "handler-1",
          ActorRole.HANDLER,
          "river-urban",
          NOW.plusSeconds(600),
          "",
          OfficeTarget.NONE,
          "accept-1");

  /** The water company has pumped. */
  public static final OfficeEvent HALF_DONE =
      new OfficeEvent(
          DRAWN_UP.taskId(),
          3,
          OfficeState.IN_PROGRESS,
          NOW.plusSeconds(7_200),
          DITCHES,
          List.of("990100", "990101"),
          "river-urban",
          List.of(
              DITCHES.steps().get(0),
              DITCHES.steps().get(1).done(NOW.plusSeconds(7_200), "pump-1")),
          75,
          120_000,
          0,
          0,
          1,
          "",
          null,
          new CaseLimit(
              LimitStage.HANDLING,
              NOW,
              NOW.plusSeconds(2 * 86_400),
              NOW.plusSeconds(127_800),
              null,
              Light.GREEN),
          LimitStatus.GREEN,
          95,
          new Versions(1, 1, 1),
          new PastOfficeMove(
              3,
              OfficeMove.FINISH_STEP,
              OfficeState.IN_PROGRESS,
              "pump-1",
              ActorRole.HANDLER,
              "water",
              NOW.plusSeconds(7_200),
              "",
              OfficeTarget.NONE.withStep(2),
              "finish-2"),
          List.of(ACCEPTED, BEGUN));

  /** Somebody wanted to hand over a step that was finished meanwhile. */
  public static final OfficeOutcome TOO_LATE =
      new OfficeOutcome(
          CaseIds.of("handler-1", "office/hand-over-1"),
          DRAWN_UP.taskId(),
          OfficeResult.STALE,
          3,
          OfficeState.IN_PROGRESS,
          NOW.plusSeconds(7_260),
          "expectedVersion",
          "the task has moved since you looked",
          "任务已有变化",
          List.of(OfficeMove.REOPEN_STEP, OfficeMove.REMARK),
          List.of(HALF_DONE.latest()));

  private TestvilleOfficeMessages() {}
}
