package io.citygrid.casework.clock;

import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one stage of a case. It holds what happened; when it is due follows from that and
 * the calendar that holds now, so a changed calendar moves the limits of running cases. What was
 * counted before a pause stays as it was counted then.
 *
 * <p>A move that comes at an earlier moment than the one before (out of order) counts as made at
 * the moment of the one before: no clock runs backwards. {@link ClockFace} reads it.
 *
 * @param startedAt when it began
 * @param limit the original limit
 * @param extensions how often it got one more original limit
 * @param usedMillis what was counted before it last stood still, in the limit's kind of time
 * @param overdueSince when it became overdue, if it had when it last stood still; else null
 * @param overdueWorkingMillis working time in which it ran overdue before it last stood still
 * @param runningSince since when it runs without a pause; null while it stands still
 * @param changedAt when it last began, stood still or went on
 * @param endedAt when the stage ended; null while it lasts
 * @param told the furthest step that was told of it
 */
public record StageClock(
    LimitStage stage,
    Instant startedAt,
    ClockLimit limit,
    int extensions,
    long usedMillis,
    @Nullable Instant overdueSince,
    long overdueWorkingMillis,
    @Nullable Instant runningSince,
    Instant changedAt,
    @Nullable Instant endedAt,
    LimitStatus told) {

  public StageClock {
    if (extensions < 0 || usedMillis < 0 || overdueWorkingMillis < 0) {
      throw new IllegalArgumentException("a clock has neither negative extensions nor time");
    }
    if (runningSince != null && endedAt != null) {
      throw new IllegalArgumentException("a clock that ended does not run");
    }
  }

  /** Begins with the whole limit. */
  public static StageClock start(LimitStage stage, ClockLimit limit, Instant at) {
    return new StageClock(stage, at, limit, 0, 0, null, 0, at, at, null, LimitStatus.GREEN);
  }

  public boolean isRunning() {
    return runningSince != null;
  }

  /** Stands still, such as while suspended; unchanged when it does already. */
  public StageClock pause(Instant at, WorkingTime time) {
    return isRunning() ? still(at, time, null) : this;
  }

  /**
   * Goes on with what is left, after a pause or, for rework, after its end; unchanged when it runs.
   * The time between does not count.
   */
  public StageClock resume(Instant at) {
    return isRunning() ? this : moved(extensions, notBefore(at), notBefore(at), null, told);
  }

  /** Ends; what it took is kept. Unchanged when it has ended. */
  public StageClock stop(Instant at, WorkingTime time) {
    if (endedAt != null) {
      return this;
    }
    return still(at, time, notBefore(at));
  }

  /**
   * Gets one more original limit; its steps are told anew.
   *
   * @throws IllegalStateException when {@link #mayExtend} says no
   */
  public StageClock extend(Instant at, WorkingTime time, ClockRules rules) {
    if (!mayExtend(at, time, rules)) {
      throw new IllegalStateException(
          "the limit of %s has ended, is overdue at %s, or was extended %d of %d times"
              .formatted(stage, at, extensions, rules.extensions()));
    }
    return moved(extensions + 1, runningSince, changedAt, endedAt, LimitStatus.GREEN);
  }

  /** Whether the limit may be extended: it lasts, is not overdue, and was not too often yet. */
  public boolean mayExtend(Instant at, WorkingTime time, ClockRules rules) {
    return endedAt == null
        && overdueSince == null
        && extensions < rules.extensions()
        && (!isRunning() || findDueAt(time).filter(notBefore(at)::isAfter).isEmpty());
  }

  /**
   * When it is overdue, or was or would have been; empty while it stands still before that, for
   * then it is not known yet.
   */
  public Optional<Instant> findDueAt(WorkingTime time) {
    if (overdueSince != null) {
      return Optional.of(overdueSince);
    }
    Instant counting = runningSince != null ? runningSince : endedAt;
    return Optional.ofNullable(counting)
        .map(since -> limit.plus(since, Math.max(0, totalMillis(time) - usedMillis), time));
  }

  /** What has been used up at a moment, in milliseconds of the limit's kind of time. */
  long usedMillis(Instant at, WorkingTime time) {
    return runningSince == null
        ? usedMillis
        : usedMillis + limit.millisBetween(runningSince, notBefore(at), time);
  }

  /** The limit with its extensions, in milliseconds of its kind of time. */
  long totalMillis(WorkingTime time) {
    return Math.multiplyExact(limit.totalMillis(time), (long) extensions + 1);
  }

  /** Since when it runs overdue without a pause, whether that has come or will. */
  Optional<Instant> findRunsOverdueSince(WorkingTime time) {
    Instant running = runningSince;
    return running == null
        ? Optional.empty()
        : findDueAt(time).map(due -> due.isBefore(running) ? running : due);
  }

  private StageClock still(Instant at, WorkingTime time, @Nullable Instant end) {
    Instant moment = notBefore(at);
    Instant runsOverdue = findRunsOverdueSince(time).orElse(moment);
    boolean ranOverdue = runsOverdue.isBefore(moment);
    return new StageClock(
        stage,
        startedAt,
        limit,
        extensions,
        usedMillis(at, time),
        ranOverdue ? findDueAt(time).orElseThrow() : overdueSince,
        overdueWorkingMillis + (ranOverdue ? time.between(runsOverdue, moment).toMillis() : 0),
        null,
        moment,
        end,
        told);
  }

  /** The same after this step was told of it. */
  StageClock told(LimitStatus step) {
    return moved(extensions, runningSince, changedAt, endedAt, step);
  }

  private StageClock moved(
      int times,
      @Nullable Instant running,
      Instant changed,
      @Nullable Instant end,
      LimitStatus step) {
    return new StageClock(
        stage,
        startedAt,
        limit,
        times,
        usedMillis,
        overdueSince,
        overdueWorkingMillis,
        running,
        changed,
        end,
        step);
  }

  private Instant notBefore(Instant at) {
    return at.isBefore(changedAt) ? changedAt : at;
  }
}
