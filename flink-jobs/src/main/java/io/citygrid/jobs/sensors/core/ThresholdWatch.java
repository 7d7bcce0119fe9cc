package io.citygrid.jobs.sensors.core;

import io.citygrid.city.Device;
import io.citygrid.city.ThresholdRule;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state machine of the threshold rules on one metric of a device. Fed with readings in the
 * order of their event time, and with event time itself.
 *
 * <p>A rule is in peace, breached since a moment, or raised. A breach that lasts the rule's hold
 * time without a clearing value raises at that moment, also when no reading follows; a clearing
 * value at that very moment still prevents it. A rule that a later city version no longer has
 * clears with the next reading.
 */
public final class ThresholdWatch {
  private ThresholdWatch() {}

  /**
   * The next reading of the device.
   *
   * @param observedAtMillis later than everything evaluated so far
   * @param rules of the city version that decides
   */
  public static SensorStep read(
      SensorState before,
      Device device,
      String metric,
      double value,
      long observedAtMillis,
      SensorRules rules) {
    List<ThresholdRule> watching = rules.listRules(device, metric);
    if (before.rules().isEmpty() && !breachesAny(watching, value)) {
      return new SensorStep(stateAt(observedAtMillis, value, rules, List.of()), List.of());
    }
    List<AlertEvent> alerts = new ArrayList<>();
    // What the silence before this reading decided.
    SensorStep waited = elapse(before, device, metric, observedAtMillis - 1, rules);
    alerts.addAll(waited.alerts());
    Moment moment = new Moment(device, metric, value, observedAtMillis, rules);
    List<RuleState> states = new ArrayList<>();
    for (ThresholdRule rule : watching) {
      find(waited.after().rules(), rule.id())
          .or(() -> begin(rule, moment))
          .flatMap(state -> judge(rule, state, moment, alerts))
          .ifPresent(states::add);
    }
    for (RuleState state : waited.after().rules()) {
      if (state.raised() && watching.stream().noneMatch(rule -> rule.id().equals(state.rule()))) {
        alerts.add(cleared(state, moment));
      }
    }
    SensorState read = stateAt(observedAtMillis, value, rules, List.copyOf(states));
    SensorStep after = elapse(read, device, metric, observedAtMillis, rules);
    alerts.addAll(after.alerts());
    return new SensorStep(after.after(), List.copyOf(alerts));
  }

  /** Event time passes without a reading: raises what has lasted its hold time. */
  public static SensorStep elapse(
      SensorState before, Device device, String metric, long toMillis, SensorRules rules) {
    if (before.rules().stream().noneMatch(state -> isDue(state, toMillis))) {
      return new SensorStep(before, List.of());
    }
    List<RuleState> states = new ArrayList<>();
    List<AlertEvent> alerts = new ArrayList<>();
    long evaluatedTo = before.evaluatedToMillis();
    for (RuleState state : before.rules()) {
      Optional<ThresholdRule> rule =
          rules.listRules(device, metric).stream()
              .filter(candidate -> candidate.id().equals(state.rule()))
              .findFirst();
      if (!isDue(state, toMillis)) {
        states.add(state);
      } else if (rule.isPresent()) {
        long at = state.deadlineMillis();
        evaluatedTo = Math.max(evaluatedTo, at);
        Moment moment = new Moment(device, metric, before.lastValue(), at, rules);
        RuleState raised = raise(rule.get(), state, device);
        states.add(raised);
        alerts.add(moment.alert(raised, AlertState.RAISED, 1));
      }
    }
    alerts.sort(java.util.Comparator.comparing(AlertEvent::at).thenComparing(AlertEvent::alertId));
    SensorState after =
        new SensorState(
            before.lastReadingMillis(),
            evaluatedTo,
            before.lastValue(),
            before.cityVersion(),
            List.copyOf(states));
    return new SensorStep(after, List.copyOf(alerts));
  }

