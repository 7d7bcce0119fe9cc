package io.citygrid.casework.life;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.clock.ClockAct;
import io.citygrid.casework.clock.ClockLimit;
import io.citygrid.casework.clock.ClockRules;
import io.citygrid.casework.clock.ClockStep;
import io.citygrid.casework.clock.WorkingTime;
import io.citygrid.city.CaseworkRules;
import io.citygrid.city.City;
import io.citygrid.city.Standard;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the clocks of cases by what their moves do to them, under one version of the city. Made once
 * for a version, then asked for every case.
 */
public final class CaseTiming {
  private final City city;
  private final WorkingTime time;
  private final ClockRules rules;

  /** Limits of handling by category, then by the name of the standard's row. */
  private final Map<String, Map<String, Limits>> standardLimits = new HashMap<>();

  /** Those of a standard: of the handling as a whole, and of its measures in turn. */
  private record Limits(ClockLimit handling, List<ClockLimit> measures) {
    static Limits of(Standard row) {
      return new Limits(
          ClockLimit.of(row.limit()),
          row.measures().stream().map(measure -> ClockLimit.of(measure.limit())).toList());
    }
  }

  public CaseTiming(City city) {
    this.city = city;
    this.time = new WorkingTime(city.calendar());
    this.rules = ClockRules.of(city.casework());
    for (Standard row : city.standards()) {
      standardLimits
          .computeIfAbsent(row.category(), category -> new HashMap<>())
          .putIfAbsent(Grounds.nameOf(row), Limits.of(row));
    }
  }

  /**
   * The clocks after a move.
   *
   * <p>Handling has the limit that the report states, or else that of the standard on which the
   * case was filed; without either it has no clock. A stated limit counts from the report to the
   * end of the case, whoever has it: it stood before the case came here. An extension that comes
   * after its limit is over, as the calendar of this version has it, gives no time, and {@link
   * #timed} does not count it.
   *
   * @param effects what the move did, as its decision says
   * @param event what the move made
   */
  public CaseClock after(CaseClock clock, List<ClockEffect> effects, CaseEvent event) {
    CaseClock changed = clock;
    for (ClockEffect effect : withStatedLimit(effects, event)) {
      LimitStage stage = effect.stage();
      CaseClock next =
          changed.after(
              stage, effect.act(), () -> findLimit(stage, event), event.at(), time, rules);
      boolean handling = stage == LimitStage.HANDLING && !next.equals(changed);
      changed = handling ? measuresAfter(next, effect.act(), event) : next;
    }
    if (event.made().move() == Move.FINISH_MEASURE) {
      changed = measureFinished(changed, event);
    }
    MoveTarget target = event.made().target();
    if (event.made().move() == Move.ESCALATE && target.stage() != null && target.status() != null) {
      changed = changed.told(target.stage(), target.status());
    }
    return changed;
  }

  /**
   * What happens to the clock of the handling happens to that of its measure, too: handling that
   * begins anew begins with the first measure, and rework goes on with the one that came last.
   */
  private CaseClock measuresAfter(CaseClock clock, ClockAct act, CaseEvent event) {
    if (act == ClockAct.START) {
      return startMeasure(clock.withoutMeasures(), LimitStage.FIRST_MEASURE, event);
    }
    return clock
        .findLatestMeasure()
        .map(stage -> clock.after(stage, act, Optional::empty, event.at(), time, rules))
        .orElse(clock);
  }

  private CaseClock measureFinished(CaseClock clock, CaseEvent event) {
    LimitStage done = clock.findLatestMeasure().orElseThrow();
    CaseClock stopped = clock.stop(done, event.at(), time);
    int next = done.measureIndex() + 1;
    return next < Standard.MOST_MEASURES
        ? startMeasure(stopped, LimitStage.ofMeasure(next), event)
        : stopped;
  }

  private CaseClock startMeasure(CaseClock clock, LimitStage stage, CaseEvent event) {
    return findLimit(stage, event)
        .map(limit -> clock.start(stage, limit, event.at()))
        .orElse(clock);
  }

