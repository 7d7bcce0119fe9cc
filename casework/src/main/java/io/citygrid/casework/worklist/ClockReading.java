package io.citygrid.casework.worklist;

import io.citygrid.city.Names;
import io.citygrid.city.TimeLimit;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.LimitStage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a case as somebody reads it at a moment.
 *
 * @param startedAt when the stage began
 * @param endedAt when it ended; null while it lasts
 * @param dueAt when it is or was overdue; null while the clock stands still
 * @param yellowAt when its light turns yellow; null when it never does, or while it stands still
 * @param light at the moment of reading; of a stage that ended or stands still, as it was then
 * @param left time to {@code dueAt} around the clock, negative by how much it is overdue; null when
 *     the clock does not run
 * @param workingLeft the same in working time
 * @param limit what the standard gives the handling or its measure; null for the other stages and
 *     without one
 * @param minutes what the city gives the other stages, around the clock; 0 for the handling
 * @param measure what the standard calls the measure; null for the other stages
 */
public record ClockReading(
    LimitStage stage,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant dueAt,
    @Nullable Instant yellowAt,
    Light light,
    @Nullable Duration left,
    @Nullable Duration workingLeft,
    @Nullable TimeLimit limit,
    int minutes,
    @Nullable Names measure) {

  /** True while the stage lasts and its clock runs. */
  public boolean isRunning() {
    return left != null;
  }

  /** True while the stage lasts and its clock stands still. */
  public boolean isPaused() {
    return endedAt == null && dueAt == null;
  }
}
