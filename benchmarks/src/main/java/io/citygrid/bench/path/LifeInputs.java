package io.citygrid.bench.path;

import io.citygrid.city.ReportSource;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Reports in the middle of cells of {@link GridCity}, so that every one is dispatched, and the
 * moves by which its case is handled, checked and closed by the people whose matter it is.
 */
final class LifeInputs {
  private static final String CATEGORY = "E0101";
  private static final double ACCURACY_METERS = 5;
  private static final Actor CENTER =
      new Actor(
          "center",
          List.of(ActorRole.OPERATOR, ActorRole.DUTY_OFFICER, ActorRole.DISPATCHER),
          List.of(Actor.EVERYWHERE),
          "");
  private static final Actor CHECKER =
      new Actor("checker", List.of(ActorRole.GRID_WORKER), List.of(Actor.EVERYWHERE), "");
  private static final Duration BETWEEN_MOVES = Duration.ofSeconds(10);

  /** From the department's yes to the end of the case. */
  static final List<Move> LIFE =
      List.of(
          Move.ACCEPT, Move.START, Move.HAND_IN, Move.REQUEST_CHECK, Move.PASS_CHECK, Move.CLOSE);

  private LifeInputs() {}

  static Report report(int number, Instant at) {
    String reporter = "worker-" + number % 500;
    return new Report(
        CaseIds.of(reporter, "key-" + number),
        reporter,
        ReportSource.GRID_WORKER,
        CATEGORY,
        "路边有暴露垃圾，请尽快清理 " + number,
        position(number),
        at,
        at,
        1,
        "");
  }

  /**
   * The so manieth move in the life of the case that a report opened.
   *
   * @param step the place in {@link #LIFE}
   */
  static CaseCommand command(Report report, int number, int step) {
    Move move = LIFE.get(step);
    Actor actor =
        switch (move) {
          case ACCEPT, START, HAND_IN ->
              new Actor(
                  "handler-" + number % 50,
                  List.of(ActorRole.HANDLER),
                  List.of(Actor.EVERYWHERE),
                  department(number));
          case PASS_CHECK -> CHECKER;
          default -> CENTER;
        };
    return new CaseCommand(
        report.caseId() + "-" + step,
        report.caseId(),
        step + 1,
        move,
        actor,
        report.receivedAt().plus(BETWEEN_MOVES.multipliedBy(step + 1)),
        1,
        "已按要求处理",
        List.of("photo-" + number + "-" + step),
        report.position(),
        MoveTarget.NONE.withStandard(CATEGORY + "-1"));
  }

  private static int column(int number) {
    return number % GridCity.CELLS_A_SIDE;
  }

  private static int row(int number) {
    return number / GridCity.CELLS_A_SIDE % GridCity.CELLS_A_SIDE;
  }

  private static Position position(int number) {
    double cell = GridCity.SIDE / GridCity.CELLS_A_SIDE;
    return new Position(
        GridCity.WEST + cell * (column(number) + 0.5),
        GridCity.SOUTH + cell * (row(number) + 0.5),
        ACCURACY_METERS);
  }

  private static String department(int number) {
    int districtColumn = 2 * column(number) / GridCity.CELLS_A_SIDE;
    int districtRow = 4 * row(number) / GridCity.CELLS_A_SIDE;
    return "urban-" + (4 * districtColumn + districtRow);
  }
}
