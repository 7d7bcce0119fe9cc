package io.citygrid.jobs.sensors.core;

import io.citygrid.city.Device;
import io.citygrid.city.ThresholdRule;
import io.citygrid.city.event.AlertState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The slow twin of the threshold watch: has all readings of a device's metric at hand, sorts them,
 * and finds for each rule the stretches of breach by looking at the whole.
 */
final class BatchWatch {
  /** A move of an alert in brief. */
  record Move(String rule, AlertState state, long since, long at, double value) {}

  private BatchWatch() {}

  /** All moves of all rules; {@code readings} by event time, none twice. */
  static List<Move> watch(
      Device device, String metric, Map<Long, Double> readings, SensorRules rules) {
    List<Move> moves = new ArrayList<>();
    for (ThresholdRule rule : rules.listRules(device, metric)) {
      moves.addAll(watch(rule, new TreeMap<>(readings)));
    }
    return moves;
  }

  private static List<Move> watch(ThresholdRule rule, TreeMap<Long, Double> readings) {
    List<Move> moves = new ArrayList<>();
    List<Long> times = new ArrayList<>(readings.keySet());
    int i = 0;
    while (i < times.size()) {
      if (!breached(rule, readings.get(times.get(i)))) {
        i++;
        continue;
      }
      long since = times.get(i);
      int end = i;
      while (end < times.size() && !cleared(rule, readings.get(times.get(end)))) {
        end++;
      }
      long raisedAt = since + rule.holdFor().toMillis();
      boolean isCleared = end < times.size();
      if (!isCleared || raisedAt < times.get(end)) {
        moves.add(
            new Move(
                rule.id(),
                AlertState.RAISED,
                since,
                raisedAt,
                readings.floorEntry(raisedAt).getValue()));
        if (isCleared) {
          long at = times.get(end);
          moves.add(new Move(rule.id(), AlertState.CLEARED, since, at, readings.get(at)));
        }
      }
      i = end;
    }
    return moves;
  }

  private static boolean breached(ThresholdRule rule, double value) {
    return rule.direction() == ThresholdRule.Direction.ABOVE
        ? value >= rule.raiseAt()
        : value <= rule.raiseAt();
  }

  private static boolean cleared(ThresholdRule rule, double value) {
    return rule.direction() == ThresholdRule.Direction.ABOVE
        ? value < rule.clearAt()
        : value > rule.clearAt();
  }
}
