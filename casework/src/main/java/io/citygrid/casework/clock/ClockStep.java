package io.citygrid.casework.clock;

import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import java.time.Instant;

/**
 * A clock reaches a status.
 *
 * @param at when
 */
public record ClockStep(LimitStage stage, LimitStatus status, Instant at) {

  /** The earlier step comes first; of two at one moment that of the earlier stage. */
  boolean isBefore(ClockStep other) {
    int order = at.compareTo(other.at);
    return order < 0 || (order == 0 && stage.compareTo(other.stage) < 0);
  }
}
