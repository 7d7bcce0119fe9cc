package io.citygrid.casework.evaluation;

import io.citygrid.casework.evaluation.CaseTrace.Step;
import io.citygrid.casework.verification.CaseMoves;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.Satisfaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What evaluation needs to know of a case: the steps that its moves stand for. Pure. */
public final class CaseTraces {
  /** In these it is no case yet, or did not become one. */
  private static final Set<CaseState> NOT_FILED =
      EnumSet.of(
          CaseState.REPORTED,
          CaseState.FIELD_CHECK,
          CaseState.REJECTED,
          CaseState.VOID,
          CaseState.MERGED);

  private static final Set<CaseState> CANCELLED = EnumSet.of(CaseState.VOID, CaseState.MERGED);

  private static final Map<Move, List<StepKind>> STEPS = new EnumMap<>(Move.class);

  static {
    STEPS.put(Move.REPORT, List.of(StepKind.REPORTED));
    STEPS.put(Move.REJECT, List.of(StepKind.REJECTED));
    STEPS.put(Move.ACCEPT, List.of(StepKind.ACCEPTED));
    STEPS.put(Move.RETURN, List.of(StepKind.RETURNED));
    STEPS.put(Move.GRANT_EXTENSION, List.of(StepKind.EXTENDED));
    STEPS.put(Move.GRANT_SUSPENSION, List.of(StepKind.SUSPENDED));
    STEPS.put(Move.RESUME, List.of(StepKind.RESUMED));
    STEPS.put(Move.URGE, List.of(StepKind.URGED));
    STEPS.put(Move.SUPERVISE, List.of(StepKind.SUPERVISED));
    STEPS.put(Move.TAKE_UP, List.of(StepKind.SUPERVISED));
    STEPS.put(Move.CALL_BACK, List.of(StepKind.CALLED_BACK));
    STEPS.put(Move.HAND_IN, List.of(StepKind.HANDLED));
    STEPS.put(Move.HANDLE_ON_THE_SPOT, List.of(StepKind.HANDLED, StepKind.HANDLED_ON_THE_SPOT));
    STEPS.put(Move.FAIL_CHECK, List.of(StepKind.REWORK));
    STEPS.put(Move.REOPEN, List.of(StepKind.REOPENED));
    STEPS.put(Move.REOPEN_WITH_FIRST, List.of(StepKind.REOPENED));
    STEPS.put(Move.CHANGE_CATEGORY, List.of(StepKind.CORRECTED));
    STEPS.put(Move.CORRECT_POSITION, List.of(StepKind.CORRECTED));
    STEPS.put(Move.GRANT_APPEAL, List.of(StepKind.APPEAL_GRANTED));
  }

  private CaseTraces() {}

  /**
   * The trace of a case.
   *
   * @param events of one case, at least one, by version, each version once
   */
  public static CaseTrace of(List<CaseEvent> events) {
    List<Step> steps = new ArrayList<>();
    boolean filed = false;
    @Nullable CaseEvent before = null;
    for (CaseEvent event : events) {
      STEPS
          .getOrDefault(event.made().move(), List.of())
          .forEach(kind -> steps.add(new Step(kind, event.at())));
      if (isCitizensCheck(event)) {
        steps.add(new Step(StepKind.VERIFIED_BY_CITIZEN, event.at()));
      }
      if (isClosedElsewhere(event)) {
        // Nobody tells when it was handled there; by then it was.
        steps.add(new Step(StepKind.HANDLED, event.at()));
      }
      if (!filed && !NOT_FILED.contains(event.state())) {
        steps.add(new Step(StepKind.FILED, event.at()));
        filed = true;
      }
      if (event.made().target().status() == LimitStatus.ESCALATED) {
        steps.add(new Step(StepKind.ESCALATED, event.at()));
      }
      rating(event).ifPresent(kind -> steps.add(new Step(kind, event.at())));
      stateSteps(event, before).forEach(kind -> steps.add(new Step(kind, event.at())));
      before = event;
    }
    CaseEvent latest = events.get(events.size() - 1);
    if (CANCELLED.contains(latest.state())) {
      steps.add(new Step(StepKind.CANCELLED, latest.at()));
    }
    latest.current().limits().stream().flatMap(CaseTraces::stageSteps).forEach(steps::add);
    return new CaseTrace(steps, handlingDue(latest), latest.report().source());
  }

