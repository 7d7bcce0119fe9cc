package io.citygrid.city;

import java.time.Duration;

/**
 * When readings of a metric raise an alert and when they clear it.
 *
 * <p>With direction ABOVE: breached while value {@literal >=} raiseAt, cleared when value {@literal
 * <} clearAt, and clearAt {@literal <=} raiseAt; BELOW is the mirror image. Values between keep the
 * state (hysteresis).
 *
 * @param id unique in the city
 * @param deviceKind the kind of device the rule watches
 * @param metric the metric of that device
 * @param holdFor how long, in event time, the breach must last without a clearing value before the
 *     alert is raised; zero raises at once
 * @param category category of the case that a raised alert opens; empty: none
 */
public record ThresholdRule(
    String id,
    Names names,
    String deviceKind,
    String metric,
    Direction direction,
    double raiseAt,
    double clearAt,
    Duration holdFor,
    AlertLevel level,
    String category) {

  /** On which side of the threshold trouble lies. */
  public enum Direction {
    ABOVE,
    BELOW
  }
}
