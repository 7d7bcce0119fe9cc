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
  private final Map<String, Map<String, ClockLimit>> standardLimits = new HashMap<>();

  public CaseTiming(City city) {
    this.city = city;
    this.time = new WorkingTime(city.calendar());
    this.rules = ClockRules.of(city.casework());
    for (Standard row : city.standards()) {
      standardLimits
          .computeIfAbsent(row.category(), category -> new HashMap<>())
          .putIfAbsent(Grounds.nameOf(row), ClockLimit.of(row.limit()));
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
      changed =
          changed.after(
              stage, effect.act(), () -> findLimit(stage, event), event.at(), time, rules);
    }
    MoveTarget target = event.made().target();
    if (event.made().move() == Move.ESCALATE && target.stage() != null && target.status() != null) {
      changed = changed.told(target.stage(), target.status());
    }
    return changed;
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
            && clock.equals(before);
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
    };
  }

  private Optional<ClockLimit> findHandlingLimit(CaseEvent event) {
    Instant stated = event.report().dueAt();
    if (stated != null) {
      Duration left = Duration.between(event.at(), stated);
      return Optional.of(ClockLimit.aroundTheClock(left.isNegative() ? Duration.ZERO : left));
    }
    Map<String, ClockLimit> ofCategory = standardLimits.get(event.current().category());
    return ofCategory == null
        ? Optional.empty()
        : Optional.ofNullable(ofCategory.get(event.current().standard()));
  }

  private static Optional<ClockLimit> minutes(int minutes) {
    return Optional.of(ClockLimit.aroundTheClock(Duration.ofMinutes(minutes)));
  }
}
