package io.citygrid.casework.notification;

import io.citygrid.casework.life.Grounds;
import io.citygrid.city.Area;
import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.Department;
import io.citygrid.city.Names;
import io.citygrid.city.NotifiedStep;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.Notification;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides of which steps a reporter, a department and its handler are told, and says it in the
 * city's words. Depends on the event and the city alone: the same step is told in the same words
 * under the same ids whenever it is decided.
 */
public final class Notifying {
  private static final DateTimeFormatter DUE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** The stages that a department has in hand. */
  private static final Set<LimitStage> OF_DEPARTMENTS =
      EnumSet.complementOf(
          EnumSet.of(LimitStage.FIELD_CHECK, LimitStage.DISPATCH, LimitStage.CHECK));

  private Notifying() {}

  /**
   * Who is told what of a step; empty when of this one nobody is. Of a case that was carried over
   * together with its course nobody is told: it happened long ago, elsewhere.
   */
  public static List<Notification> of(CaseEvent event, City city) {
    if (event.report().dueAt() != null) {
      return List.of();
    }
    return event.made().move() == Move.ESCALATE
        ? ofDepartment(event, city)
        : ofReporter(event, city).stream().toList();
  }

  private static Optional<Notification> ofReporter(CaseEvent event, City city) {
    return findStep(event)
        .flatMap(
            step ->
                city.notifications()
                    .find(event.report().source(), step)
                    .map(
                        text ->
                            notification(
                                event, "", step, event.report().reporter(), null, text, city)));
  }

  /** The department as such, and whoever accepted the case for it, if somebody has. */
  private static List<Notification> ofDepartment(CaseEvent event, City city) {
    Optional<NotifiedStep> step = findStepOfClock(event);
    Optional<Names> text = step.flatMap(city.notifications()::findForDepartment);
    if (text.isEmpty() || event.department().isEmpty()) {
      return List.of();
    }
    String department = event.department();
    String handler = event.current().handler();
    Notification toDepartment =
        notification(event, "/d", step.get(), department, department, text.get(), city);
    return handler.isEmpty()
        ? List.of(toDepartment)
        : List.of(
            toDepartment, notification(event, "/h", step.get(), handler, null, text.get(), city));
  }

  private static Optional<NotifiedStep> findStepOfClock(CaseEvent event) {
    LimitStage stage = event.made().target().stage();
    LimitStatus status = event.made().target().status();
    if (stage == null || status == null || !OF_DEPARTMENTS.contains(stage)) {
      return Optional.empty();
    }
    return switch (status) {
      case YELLOW -> Optional.of(NotifiedStep.LIMIT_NEAR);
      case REMINDED -> Optional.of(NotifiedStep.REMINDED);
      case GREEN, OVERDUE, ESCALATED -> Optional.empty();
    };
  }

  private static Notification notification(
      CaseEvent event,
      String suffix,
      NotifiedStep step,
      String recipient,
      @Nullable String department,
      Names text,
      City city) {
    return new Notification(
        event.caseId() + "/" + event.version() + suffix,
        step,
        event.caseId(),
        event.version(),
        recipient,
        department,
        event.at(),
        event.state(),
        fill(text.zh(), name -> value(name, event, city, Names::zh)),
        fill(text.en(), name -> value(name, event, city, Names::en)),
        city.version().city());
  }

  /** The step that the event is for its reporter; empty when it does not concern them. */
  private static Optional<NotifiedStep> findStep(CaseEvent event) {
    boolean dispatched = event.state() == CaseState.DISPATCHED;
    return Optional.ofNullable(
        switch (event.made().move()) {
          case REPORT -> dispatched ? NotifiedStep.RECEIVED_AND_DISPATCHED : NotifiedStep.RECEIVED;
          case REJECT -> NotifiedStep.NOT_FILED;
          case FILE, DISPATCH, REDISPATCH, CHANGE_CATEGORY, CORRECT_POSITION ->
              dispatched ? NotifiedStep.DISPATCHED : null;
          case RETURN -> NotifiedStep.RETURNED;
          case GRANT_SUSPENSION -> NotifiedStep.PUT_OFF;
          case HAND_IN -> NotifiedStep.HANDLED;
          case REQUEST_CHECK -> NotifiedStep.TO_BE_VERIFIED;
          case FAIL_CHECK -> NotifiedStep.REWORK;
          case CLOSE, FORCE_CLOSE, HANDLE_ON_THE_SPOT, CLOSE_WITH_FIRST -> NotifiedStep.CLOSED;
          case MERGE -> NotifiedStep.MERGED;
          case SPLIT -> NotifiedStep.SPLIT;
          case REOPEN, REOPEN_WITH_FIRST -> NotifiedStep.REOPENED;
          case VOID -> NotifiedStep.VOIDED;
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
      case "stage" ->
          Optional.ofNullable(event.made().target().stage())
              .map(stage -> stageNames(stage, event, city))
              .map(language)
              .orElse("");
      case "due" -> due(event, city);
      default -> "";
    };
  }

  private static Names stageNames(LimitStage stage, CaseEvent event, City city) {
    if (!stage.isMeasure()) {
      return stage.names();
    }
    return city.standardsOf(event.current().category()).stream()
        .filter(row -> Grounds.nameOf(row).equals(event.current().standard()))
        .filter(row -> stage.measureIndex() < row.measures().size())
        .map(row -> row.measures().get(stage.measureIndex()).names())
        .findFirst()
        .orElse(stage.names());
  }

  /** In the city's time. */
  private static String due(CaseEvent event, City city) {
    return event.current().limits().stream()
        .filter(limit -> limit.stage() == event.made().target().stage())
        .flatMap(limit -> Stream.ofNullable(limit.dueAt()))
        .findFirst()
        .map(at -> DUE.format(at.atZone(city.calendar().zone())))
        .orElse("");
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
