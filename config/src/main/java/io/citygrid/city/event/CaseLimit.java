package io.citygrid.city.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a stage of a case stands against its time limit.
 *
 * @param startedAt when its clock began
 * @param dueAt when it is overdue; null while the clock is paused
 * @param yellowAt when its light turns yellow; null while the clock is paused
 * @param endedAt when the stage ended; null while it lasts
 * @param light as of the event that carries this; a later moment follows from {@code yellowAt} and
 *     {@code dueAt}
 */
public record CaseLimit(
    LimitStage stage,
    Instant startedAt,
    @Nullable Instant dueAt,
    @Nullable Instant yellowAt,
    @Nullable Instant endedAt,
    Light light) {}
