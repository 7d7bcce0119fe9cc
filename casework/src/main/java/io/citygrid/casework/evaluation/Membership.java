package io.citygrid.casework.evaluation;

import io.citygrid.city.Indicator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which cases an indicator is about. A case counts once in a count for every period in which one of
 * its instants lies. It counts in a rate's numerator when it counts in the denominator and
 * satisfies the rate's condition, so a numerator is always a part of its denominator.
 */
public final class Membership {
  private Membership() {}

  /** When the case counts in a count; for a rate, in its denominator. None: never. */
  public static List<Instant> instants(Indicator indicator, CaseTrace trace) {
    return switch (indicator.denominator()) {
      case REPORTED -> listOf(trace.first(StepKind.REPORTED));
      case FILED -> listOf(trace.first(StepKind.FILED));
      case REJECTED -> trace.all(StepKind.REJECTED);
      case DUE_TO_BE_DISPATCHED -> uncancelled(trace, trace.first(StepKind.FILED));
      case DISPATCHED -> listOf(trace.first(StepKind.DISPATCHED));
      case ACCEPTED -> trace.all(StepKind.ACCEPTED);
      case DUE_TO_BE_HANDLED -> uncancelled(trace, trace.first(StepKind.DISPATCHED));
      case HANDLED -> listOf(trace.handled());
      case HANDLED_IN_TIME -> listOf(trace.handled().filter(at -> trace.isHandledInTime()));
      case HANDLED_LATE -> listOf(trace.handled().filter(at -> !trace.isHandledInTime()));
      case OVERDUE_AND_OPEN -> listOf(overdueSince(trace));
      case DUE_TO_CLOSE -> uncancelled(trace, trace.handled().filter(at -> !trace.isSuspended()));
      case CLOSED -> listOf(trace.closed());
      case CLOSED_IN_TIME -> listOf(trace.closed().filter(at -> trace.isHandledInTime()));
      case REWORK -> trace.all(StepKind.REWORK);
      case RETURNED -> trace.all(StepKind.RETURNED);
      case EXTENDED -> trace.all(StepKind.EXTENDED);
      case SUSPENDED -> trace.all(StepKind.SUSPENDED);
      case URGED -> trace.all(StepKind.URGED);
      case SUPERVISED -> trace.all(StepKind.SUPERVISED);
      case ESCALATED -> trace.all(StepKind.ESCALATED);
      case REOPENED -> trace.all(StepKind.REOPENED);
      case HANDLED_ON_THE_SPOT -> trace.all(StepKind.HANDLED_ON_THE_SPOT);
      case VERIFIED_BY_CITIZENS -> trace.all(StepKind.VERIFIED_BY_CITIZEN);
      case APPEALS_GRANTED -> trace.all(StepKind.APPEAL_GRANTED);
      case REPORTED_BY_CITIZENS ->
          trace.fromCitizen() ? listOf(trace.first(StepKind.REPORTED)) : List.of();
      case FIELD_CHECKS -> trace.all(StepKind.CHECK_ASKED);
      case RATED -> trace.rated().map(rating -> List.of(rating.at())).orElse(List.of());
      case DUE_TO_BE_CALLED_BACK -> listOf(trace.first(StepKind.CALL_BACK_DUE));
      default -> throw new IllegalStateException(indicator + " is no count");
    };
  }

  /** Whether a case of the denominator counts in the numerator; for a count, always. */
  public static boolean satisfies(Indicator indicator, CaseTrace trace) {
    return switch (indicator) {
      case HANDLING_RATE -> trace.handled().isPresent();
      case IN_TIME_HANDLING_RATE -> trace.isHandledInTime();
      case CLOSING_RATE -> trace.closed().isPresent();
      case IN_TIME_CLOSING_RATE -> trace.closed().isPresent() && trace.isHandledInTime();
      case LATE_CLOSING_RATE -> trace.closed().isPresent() && !trace.isHandledInTime();
      case ACCURATE_DISPATCH_RATE ->
          trace.count(StepKind.DISPATCHED) == 1 && !trace.has(StepKind.RETURNED);
      case VALID_REPORT_RATE -> trace.has(StepKind.FILED);
      case REWORK_RATE -> trace.has(StepKind.REWORK);
      case RETURN_RATE -> trace.has(StepKind.RETURNED);
      case CITIZENS_FIRST_RATE -> trace.fromCitizen();
      case MISSED_REPORT_RATE -> trace.isMissed();
      case ACCURATE_FILING_RATE -> isFiledAccurately(trace);
      case IN_TIME_DISPATCH_RATE ->
          trace.has(StepKind.DISPATCHED) && !trace.has(StepKind.DISPATCHED_LATE);
      case IN_TIME_FIELD_CHECK_RATE -> !trace.has(StepKind.NOT_CHECKED_IN_TIME);
      case TRUE_CITIZEN_REPORT_RATE -> trace.has(StepKind.FILED);
      case CALLED_BACK_RATE -> trace.has(StepKind.CALLED_BACK);
      case SATISFIED_RATE -> isRated(trace, StepKind.RATED_SATISFIED);
      case FAIRLY_SATISFIED_RATE -> isRated(trace, StepKind.RATED_FAIRLY_SATISFIED);
      case NOT_SATISFIED_RATE -> isRated(trace, StepKind.RATED_NOT_SATISFIED);
      default -> true;
    };
  }

  /** Neither its category nor its place had to be changed afterwards, and it was not void. */
  private static boolean isFiledAccurately(CaseTrace trace) {
    return trace
        .first(StepKind.FILED)
        .map(filed -> trace.all(StepKind.CORRECTED).stream().noneMatch(at -> at.isAfter(filed)))
        .map(kept -> kept && !trace.has(StepKind.CANCELLED))
        .orElse(false);
  }

  private static boolean isRated(CaseTrace trace, StepKind grade) {
    return trace.rated().filter(rating -> rating.kind() == grade).isPresent();
  }

  /** From its due time on, as long as it is in a department's hands and not handled. */
  private static Optional<Instant> overdueSince(CaseTrace trace) {
    boolean open =
        trace.has(StepKind.DISPATCHED)
            && trace.handled().isEmpty()
            && trace.closed().isEmpty()
            && !trace.has(StepKind.CANCELLED)
            && !trace.isSuspended();
    return open ? Optional.ofNullable(trace.handlingDue()) : Optional.empty();
  }

  private static List<Instant> uncancelled(CaseTrace trace, Optional<Instant> at) {
    return trace.has(StepKind.CANCELLED) ? List.of() : listOf(at);
  }

  private static List<Instant> listOf(Optional<Instant> at) {
    return at.map(List::of).orElse(List.of());
  }
}