  private static List<StepKind> stateSteps(CaseEvent event, @Nullable CaseEvent before) {
    boolean entered = before == null || before.state() != event.state();
    boolean toAnother = before == null || !before.department().equals(event.department());
    return switch (event.state()) {
      // A case that is taken out of another one goes on where it was, and is not sent anew.
      case DISPATCHED ->
          (entered || toAnother) && event.made().move() != Move.SPLIT
              ? List.of(StepKind.DISPATCHED)
              : List.of();
      case CLOSED -> entered ? closingSteps(event) : List.of();
      default -> List.of();
    };
  }

  private static List<StepKind> closingSteps(CaseEvent event) {
    return event.report().isCalledBackAbout()
        ? List.of(StepKind.CLOSED, StepKind.CALL_BACK_DUE)
        : List.of(StepKind.CLOSED);
  }

  private static Optional<StepKind> rating(CaseEvent event) {
    @Nullable Satisfaction said = event.current().rating();
    Move move = event.made().move();
    if ((move != Move.RATE && move != Move.CALL_BACK) || said == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (said) {
          case SATISFIED -> StepKind.RATED_SATISFIED;
          case FAIRLY_SATISFIED -> StepKind.RATED_FAIRLY_SATISFIED;
          case NOT_SATISFIED -> StepKind.RATED_NOT_SATISFIED;
        });
  }

  /**
   * What the limit of a stage says of it. A message keeps one check of each kind, so of checks that
   * were repeated the last one counts.
   */
  private static Stream<Step> stageSteps(CaseLimit limit) {
    @Nullable Instant ended = limit.endedAt();
    boolean late = ended != null && limit.dueAt() != null && ended.isAfter(limit.dueAt());
    return switch (limit.stage()) {
      case DISPATCH ->
          Stream.ofNullable(late ? ended : null).map(at -> new Step(StepKind.DISPATCHED_LATE, at));
      case FIELD_CHECK, CHECK -> {
        Step asked = new Step(StepKind.CHECK_ASKED, limit.startedAt());
        yield ended == null || late
            ? Stream.of(asked, new Step(StepKind.NOT_CHECKED_IN_TIME, limit.startedAt()))
            : Stream.of(asked);
      }
      case ACCEPTANCE, HANDLING, FIRST_MEASURE, SECOND_MEASURE, THIRD_MEASURE, FOURTH_MEASURE ->
          Stream.empty();
    };
  }

  /**
   * Whoever carries a case over has only this move to say that it was seen through elsewhere. Of a
   * case that never came to a department it says nothing about its handling.
   */
  private static boolean isClosedElsewhere(CaseEvent event) {
    return event.made().move() == Move.FORCE_CLOSE
        && event.made().role() == ActorRole.IMPORTER
        && !event.department().isEmpty();
  }

  /** What citizens answered to their tasks moves the case by a rule of that name. */
  private static boolean isCitizensCheck(CaseEvent event) {
    Move move = event.made().move();
    return event.made().role() == ActorRole.RULE
        && event.made().actor().equals(CaseMoves.RULE)
        && (move == Move.PASS_CHECK || move == Move.FAIL_CHECK);
  }

  private static @Nullable Instant handlingDue(CaseEvent latest) {
    return latest.current().limits().stream()
        .filter(limit -> limit.stage() == LimitStage.HANDLING)
        .findFirst()
        .map(CaseLimit::dueAt)
        .orElse(null);
  }
}
