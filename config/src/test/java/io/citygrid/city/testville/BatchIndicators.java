package io.citygrid.city.testville;

import io.citygrid.city.Indicator;
import io.citygrid.city.ReportSource;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.Report;
import io.citygrid.city.event.Satisfaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The slow twin of the indicators: a plain batch over the events of the record, written without an
 * index and without the steps that are counted elsewhere.
 */
public final class BatchIndicators {
  private static final List<CaseState> NOT_FILED =
      List.of(
          CaseState.REPORTED,
          CaseState.FIELD_CHECK,
          CaseState.REJECTED,
          CaseState.VOID,
          CaseState.MERGED);

  private BatchIndicators() {}

  /** What happened to each case, by its id: each version once, the first that came. */
  public static Map<String, List<CaseEvent>> lives(List<CaseEvent> record) {
    Map<String, TreeMap<Long, CaseEvent>> lives = new TreeMap<>();
    for (CaseEvent event : record) {
      lives
          .computeIfAbsent(event.caseId(), id -> new TreeMap<>())
          .putIfAbsent(event.version(), event);
    }
    Map<String, List<CaseEvent>> ordered = new TreeMap<>();
    lives.forEach((id, life) -> ordered.put(id, new ArrayList<>(life.values())));
    return ordered;
  }

  /** How many cases count in an indicator in a period; for a rate, in its numerator. */
  public static int count(
      Map<String, List<CaseEvent>> cases, Indicator indicator, Instant from, Instant to) {
    int count = 0;
    for (List<CaseEvent> life : cases.values()) {
      boolean inPeriod =
          times(indicator.denominator(), life).stream()
              .anyMatch(at -> !at.isBefore(from) && at.isBefore(to));
      count += inPeriod && holds(indicator, life) ? 1 : 0;
    }
    return count;
  }

  private static List<Instant> times(Indicator count, List<CaseEvent> life) {
    return switch (count) {
      case REPORTED -> List.of(life.get(0).at());
      case FILED -> filed(life);
      case REJECTED -> moves(life, Move.REJECT);
      case DUE_TO_BE_DISPATCHED -> cancelled(life) ? List.of() : filed(life);
      case DISPATCHED -> firstOf(sendings(life));
      case ACCEPTED -> moves(life, Move.ACCEPT);
      case DUE_TO_BE_HANDLED -> cancelled(life) ? List.of() : firstOf(sendings(life));
      case HANDLED -> handled(life);
      case HANDLED_IN_TIME -> inTime(life) ? handled(life) : List.of();
      case HANDLED_LATE -> inTime(life) ? List.of() : handled(life);
      case OVERDUE_AND_OPEN -> overdue(life);
      case DUE_TO_CLOSE -> cancelled(life) || suspended(life) ? List.of() : handled(life);
      case CLOSED -> closed(life);
      case CLOSED_IN_TIME -> inTime(life) ? closed(life) : List.of();
      case REWORK -> moves(life, Move.FAIL_CHECK);
      case RETURNED -> moves(life, Move.RETURN);
      case EXTENDED -> moves(life, Move.GRANT_EXTENSION);
      case SUSPENDED -> moves(life, Move.GRANT_SUSPENSION);
      case URGED -> moves(life, Move.URGE);
      case SUPERVISED ->
          at(life, event -> List.of(Move.SUPERVISE, Move.TAKE_UP).contains(event.made().move()));
      case ESCALATED ->
          at(
              life,
              event ->
                  event.made().move() == Move.ESCALATE
                      && event.made().target().status() == LimitStatus.ESCALATED);
      case REOPENED ->
          at(
              life,
              event -> List.of(Move.REOPEN, Move.REOPEN_WITH_FIRST).contains(event.made().move()));
      case HANDLED_ON_THE_SPOT -> moves(life, Move.HANDLE_ON_THE_SPOT);
      case VERIFIED_BY_CITIZENS ->
          at(
              life,
              event ->
                  event.made().role() == ActorRole.RULE
                      && event.made().actor().equals("citizens-check")
                      && List.of(Move.PASS_CHECK, Move.FAIL_CHECK).contains(event.made().move()));
      case APPEALS_GRANTED -> moves(life, Move.GRANT_APPEAL);
      case REPORTED_BY_CITIZENS -> byCitizen(life) ? List.of(life.get(0).at()) : List.of();
      case FIELD_CHECKS -> checks(life).map(CaseLimit::startedAt).toList();
      case RATED -> lastOf(at(life, BatchIndicators::isRating));
      case DUE_TO_BE_CALLED_BACK -> callBacksDue(life);
      default -> throw new IllegalStateException(count + " is a rate");
    };
  }

