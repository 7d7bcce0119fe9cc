package io.citygrid.city.testville;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.event.AccessEntry;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.AppealState;
import io.citygrid.city.event.Candidate;
import io.citygrid.city.event.CaseChange;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.CaseStep;
import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.event.CommandResult;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.DetectorQuantity;
import io.citygrid.city.event.FactAction;
import io.citygrid.city.event.FactChange;
import io.citygrid.city.event.FactContent;
import io.citygrid.city.event.FactEdit;
import io.citygrid.city.event.FactKind;
import io.citygrid.city.event.FactOutcome;
import io.citygrid.city.event.FactResult;
import io.citygrid.city.event.FieldChange;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.PastFactChange;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.PaymentKind;
import io.citygrid.city.event.PendingRequest;
import io.citygrid.city.event.Placement;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.ReportSource;
import io.citygrid.city.event.Satisfaction;
import io.citygrid.city.event.TaskAction;
import io.citygrid.city.event.TaskAnswer;
import io.citygrid.city.event.TaskCommand;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskOutcome;
import io.citygrid.city.event.TaskResult;
import io.citygrid.city.event.TaskState;
import io.citygrid.city.event.TaskVerdict;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.city.event.Versions;
import java.time.Instant;
import java.util.List;

/** One of each message of a Monday morning in Testville. */
public final class TestvilleMessages {
  /** A quarter past eight of a Monday. */
  public static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T00:15:00Z");

  /** Exposed waste in North Street. */
  public static final Report WASTE =
      new Report(
          CaseIds.of("worker-7", "photo-1"),
          "worker-7",
          ReportSource.GRID_WORKER,
          "E0101",
          "路边有垃圾 \"旧家具\"",
          new Position(118.025, 31.075, 8),
          MONDAY_MORNING,
          MONDAY_MORNING.plusMillis(1_250),
          1,
          "");

  /** The same told on the telephone: nobody knows where. */
  public static final Report WASTE_SOMEWHERE =
      new Report(
          CaseIds.of("hotline", "12345-99"),
          "hotline",
          ReportSource.HOTLINE,
          "E0101",
          "",
          null,
          MONDAY_MORNING,
          MONDAY_MORNING.plusSeconds(40),
          0,
          "12345-99");

  /** The same again, transferred by another system that wants it handled within a day. */
  public static final Report WASTE_TRANSFERRED =
      WASTE_SOMEWHERE.withDueAt(MONDAY_MORNING.plusSeconds(86_400));

  /** The water in North Street. */
  public static final Reading WATER =
      new Reading("wl-01", "level", 82.5, MONDAY_MORNING, MONDAY_MORNING.plusMillis(310), 1);

  public static final DetectorObservation FLOWING =
      new DetectorObservation(
          "loop-1",
          2,
          DetectorQuantity.FLOW,
          900,
          MONDAY_MORNING,
          MONDAY_MORNING.plusMillis(410),
          1);

  public static final VehiclePosition TAXI =
      new VehiclePosition(
          "taxi-7",
          new Position(118.021, 31.05, 8),
          91.5,
          null,
          MONDAY_MORNING,
          MONDAY_MORNING.plusMillis(900),
          1);

  public static final MetricValue SLOW =
      new MetricValue("traffic/segment/ring-1.1/speed", MONDAY_MORNING, 32.5, "km/h", 2, 0.75);

  /** What became of {@link #WASTE}. */
  public static final CaseEvent DISPATCHED =
      new CaseEvent(
          WASTE.caseId(),
          1,
          CaseState.DISPATCHED,
          WASTE.receivedAt(),
          WASTE,
          List.of(
              new Placement("district", "990101", 2379.4),
              new Placement("appearance", "A-990101001", 2379.4)),
          "990101001",
          List.of("990100", "990101", "990101001"),
          "A-990101001",
          "river-urban",
          "responsibility.csv:3",
          null,
          List.of(),
          new Versions(1, 1, 1),
          CaseStep.of(WASTE),
          CaseFacts.initial(WASTE, AreaLevel.DISTRICT));

