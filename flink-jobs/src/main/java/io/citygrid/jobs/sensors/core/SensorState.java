package io.citygrid.jobs.sensors.core;

import java.util.List;

/**
 * What is kept of one metric of a device. Flat, stored in state.
 *
 * @param lastReadingMillis event time of the last evaluated reading
 * @param evaluatedToMillis event time up to which everything is decided; at least the last
 *     reading's
 * @param lastValue its value
 * @param cityVersion the city version it was decided under
 * @param rules the rules that are breached or raised, by id
 */
public record SensorState(
    long lastReadingMillis,
    long evaluatedToMillis,
    double lastValue,
    long cityVersion,
    List<RuleState> rules) {
  /** Nothing was evaluated yet. */
  public static final SensorState NEW =
      new SensorState(Long.MIN_VALUE, Long.MIN_VALUE, Double.NaN, 0, List.of());
}