  private static boolean holds(Indicator indicator, List<CaseEvent> life) {
    return switch (indicator) {
      case HANDLING_RATE -> !handled(life).isEmpty();
      case IN_TIME_HANDLING_RATE -> inTime(life);
      case CLOSING_RATE -> !closed(life).isEmpty();
      case IN_TIME_CLOSING_RATE -> !closed(life).isEmpty() && inTime(life);
      case LATE_CLOSING_RATE -> !closed(life).isEmpty() && !inTime(life);
      case ACCURATE_DISPATCH_RATE ->
          sendings(life).size() == 1 && moves(life, Move.RETURN).isEmpty();
      case VALID_REPORT_RATE -> !filed(life).isEmpty();
      case REWORK_RATE -> !moves(life, Move.FAIL_CHECK).isEmpty();
      case RETURN_RATE -> !moves(life, Move.RETURN).isEmpty();
      case CITIZENS_FIRST_RATE -> byCitizen(life);
      case MISSED_REPORT_RATE ->
          List.of(ReportSource.CITIZEN, ReportSource.HOTLINE)
              .contains(life.get(0).report().source());
      case ACCURATE_FILING_RATE -> !cancelled(life) && !isCorrected(life);
      case IN_TIME_DISPATCH_RATE ->
          !sendings(life).isEmpty()
              && last(life).current().limits().stream()
                  .filter(limit -> limit.stage() == LimitStage.DISPATCH)
                  .noneMatch(BatchIndicators::isLate);
      case IN_TIME_FIELD_CHECK_RATE ->
          checks(life).allMatch(limit -> limit.endedAt() != null && !isLate(limit));
      case TRUE_CITIZEN_REPORT_RATE -> !filed(life).isEmpty();
      case CALLED_BACK_RATE -> !moves(life, Move.CALL_BACK).isEmpty();
      case SATISFIED_RATE -> said(life) == Satisfaction.SATISFIED;
      case FAIRLY_SATISFIED_RATE -> said(life) == Satisfaction.FAIRLY_SATISFIED;
      case NOT_SATISFIED_RATE -> said(life) == Satisfaction.NOT_SATISFIED;
      default -> true;
    };
  }

  private static boolean byCitizen(List<CaseEvent> life) {
    return life.get(0).report().source() == ReportSource.CITIZEN;
  }

  private static Stream<CaseLimit> checks(List<CaseEvent> life) {
    return last(life).current().limits().stream()
        .filter(limit -> List.of(LimitStage.FIELD_CHECK, LimitStage.CHECK).contains(limit.stage()));
  }

  private static boolean isLate(CaseLimit limit) {
    return limit.endedAt() != null
        && limit.dueAt() != null
        && limit.endedAt().isAfter(limit.dueAt());
  }

  private static boolean isCorrected(List<CaseEvent> life) {
    return filed(life).stream()
        .anyMatch(
            filed ->
                at(
                        life,
                        event ->
                            List.of(Move.CHANGE_CATEGORY, Move.CORRECT_POSITION)
                                .contains(event.made().move()))
                    .stream()
                    .anyMatch(corrected -> corrected.isAfter(filed)));
  }

  private static boolean isRating(CaseEvent event) {
    return List.of(Move.RATE, Move.CALL_BACK).contains(event.made().move());
  }

