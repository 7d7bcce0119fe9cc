package io.citygrid.casework.clock;

import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * All clocks of a case: at most one for each stage, in the order in which the stages first began.
 *
 * <p>A stage that begins again (the next department's acceptance) has a new clock in the place of
 * the former one. A move on the clock of a stage that never began changes nothing.
 */
public record CaseClock(List<StageClock> stages) {
  private static final CaseClock NONE = new CaseClock(List.of());

  public CaseClock {
    stages = List.copyOf(stages);
    int seen = 0;
    for (StageClock clock : stages) {
      int stage = 1 << clock.stage().ordinal();
      if ((seen & stage) != 0) {
        throw new IllegalArgumentException("a stage has one clock, not several");
      }
      seen |= stage;
    }
  }

  /** No stage has begun. */
  public static CaseClock none() {
    return NONE;
  }

  public Optional<StageClock> find(LimitStage stage) {
    for (StageClock clock : stages) {
      if (clock.stage() == stage) {
        return Optional.of(clock);
      }
    }
    return Optional.empty();
  }

  /** The measure that began last; empty when none has. */
  public Optional<LimitStage> findLatestMeasure() {
    return stages.stream()
        .map(StageClock::stage)
        .filter(LimitStage::isMeasure)
        .max(Comparator.naturalOrder());
  }

  /** The same as if no measure had begun. */
  public CaseClock withoutMeasures() {
    return new CaseClock(stages.stream().filter(clock -> !clock.stage().isMeasure()).toList());
  }

  /** True while any stage lasts and does not stand still. */
  public boolean isRunning() {
    for (StageClock clock : stages) {
      if (clock.isRunning()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The clocks after something was done to one. A stage that has no limit has no clock; an
   * extension that comes too late, or once too often, gives no time.
   *
   * @param limit of the stage, asked for when it begins
   */
  public CaseClock after(
      LimitStage stage,
      ClockAct act,
      Supplier<Optional<ClockLimit>> limit,
      Instant at,
      WorkingTime time,
      ClockRules rules) {
    return switch (act) {
      case START -> limit.get().map(given -> start(stage, given, at)).orElse(this);
      case PAUSE -> pause(stage, at, time);
      case RESUME -> resume(stage, at);
      case STOP -> stop(stage, at, time);
      case EXTEND ->
          find(stage).filter(clock -> clock.mayExtend(at, time, rules)).isPresent()
              ? extend(stage, at, time, rules)
              : this;
    };
  }

  /** The stage begins, or begins anew, with the whole limit. */
  public CaseClock start(LimitStage stage, ClockLimit limit, Instant at) {
    StageClock begun = StageClock.start(stage, limit, at);
    if (find(stage).isPresent()) {
      return change(stage, former -> begun);
    }
    List<StageClock> more = new ArrayList<>(stages);
    more.add(begun);
    return new CaseClock(more);
  }

  /** See {@link StageClock#pause}. */
  public CaseClock pause(LimitStage stage, Instant at, WorkingTime time) {
    return change(stage, clock -> clock.pause(at, time));
  }

  /** See {@link StageClock#resume}. */
  public CaseClock resume(LimitStage stage, Instant at) {
    return change(stage, clock -> clock.resume(at));
  }

  /** See {@link StageClock#extend}. */
  public CaseClock extend(LimitStage stage, Instant at, WorkingTime time, ClockRules rules) {
    return change(stage, clock -> clock.extend(at, time, rules));
  }

  /** See {@link StageClock#stop}. */
  public CaseClock stop(LimitStage stage, Instant at, WorkingTime time) {
    return change(stage, clock -> clock.stop(at, time));
  }

  /** The earliest step of any clock that was not told yet: when to wake up, and for what. */
  public Optional<ClockStep> findNextStep(WorkingTime time, ClockRules rules) {
    ClockStep next = null;
    for (StageClock clock : stages) {
      ClockStep step = new ClockFace(clock, time, rules).findNextStep().orElse(null);
      if (step != null && (next == null || step.isBefore(next))) {
        next = step;
      }
    }
    return Optional.ofNullable(next);
  }

  /** The same after this step was told of. */
  public CaseClock told(LimitStage stage, LimitStatus step) {
    return change(stage, clock -> clock.told(step));
  }

  /** For the case's message, as of a moment. */
  public List<CaseLimit> listLimits(Instant at, WorkingTime time, ClockRules rules) {
    List<CaseLimit> limits = new ArrayList<>(stages.size());
    for (StageClock clock : stages) {
      limits.add(new ClockFace(clock, time, rules).toLimit(at));
    }
    return limits;
  }

  private CaseClock change(LimitStage stage, UnaryOperator<StageClock> move) {
    List<StageClock> changed = new ArrayList<>(stages.size());
    for (StageClock clock : stages) {
      changed.add(clock.stage() == stage ? move.apply(clock) : clock);
    }
    return new CaseClock(changed);
  }
}
