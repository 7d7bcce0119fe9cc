package io.citygrid.casework.clock;

import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import java.time.Instant;

/**
 * A clock reaches a status.
 *
 * @param at when
 */
public record ClockStep(LimitStage stage, LimitStatus status, Instant at) {}