  /** What became of {@link #WASTE_SOMEWHERE}. */
  public static final CaseEvent ON_MANUAL_DESK =
      new CaseEvent(
          WASTE_SOMEWHERE.caseId(),
          1,
          CaseState.ON_MANUAL_DESK,
          WASTE_SOMEWHERE.receivedAt(),
          WASTE_SOMEWHERE,
          List.of(),
          "",
          List.of(),
          "",
          "",
          "",
          DeskReason.NO_LOCATION,
          List.of(
              new Candidate("river-urban", "990101", 0), new Candidate("hill-urban", "990102", 0)),
          new Versions(1, 1, 1),
          null,
          null);

  /** The department of {@link #WASTE} asks for more time. */
  public static final CaseCommand MORE_TIME =
      new CaseCommand(
          "command-1",
          WASTE.caseId(),
          3,
          Move.ASK_EXTENSION,
          new Actor("handler-3", List.of(ActorRole.HANDLER), List.of("990101"), "river-urban"),
          MONDAY_MORNING.plusSeconds(1800),
          1,
          "等待大型清运车",
          List.of("photo-1"),
          new Position(118.025, 31.075, 12),
          MoveTarget.NONE.withStandard("E0101-1"));

  /** The answer to {@link #MORE_TIME}: somebody was quicker. */
  public static final CommandOutcome TOO_LATE =
      new CommandOutcome(
          MORE_TIME.commandId(),
          MORE_TIME.caseId(),
          CommandResult.STALE,
          4,
          CaseState.HANDLED,
          MORE_TIME.at(),
          "the case has moved since version 3",
          "案件自第3版后已有变动",
          List.of(Move.REMARK),
          List.of(new CaseChange(4, Move.HAND_IN, "handler-4", MONDAY_MORNING.plusSeconds(1700))));

  /** {@link #WASTE} after a life: under check a second time, supervised, its limit extended. */
  public static final CaseEvent UNDER_CHECK =
      new CaseEvent(
          WASTE.caseId(),
          14,
          CaseState.UNDER_CHECK,
          MONDAY_MORNING.plusSeconds(7200),
          WASTE,
          DISPATCHED.placements(),
          DISPATCHED.area(),
          DISPATCHED.areaPath(),
          DISPATCHED.cell(),
          DISPATCHED.department(),
          DISPATCHED.rule(),
          null,
          List.of(),
          new Versions(1, 1, 1),
          CaseStep.of(MORE_TIME, ActorRole.HANDLER),
          new CaseFacts(
              "E0101",
              WASTE.position(),
              "E0101-1",
              AreaLevel.CITY,
              true,
              "hill-urban",
              List.of("city-water"),
              "handler-3",
              List.of("hill-urban"),
              1,
              1,
              2,
              1,
              3,
              1,
              List.of(CaseFlag.SUPERVISED),
              PendingRequest.SUSPENSION,
              "handler-3",
              MONDAY_MORNING.plusSeconds(86_400),
              MONDAY_MORNING.plusSeconds(172_800),
              AppealState.FIRST_PASSED,
              "supervisor-1",
              WASTE_SOMEWHERE.caseId(),
              List.of("13YNH452992Q9VTB"),
              List.of("91340200000000000X"),
              Move.CLOSE,
              MONDAY_MORNING.plusSeconds(6000),
              Satisfaction.NOT_SATISFIED,
              List.of(
                  new CaseLimit(
                      LimitStage.HANDLING,
                      MONDAY_MORNING,
                      MONDAY_MORNING.plusSeconds(14_400),
                      MONDAY_MORNING.plusSeconds(10_800),
                      null,
                      Light.GREEN)),
              2));