  /** When event time must next be looked at even if no reading follows. */
  public static OptionalLong nextDeadlineMillis(SensorState state) {
    return state.rules().stream()
        .filter(rule -> !rule.raised())
        .mapToLong(RuleState::deadlineMillis)
        .min();
  }

  /** True when the value breaches a rule that watches the metric. */
  public static boolean breaches(Device device, String metric, double value, SensorRules rules) {
    return breachesAny(rules.listRules(device, metric), value);
  }

  /** A reading, or a moment without one, on which something is decided. */
  private record Moment(
      Device device, String metric, double value, long atMillis, SensorRules rules) {

    AlertEvent alert(RuleState state, AlertState move, long version) {
      return new AlertEvent(
          alertId(state.rule(), device, state.sinceMillis()),
          version,
          move,
          state.level(),
          state.rule(),
          device.id(),
          metric,
          value,
          Instant.ofEpochMilli(atMillis),
          Instant.ofEpochMilli(state.sinceMillis()),
          new Position(device.position().lon(), device.position().lat(), 0),
          rules.areaPath(device),
          state.caseId(),
          Versions.of(rules.city().version()));
    }
  }

  private static SensorState stateAt(
      long atMillis, double value, SensorRules rules, List<RuleState> states) {
    return new SensorState(atMillis, atMillis, value, rules.city().version().city(), states);
  }

  private static boolean breachesAny(List<ThresholdRule> watching, double value) {
    for (ThresholdRule rule : watching) {
      if (breaches(rule, value)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<RuleState> begin(ThresholdRule rule, Moment moment) {
    if (!breaches(rule, moment.value())) {
      return Optional.empty();
    }
    long since = moment.atMillis();
    return Optional.of(
        new RuleState(
            rule.id(), since, since + rule.holdFor().toMillis(), false, rule.level(), ""));
  }

  /** The breach after the value of this moment; empty when it ends it. */
  private static Optional<RuleState> judge(
      ThresholdRule rule, RuleState state, Moment moment, List<AlertEvent> alerts) {
    if (clears(rule, moment.value())) {
      if (state.raised()) {
        alerts.add(cleared(state, moment));
      }
      return Optional.empty();
    }
    if (state.raised()) {
      return Optional.of(state);
    }
    // The hold time of the version that decides now, never in the past of this reading.
    long deadline = state.sinceMillis() + rule.holdFor().toMillis();
    return Optional.of(state.withDeadline(Math.max(deadline, moment.atMillis())));
  }

  private static RuleState raise(ThresholdRule rule, RuleState state, Device device) {
    String alertId = alertId(rule.id(), device, state.sinceMillis());
    String caseId = rule.category().isEmpty() ? "" : CaseIds.of(device.id(), alertId);
    return new RuleState(
        rule.id(), state.sinceMillis(), state.deadlineMillis(), true, rule.level(), caseId);
  }

  private static AlertEvent cleared(RuleState state, Moment moment) {
    return moment.alert(state, AlertState.CLEARED, 2);
  }

  private static Optional<RuleState> find(List<RuleState> states, String rule) {
    return states.stream().filter(state -> state.rule().equals(rule)).findFirst();
  }

  private static boolean isDue(RuleState state, long toMillis) {
    return !state.raised() && state.deadlineMillis() <= toMillis;
  }

  private static boolean breaches(ThresholdRule rule, double value) {
    return switch (rule.direction()) {
      case ABOVE -> value >= rule.raiseAt();
      case BELOW -> value <= rule.raiseAt();
    };
  }

  private static boolean clears(ThresholdRule rule, double value) {
    return switch (rule.direction()) {
      case ABOVE -> value < rule.clearAt();
      case BELOW -> value > rule.clearAt();
    };
  }

  private static String alertId(String rule, Device device, long sinceMillis) {
    return rule + "/" + device.id() + "/" + sinceMillis;
  }
}
