package io.citygrid.api.evaluation;

import io.citygrid.api.identity.Principal;
import io.citygrid.casework.evaluation.Measured;
import io.citygrid.casework.evaluation.Period;
import io.citygrid.city.City;
import io.citygrid.city.Indicator;
import io.citygrid.city.PatrolledCell;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * 巡查覆盖率: of the cells that a grid worker has now, times the working days of a period that have
 * begun, those that the worker patrolled.
 *
 * <p>Nothing is measured in a city whose phones never told where they are, and for a reader who
 * does not see all of the worker's cells.
 */
final class PatrolCoverage implements BesideCases {
  private final PatrolMinutes patrols;

  PatrolCoverage(PatrolMinutes patrols) {
    this.patrols = patrols;
  }

  @Override
  public List<Measured> measure(
      Question question, Subject subject, Period period, Principal principal) {
    if (question.scope() != Scope.WORKER
        || !patrols.isTold()
        || !seesAll(question.city(), subject, principal)) {
      return List.of();
    }
    List<CellDay> due = due(question, subject, period);
    long patrolled = due.stream().filter(CellDay::isPatrolled).count();
    return List.of(
        new Measured(Indicator.PATROLS_DUE, due.size(), due.size()),
        new Measured(Indicator.PATROL_COVERAGE, patrolled, due.size()));
  }

  /** The cells and days behind the numbers, newest day first, in the order of the city's file. */
  List<CellDay> list(Question question, Subject subject, Principal principal) {
    return patrols.isTold() && seesAll(question.city(), subject, principal)
        ? due(question, subject, question.period()).stream()
            .sorted(Comparator.comparing(CellDay::day).reversed())
            .toList()
        : List.of();
  }

  private static boolean seesAll(City city, Subject subject, Principal principal) {
    return city.patrols().cellsOf(subject.id()).stream()
        .allMatch(cell -> principal.seesPlace(areaPath(city, cell)));
  }

  private static List<String> areaPath(City city, PatrolledCell cell) {
    return city.findLayer(cell.layer())
        .flatMap(layer -> Optional.ofNullable(layer.areaOf().get(cell.cell())))
        .map(city::areaPath)
        .orElse(List.of());
  }

  private List<CellDay> due(Question question, Subject subject, Period period) {
    List<LocalDate> days = workdays(question, period);
    if (days.isEmpty()) {
      return List.of();
    }
    int least = question.city().evaluation().patrol().leastMinutes();
    List<CellDay> due = new ArrayList<>();
    for (PatrolledCell cell : question.city().patrols().cellsOf(subject.id())) {
      Map<LocalDate, Integer> minutes =
          patrols.of(
              subject.id(),
              cell.cell(),
              question.from(period),
              question.to(period),
              question.zone());
      for (LocalDate day : days) {
        int there = minutes.getOrDefault(day, 0);
        due.add(new CellDay(day, cell.layer(), cell.cell(), there, there >= least));
      }
    }
    return due;
  }

  private static List<LocalDate> workdays(Question question, Period period) {
    Instant end = question.to(period);
    return Stream.iterate(period.first(), day -> day.plusDays(1))
        .takeWhile(day -> day.atStartOfDay(question.zone()).toInstant().isBefore(end))
        .filter(question.city().calendar()::isWorkday)
        .toList();
  }
}
