package io.citygrid.casework.notification;

import io.citygrid.city.Area;
import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.Department;
import io.citygrid.city.Names;
import io.citygrid.city.ReporterStep;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Notification;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Decides of which steps a reporter is told, and says it in the city's words. Depends on the event
 * and the city alone: the same step is told in the same words under the same id whenever it is
 * decided.
 */
public final class Notifying {
  private Notifying() {}

  /**
   * What the reporter is told of a step; empty when of this one nobody is. Of a case that was
   * carried over together with its course nobody is told: it happened long ago, elsewhere.
   */
  public static Optional<Notification> of(CaseEvent event, City city) {
    if (event.report().dueAt() != null) {
      return Optional.empty();
    }
    return findStep(event)
        .flatMap(
            step ->
                city.notifications()
                    .find(event.report().source(), step)
                    .map(text -> notification(event, step, text, city)));
  }

  private static Notification notification(
      CaseEvent event, ReporterStep step, Names text, City city) {
    return new Notification(
        event.caseId() + "/" + event.version(),
        step,
        event.caseId(),
        event.version(),
        event.report().reporter(),
        event.at(),
        event.state(),
        fill(text.zh(), name -> value(name, event, city, Names::zh)),
        fill(text.en(), name -> value(name, event, city, Names::en)),
        city.version().city());
  }

  /** The step that the event is for its reporter; empty when it does not concern them. */
  private static Optional<ReporterStep> findStep(CaseEvent event) {
    boolean dispatched = event.state() == CaseState.DISPATCHED;
    return Optional.ofNullable(
        switch (event.made().move()) {
          case REPORT -> dispatched ? ReporterStep.RECEIVED_AND_DISPATCHED : ReporterStep.RECEIVED;
          case REJECT -> ReporterStep.NOT_FILED;
          case FILE, DISPATCH, REDISPATCH, CHANGE_CATEGORY, CORRECT_POSITION ->
              dispatched ? ReporterStep.DISPATCHED : null;
          case RETURN -> ReporterStep.RETURNED;
          case GRANT_SUSPENSION -> ReporterStep.PUT_OFF;
          case HAND_IN -> ReporterStep.HANDLED;
          case REQUEST_CHECK -> ReporterStep.TO_BE_VERIFIED;
          case FAIL_CHECK -> ReporterStep.REWORK;
          case CLOSE, FORCE_CLOSE, HANDLE_ON_THE_SPOT, CLOSE_WITH_FIRST -> ReporterStep.CLOSED;
          case MERGE -> ReporterStep.MERGED;
          case SPLIT -> ReporterStep.SPLIT;
          case REOPEN, REOPEN_WITH_FIRST -> ReporterStep.REOPENED;
          case VOID -> ReporterStep.VOIDED;
          default -> null;
        });
  }

  private static String value(
      String name, CaseEvent event, City city, Function<Names, String> language) {
    return switch (name) {
      case "case" -> event.caseId();
      case "category" -> {
        String code = event.current().category();
        yield city.findCategory(code).map(Category::names).map(language).orElse(code);
      }
      case "place" -> place(event, city, language);
      case "department" ->
          city.findDepartment(event.department())
              .map(Department::names)
              .map(language)
              .orElse(event.department());
      case "other" -> {
        String other = event.made().target().caseId();
        yield other.isEmpty() ? event.current().mergedInto() : other;
      }
      default -> "";
    };
  }

  private static String place(CaseEvent event, City city, Function<Names, String> language) {
    return event.areaPath().stream()
        .skip(1)
        .map(code -> city.findArea(code).map(Area::names).map(language).orElse(code))
        .collect(Collectors.joining(" "));
  }

  /** What a value holds in braces stays as it is: a text is filled once. */
  private static String fill(String text, UnaryOperator<String> values) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      filled.append(text, from, open);
      filled.append(values.apply(text.substring(open + 1, close)));
      from = close + 1;
    }
    return filled.append(text, from, text.length()).toString();
  }
}