  /** The alert that {@link #WATER} raised a minute later. */
  public static final AlertEvent WATER_HIGH =
      new AlertEvent(
          "water-high/wl-01/1772410500",
          1,
          AlertState.RAISED,
          AlertLevel.ORANGE,
          "water-high",
          "wl-01",
          "level",
          82.5,
          MONDAY_MORNING.plusSeconds(60),
          MONDAY_MORNING,
          new Position(118.03, 31.08, 0),
          List.of("990100", "990101", "990101001"),
          CaseIds.of("wl-01", "water-high/wl-01/1772410500"),
          new Versions(1, 1, 1));

  /** A message that was cut off. */
  public static final DeadLetter CUT_OFF =
      new DeadLetter(
          "city.reports.v1/0/41",
          "city.reports.v1",
          0,
          41,
          "",
          "eyJjYXNlSWQiOg==",
          DeadLetterReason.MALFORMED_JSON,
          "",
          "ends in the middle",
          MONDAY_MORNING);

  private TestvilleMessages() {}

  /** A noodle shop of North Street has another owner, as a grid worker says. */
  public static final FactEdit NEW_OWNER =
      new FactEdit(
          CaseIds.of("worker-7", "fact/F-1/visit-9"),
          CaseIds.of("worker-7", "fact/visit-1"),
          1,
          FactAction.AMEND,
          new Actor("worker-7", List.of(ActorRole.GRID_WORKER), List.of("340202001"), ""),
          MONDAY_MORNING,
          1,
          null,
          null,
          new FactContent("北街面馆", "李华", "北街 5 号", "91350100M000100Y43", "餐饮", 4, ""),
          "");

  /** The shop after it. */
  public static final FactChange SHOP =
      new FactChange(
          NEW_OWNER.factId(),
          2,
          FactKind.BUSINESS,
          new FactContent("北街面馆", "李华", "北街 5 号", "91350100M000100Y43", "餐饮", 4, ""),
          new Position(118.025, 31.075, 8),
          "s-1",
          "340202001",
          List.of("3402", "340202", "340202001"),
          MONDAY_MORNING.minusSeconds(86_400),
          MONDAY_MORNING,
          MONDAY_MORNING.plusSeconds(30 * 86_400),
          new Versions(1, 1, 1),
          new PastFactChange(
              2,
              FactAction.AMEND,
              "worker-7",
              MONDAY_MORNING,
              "",
              NEW_OWNER.editId(),
              List.of(new FieldChange("person", "王小明", "李华"))),
          List.of(
              new PastFactChange(
                  1,
                  FactAction.RECORD,
                  "worker-7",
                  MONDAY_MORNING.minusSeconds(86_400),
                  "",
                  CaseIds.of("worker-7", "fact/visit-1"),
                  List.of(new FieldChange("person", "", "王小明")))));

  /** Somebody else who had seen the shop before it. */
  public static final FactOutcome SEEN_TOO_EARLY =
      new FactOutcome(
          CaseIds.of("worker-8", "fact/F-1/visit-3"),
          SHOP.factId(),
          FactResult.STALE,
          2,
          MONDAY_MORNING.plusSeconds(60),
          "expectedVersion",
          "the fact has changed since version 1",
          "登记自第1版后已有变动",
          List.of(SHOP.latest()));

  /** A supervisor looked at it. */
  public static final AccessEntry LOOKED_AT =
      new AccessEntry(
          "0b0e7a0c-52b4-4b7e-8a49-5a4f3f0d2c11",
          "chief",
          List.of("SUPERVISOR"),
          "showFact",
          List.of(SHOP.factId()),
          false,
          MONDAY_MORNING.plusSeconds(90));

  /** A citizen checks {@link #WASTE} on the spot. */
  public static final TaskCommand FOUND_DONE =
      new TaskCommand(
          CaseIds.of("citizen-5", "task/answer-1"),
          TaskEvent.idOf(WASTE.caseId(), 4),
          TaskAction.ANSWER,
          new Actor("citizen-5", List.of(ActorRole.CITIZEN), List.of(), ""),
          "phone-1",
          MONDAY_MORNING.plusSeconds(9_000),
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
          WASTE.caseId(),
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
}
