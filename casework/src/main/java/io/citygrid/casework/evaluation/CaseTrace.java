package io.citygrid.casework.evaluation;

import io.citygrid.city.ReportSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What evaluation needs to know of a case.
 *
 * @param steps in the order in which they happened
 * @param handlingDue when its handling is or was due, pauses and extensions included; null when it
 *     has no limit, and then it is never late
 * @param source who told of it first
 */
public record CaseTrace(List<Step> steps, @Nullable Instant handlingDue, ReportSource source) {

  /**
   * From one moment to another.
   *
   * @param to not before {@code from}
   */
  public record Stretch(Instant from, Instant to) {
    public Stretch {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("%s is before %s".formatted(to, from));
      }
    }
  }

  private static final Set<StepKind> RATINGS =
      EnumSet.of(
          StepKind.RATED_SATISFIED, StepKind.RATED_FAIRLY_SATISFIED, StepKind.RATED_NOT_SATISFIED);

  /** Something that happened. */
  public record Step(StepKind kind, Instant at) {}

  public CaseTrace {
    steps = List.copyOf(steps);
  }

  /** True when a citizen reported it, rather than someone whose work that is. */
  boolean fromCitizen() {
    return source == ReportSource.CITIZEN;
  }

  /** True when a citizen or a caller of the hotline told of it before a grid worker did. */
  boolean isMissed() {
    return fromCitizen() || source == ReportSource.HOTLINE;
  }

  boolean has(StepKind kind) {
    return count(kind) > 0;
  }

  long count(StepKind kind) {
    return steps.stream().filter(step -> step.kind() == kind).count();
  }

  /** Times of all steps of a kind. */
  List<Instant> all(StepKind kind) {
    return steps.stream().filter(step -> step.kind() == kind).map(Step::at).toList();
  }

  Optional<Instant> first(StepKind kind) {
    return all(kind).stream().findFirst();
  }

  /** The last step of a kind, unless one of the others came after it and undid it. */
  Optional<Instant> standing(StepKind kind, StepKind undoing, StepKind... otherUndoing) {
    Set<StepKind> deciding = EnumSet.of(kind, undoing);
    deciding.addAll(List.of(otherUndoing));
    return steps.stream()
        .filter(step -> deciding.contains(step.kind()))
        .reduce((earlier, later) -> later)
        .filter(step -> step.kind() == kind)
        .map(Step::at);
  }

  /** When its handling was finished; empty while it is not, or not any more. */
  Optional<Instant> handled() {
    return standing(StepKind.HANDLED, StepKind.REWORK, StepKind.REOPENED);
  }

  /** When it was closed; empty while it is open, or open again. */
  Optional<Instant> closed() {
    return standing(StepKind.CLOSED, StepKind.REOPENED);
  }

  /** What the reporter said last. */
  Optional<Step> rated() {
    return steps.stream()
        .filter(step -> RATINGS.contains(step.kind()))
        .reduce((earlier, later) -> later);
  }

  /**
   * When it was being handled: from its first dispatch until its handling was finished, without the
   * time for which it was put off. Empty while the handling is not finished. Moves whose times run
   * backwards take no time.
   */
  public List<Stretch> handling() {
    Optional<Instant> end = handled();
    Optional<Instant> start = first(StepKind.DISPATCHED).or(() -> first(StepKind.REPORTED));
    if (end.isEmpty() || start.isEmpty()) {
      return List.of();
    }
    List<Stretch> stretches = new ArrayList<>();
    @Nullable Instant running = start.get();
    for (Step step : steps) {
      Instant at = step.at().isBefore(end.get()) ? step.at() : end.get();
      if (step.kind() == StepKind.SUSPENDED && running != null) {
        add(running, at, stretches);
        running = null;
      } else if (step.kind() == StepKind.RESUMED && running == null) {
        running = at;
      }
    }
    if (running != null) {
      add(running, end.get(), stretches);
    }
    return stretches;
  }

  private static void add(Instant from, Instant to, List<Stretch> stretches) {
    boolean forward =
        stretches.isEmpty() || !from.isBefore(stretches.get(stretches.size() - 1).to());
    if (forward && !to.isBefore(from)) {
      stretches.add(new Stretch(from, to));
    }
  }

  boolean isSuspended() {
    return standing(StepKind.SUSPENDED, StepKind.RESUMED).isPresent();
  }

  /** True when it was handled and that was not after its limit, or was excused. */
  boolean isHandledInTime() {
    return handled().map(at -> has(StepKind.APPEAL_GRANTED) || !isAfterDue(at)).orElse(false);
  }

  private boolean isAfterDue(Instant at) {
    return handlingDue != null && at.isAfter(handlingDue);
  }
}