  /**
   * A move with its clocks.
   *
   * @param event the event with its stages against their limits
   * @param record what is kept of the case, the same event in it
   */
  public record Timed(CaseEvent event, CaseRecord record, CaseClock clock) {}

  /** The move with what it does to the clocks of its case. */
  public Timed timed(CaseClock before, CaseDecision.Moved moved) {
    CaseEvent event = moved.event();
    CaseClock clock = after(before, moved.effects(), event);
    FactsDraft facts = new FactsDraft(event.current());
    facts.limits = listLimits(clock, event.at());
    boolean gaveNoTime =
        event.made().move() == Move.GRANT_EXTENSION
            && before.find(LimitStage.HANDLING).isPresent()
            && clock.find(LimitStage.HANDLING).equals(before.find(LimitStage.HANDLING));
    facts.extensions -= gaveNoTime ? 1 : 0;
    CaseEvent timed = event.withFacts(facts.facts());
    return new Timed(timed, new CaseRecord(timed, moved.record().recent()), clock);
  }

  /** The stages against their limits, in order of {@link LimitStage}: for the case's message. */
  public List<CaseLimit> listLimits(CaseClock clock, Instant at) {
    List<CaseLimit> limits = clock.listLimits(at, time, rules);
    limits.sort(Comparator.comparing(CaseLimit::stage));
    return List.copyOf(limits);
  }

  /** The next step of a clock that was not told yet, if nothing else happens. */
  Optional<ClockStep> findNextStep(CaseClock clock) {
    return clock.findNextStep(time, rules);
  }

  private static List<ClockEffect> withStatedLimit(List<ClockEffect> effects, CaseEvent event) {
    ClockAct act =
        event.made().move() == Move.REPORT
            ? ClockAct.START
            : event.state().isOpen() ? null : ClockAct.STOP;
    if (event.report().dueAt() == null || act == null) {
      return effects;
    }
    List<ClockEffect> all = new ArrayList<>(effects);
    all.add(new ClockEffect(LimitStage.HANDLING, act));
    return all;
  }

  private Optional<ClockLimit> findLimit(LimitStage stage, CaseEvent event) {
    CaseworkRules casework = city.casework();
    return switch (stage) {
      case FIELD_CHECK, CHECK -> minutes(casework.fieldCheckMinutes());
      case DISPATCH -> minutes(casework.dispatchMinutes());
      case ACCEPTANCE -> minutes(casework.acceptanceMinutes());
      case HANDLING -> findHandlingLimit(event);
      case FIRST_MEASURE, SECOND_MEASURE, THIRD_MEASURE, FOURTH_MEASURE ->
          findMeasureLimit(stage.measureIndex(), event);
    };
  }

  private Optional<ClockLimit> findHandlingLimit(CaseEvent event) {
    Instant stated = event.report().dueAt();
    if (stated != null) {
      Duration left = Duration.between(event.at(), stated);
      return Optional.of(ClockLimit.aroundTheClock(left.isNegative() ? Duration.ZERO : left));
    }
    return findLimits(event).map(Limits::handling);
  }

  /** A limit that the report states is that of the whole, and has no parts. */
  private Optional<ClockLimit> findMeasureLimit(int index, CaseEvent event) {
    return event.report().dueAt() != null
        ? Optional.empty()
        : findLimits(event)
            .map(Limits::measures)
            .filter(measures -> index < measures.size())
            .map(measures -> measures.get(index));
  }

  private Optional<Limits> findLimits(CaseEvent event) {
    Map<String, Limits> ofCategory = standardLimits.get(event.current().category());
    return ofCategory == null
        ? Optional.empty()
        : Optional.ofNullable(ofCategory.get(event.current().standard()));
  }

  private static Optional<ClockLimit> minutes(int minutes) {
    return Optional.of(ClockLimit.aroundTheClock(Duration.ofMinutes(minutes)));
  }
}