  /** The first end of what the hotline took itself, not together with its course. */
  private static List<Instant> callBacksDue(List<CaseEvent> life) {
    Report report = life.get(0).report();
    boolean own = report.source() == ReportSource.HOTLINE && report.dueAt() == null;
    return own ? firstOf(at(life, event -> event.state() == CaseState.CLOSED)) : List.of();
  }

  private static @Nullable Satisfaction said(List<CaseEvent> life) {
    Satisfaction said = null;
    for (CaseEvent event : life) {
      said = isRating(event) ? event.current().rating() : said;
    }
    return said;
  }

  private static List<Instant> filed(List<CaseEvent> life) {
    return firstOf(at(life, event -> !NOT_FILED.contains(event.state())));
  }

  /** When it came to a department: from another state, or from another department. */
  private static List<Instant> sendings(List<CaseEvent> life) {
    List<Instant> sendings = new ArrayList<>();
    for (int i = 0; i < life.size(); i++) {
      CaseEvent event = life.get(i);
      boolean same =
          i > 0
              && life.get(i - 1).state() == event.state()
              && life.get(i - 1).department().equals(event.department());
      if (event.state() == CaseState.DISPATCHED && !same && event.made().move() != Move.SPLIT) {
        sendings.add(event.at());
      }
    }
    return sendings;
  }

  /** The last finish of its handling that nothing after it took back. */
  private static List<Instant> handled(List<CaseEvent> life) {
    List<Instant> handled = List.of();
    for (CaseEvent event : life) {
      handled =
          switch (event.made().move()) {
            case HAND_IN, HANDLE_ON_THE_SPOT -> List.of(event.at());
            case FAIL_CHECK, REOPEN, REOPEN_WITH_FIRST -> List.of();
            default -> handled;
          };
    }
    return handled;
  }

  private static List<Instant> closed(List<CaseEvent> life) {
    List<Instant> closed = List.of();
    boolean isClosed = false;
    for (CaseEvent event : life) {
      boolean closes = event.state() == CaseState.CLOSED;
      if (closes != isClosed) {
        closed = closes ? List.of(event.at()) : List.of();
      }
      isClosed = closes;
    }
    return closed;
  }

  private static boolean inTime(List<CaseEvent> life) {
    return !handled(life).isEmpty()
        && (due(life).stream().noneMatch(handled(life).get(0)::isAfter)
            || !moves(life, Move.GRANT_APPEAL).isEmpty());
  }

  private static List<Instant> overdue(List<CaseEvent> life) {
    boolean over =
        handled(life).isEmpty()
            && closed(life).isEmpty()
            && !cancelled(life)
            && !suspended(life)
            && !sendings(life).isEmpty();
    return over ? due(life) : List.of();
  }

  /** When its handling is due; nothing when it has no limit. */
  private static List<Instant> due(List<CaseEvent> life) {
    return last(life).current().limits().stream()
        .filter(limit -> limit.stage() == LimitStage.HANDLING)
        .limit(1)
        .flatMap(limit -> Stream.ofNullable(limit.dueAt()))
        .toList();
  }

  private static boolean cancelled(List<CaseEvent> life) {
    return List.of(CaseState.VOID, CaseState.MERGED).contains(last(life).state());
  }

  private static boolean suspended(List<CaseEvent> life) {
    boolean suspended = false;
    for (CaseEvent event : life) {
      suspended =
          event.made().move() == Move.GRANT_SUSPENSION
              || (suspended && event.made().move() != Move.RESUME);
    }
    return suspended;
  }

  private static CaseEvent last(List<CaseEvent> life) {
    return life.get(life.size() - 1);
  }

  private static List<Instant> firstOf(List<Instant> times) {
    return times.subList(0, Math.min(1, times.size()));
  }

  private static List<Instant> lastOf(List<Instant> times) {
    return times.subList(Math.max(0, times.size() - 1), times.size());
  }

  private static List<Instant> moves(List<CaseEvent> life, Move move) {
    return at(life, event -> event.made().move() == move);
  }

  private static List<Instant> at(List<CaseEvent> life, Predicate<CaseEvent> which) {
    return life.stream().filter(which).map(CaseEvent::at).toList();
  }
}
