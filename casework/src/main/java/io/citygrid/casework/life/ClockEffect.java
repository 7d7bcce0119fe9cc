package io.citygrid.casework.life;

import io.citygrid.casework.clock.ClockAct;
import io.citygrid.city.Names;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.Move;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a move does to the clock of a stage.
 *
 * <p>Which clocks run is a matter of the state alone; the effects of a move follow from the states
 * before and after it. A case has no running clock in {@code SUSPENDED} (paused until a date),
 * {@code HANDLED}, {@code CHECKED} and {@code MERGED}, for which the field's rules know no limit,
 * and after its end.
 */
public record ClockEffect(LimitStage stage, ClockAct act) {

  private static final LimitStage[] STAGES = LimitStage.values();
  private static final Map<CaseState, List<LimitStage>> RUNNING = running();

  private static Map<CaseState, List<LimitStage>> running() {
    Map<CaseState, List<LimitStage>> running = new EnumMap<>(CaseState.class);
    running.put(CaseState.REPORTED, List.of(LimitStage.DISPATCH));
    running.put(CaseState.FIELD_CHECK, List.of(LimitStage.FIELD_CHECK));
    running.put(CaseState.ON_MANUAL_DESK, List.of(LimitStage.DISPATCH));
    running.put(CaseState.RETURNED, List.of(LimitStage.DISPATCH));
    running.put(CaseState.WITH_SUPERVISOR, List.of(LimitStage.DISPATCH));
    running.put(CaseState.DISPATCHED, List.of(LimitStage.ACCEPTANCE, LimitStage.HANDLING));
    running.put(CaseState.ACCEPTED, List.of(LimitStage.HANDLING));
    running.put(CaseState.IN_PROGRESS, List.of(LimitStage.HANDLING));
    running.put(CaseState.REWORK, List.of(LimitStage.HANDLING));
    running.put(CaseState.UNDER_CHECK, List.of(LimitStage.CHECK));
    return running;
  }

  /** The stages whose clocks run in a state; empty when none does. */
  public static List<LimitStage> listRunningIn(CaseState state) {
    return RUNNING.getOrDefault(state, List.of());
  }

  /**
   * Why no clock runs in a state; empty when one does. An open case always has a clock or such a
   * reason.
   */
  public static Optional<Names> findReasonForNone(CaseState state) {
    return Optional.ofNullable(
        switch (state) {
          case SUSPENDED -> new Names("挂账至约定日期，到期自动恢复", "put off to a date, and resumed then");
          case HANDLED ->
              new Names("已反馈，待中心发起核查，无时限", "handed in; no limit for asking for the check");
          case CHECKED -> new Names("已核查，待结案，无时限", "checked; no limit for closing");
          case MERGED -> new Names("以主案时限为准", "the clocks of the main case count");
          case REJECTED, CLOSED, VOID -> new Names("已终结", "it has ended");
          case REPORTED,
              FIELD_CHECK,
              DISPATCHED,
              ON_MANUAL_DESK,
              RETURNED,
              WITH_SUPERVISOR,
              ACCEPTED,
              IN_PROGRESS,
              UNDER_CHECK,
              REWORK ->
              null;
        });
  }

  /**
   * What a move does to the clocks.
   *
   * @param before null for the report that begins the case
   */
  public static List<ClockEffect> list(@Nullable CaseState before, Move move, CaseState after) {
    List<ClockEffect> effects = new ArrayList<>();
    for (LimitStage stage : STAGES) {
      find(stage, before, move, after).ifPresent(act -> effects.add(new ClockEffect(stage, act)));
    }
    return effects;
  }

  private static Optional<ClockAct> find(
      LimitStage stage, @Nullable CaseState before, Move move, CaseState after) {
    boolean ran = before != null && listRunningIn(before).contains(stage);
    boolean runs = listRunningIn(after).contains(stage);
    if (stage == LimitStage.HANDLING) {
      if (move == Move.GRANT_EXTENSION) {
        return Optional.of(ClockAct.EXTEND);
      }
      if (before != after && after == CaseState.SUSPENDED) {
        return Optional.of(ClockAct.PAUSE);
      }
      if (before == CaseState.SUSPENDED && before != after) {
        return Optional.of(runs ? ClockAct.RESUME : ClockAct.STOP);
      }
      if (after == CaseState.REWORK && !ran) {
        return Optional.of(ClockAct.RESUME);
      }
    }
    if (runs && (!ran || isSentOn(move))) {
      return Optional.of(ClockAct.START);
    }
    return ran && !runs ? Optional.of(ClockAct.STOP) : Optional.empty();
  }

  /** The next department gets the whole limit. */
  private static boolean isSentOn(Move move) {
    return move == Move.REDISPATCH || move == Move.CHANGE_CATEGORY || move == Move.CORRECT_POSITION;
  }
}
