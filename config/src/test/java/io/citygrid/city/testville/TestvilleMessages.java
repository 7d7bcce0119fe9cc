package io.citygrid.city.testville;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.AppealState;
import io.citygrid.city.event.Candidate;
import io.citygrid.city.event.CandidateReason;
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
import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.DetectorQuantity;
import io.citygrid.city.event.DispatchBasis;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.PendingRequest;
import io.citygrid.city.event.Placement;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.PresencePing;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.Satisfaction;
import io.citygrid.city.event.TrackedFrame;
import io.citygrid.city.event.TrackedPosition;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.city.event.Versions;
import io.citygrid.city.view.CrowdSource;
import io.citygrid.city.view.CrowdView;
import io.citygrid.city.view.ExpectedCrowd;
import io.citygrid.city.view.FlowMover;
import io.citygrid.city.view.FlowPair;
import io.citygrid.city.view.FlowUnusual;
import io.citygrid.city.view.FlowView;
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

  /** A minute at a gate of the square. */
  public static final CrossingCount STREAMING_IN =
      new CrossingCount(
          "gate-1", 42L, 7L, null, MONDAY_MORNING, 60, MONDAY_MORNING.plusSeconds(61), 1);

  /** The same where nobody knows in which direction. */
  public static final CrossingCount PASSING_BY =
      new CrossingCount(
          "street-1", null, null, 49L, MONDAY_MORNING, 60, MONDAY_MORNING.plusSeconds(61), 1);

  public static final PresencePing HEARD =
      new PresencePing(
          "0mZ3bq1yH7xkPz6sQWc2Yw",
          new Position(118.0501, 31.0499, 12),
          MONDAY_MORNING,
          MONDAY_MORNING.plusMillis(700),
          1);

  /** Two people in the passage to the square. */
  public static final TrackedFrame WALKING =
      new TrackedFrame(
          "square-passage",
          List.of(new TrackedPosition(7, -1.25, 2.5), new TrackedPosition(8, 0.5, 1)),
          MONDAY_MORNING,
          MONDAY_MORNING.plusMillis(200),
          1);

  /** The square is filling. */
  public static final CrowdView FILLING =
      new CrowdView(
          "square",
          MONDAY_MORNING,
          300,
          3,
          2_600L,
          CrowdSource.COUNTERS,
          null,
          false,
          0.65,
          "A",
          0.65,
          42.0,
          7.5,
          null,
          48.5,
          34.5,
          40.58,
          900.0,
          true,
          1_210L,
          0.033,
          -12.5,
          0.5,
          AlertLevel.BLUE,
          List.of(
              new ExpectedCrowd(15, 2_700, 2_400.0, 3_000.0, 120.0),
              new ExpectedCrowd(30, 2_800, null, null, null)));

  /** Few are in the street: how many is not shown. */
  public static final CrowdView FEW =
      new CrowdView(
          "market-street",
          MONDAY_MORNING,
          300,
          1,
          null,
          CrowdSource.PASSING,
          null,
          true,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          false,
          null,
          null,
          0,
          1,
          null,
          List.of());

  /** People come to the River District; how many go to the harbour is not shown. */
  public static final FlowView FLOWING_IN =
      new FlowView(
          "990101",
          "DISTRICT",
          FlowMover.PEOPLE,
          MONDAY_MORNING,
          900,
          1,
          1_250L,
          400L,
          80L,
          null,
          0.0716,
          0.1265,
          42.5,
          600.0,
          410.0,
          FlowUnusual.MORE,
          null,
          List.of(new FlowPair("990102", 1_100, 18.25)),
          List.of(new FlowPair("990102", 300, 21.5)));

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
              new Candidate(
                  "river-urban", "990101", 0, CandidateReason.BY_LIST, "responsibility.csv:3"),
              new Candidate(
                  "hill-urban", "990102", 0, CandidateReason.BEYOND_EDGE, "responsibility.csv:3")),
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
              2,
              new DispatchBasis(Move.REDISPATCH, ActorRole.DISPATCHER, 1, 1, ActorRole.RULE)));

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
}
