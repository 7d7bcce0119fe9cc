package io.citygrid.casework.clock;

import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.LimitStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a clock shows under a calendar and a city's numbers. */
public record ClockFace(StageClock clock, WorkingTime time, ClockRules rules) {
  private static final LimitStatus[] STATUSES = LimitStatus.values();

  /**
   * What is left at a moment, in milliseconds of the limit's kind of time; negative by how much it
   * is overdue.
   */
  public long remainingMillis(Instant at) {
    return clock.totalMillis(time) - clock.usedMillis(at, time);
  }

  /** How far it has come at a moment; where it stands still, how far it had come then. */
  public LimitStatus status(Instant at) {
    if (!clock.isRunning()) {
      return statusAtStandstill();
    }
    return statusOfRunning(at, dueAt(), yellowAt());
  }

  /** What comes after the limit is over cannot have come before it is. */
  private LimitStatus statusOfRunning(
      Instant at, @Nullable Instant dueAt, @Nullable Instant yellowAt) {
    if (dueAt == null || at.isBefore(dueAt)) {
      return hasCome(yellowAt, at) ? LimitStatus.YELLOW : LimitStatus.GREEN;
    }
    if (hasCome(findOverdueBy(rules.escalationDays()).orElse(null), at)) {
      return LimitStatus.ESCALATED;
    }
    return hasCome(findOverdueBy(rules.reminderDays()).orElse(null), at)
        ? LimitStatus.REMINDED
        : LimitStatus.OVERDUE;
  }

  private static boolean hasCome(@Nullable Instant moment, Instant at) {
    return moment != null && !moment.isAfter(at);
  }

  private @Nullable Instant dueAt() {
    return clock.findDueAt(time).orElse(null);
  }

  private @Nullable Instant yellowAt() {
    return findYellowAt().orElse(null);
  }

  /**
   * The first step that was not told yet, with the moment at which the clock reaches or reached it
   * if nothing else happens. Empty while it stands still, and when all was told.
   */
  public Optional<ClockStep> findNextStep() {
    if (!clock.isRunning()) {
      return Optional.empty();
    }
    for (int i = clock.told().ordinal() + 1; i < STATUSES.length; i++) {
      Optional<Instant> moment = findMoment(STATUSES[i]);
      if (moment.isPresent()) {
        return Optional.of(new ClockStep(clock.stage(), STATUSES[i], moment.get()));
      }
    }
    return Optional.empty();
  }

  /** For the case's message, as of a moment. */
  public CaseLimit toLimit(Instant at) {
    Instant dueAt = dueAt();
    Instant yellowAt = yellowAt();
    LimitStatus status =
        clock.isRunning() ? statusOfRunning(at, dueAt, yellowAt) : statusAtStandstill();
    return new CaseLimit(
        clock.stage(), clock.startedAt(), dueAt, yellowAt, clock.endedAt(), status.light());
  }

  /**
   * When a running clock reaches a status, or did since it last went on. Reminder and escalation
   * count working days in which it runs overdue, whatever kind of time the limit counts.
   */
  private Optional<Instant> findMoment(LimitStatus status) {
    return switch (status) {
      case GREEN -> Optional.empty();
      case YELLOW -> findYellowAt();
      case OVERDUE -> clock.isRunning() ? clock.findDueAt(time) : Optional.empty();
      case REMINDED -> findOverdueBy(rules.reminderDays());
      case ESCALATED -> findOverdueBy(rules.escalationDays());
    };
  }

  /** Less than the share is left one millisecond after exactly the share is. */
  private Optional<Instant> findYellowAt() {
    Instant since = clock.runningSince();
    if (since == null) {
      return Optional.empty();
    }
    long left = Math.max(0, yellowAfterMillis() + 1 - clock.usedMillis());
    Instant yellow = clock.limit().plus(since, left, time);
    return Optional.of(yellow).filter(at -> clock.findDueAt(time).filter(at::isBefore).isPresent());
  }

  private Optional<Instant> findOverdueBy(int days) {
    long left = Math.max(0, overdueMillis(days) - clock.overdueWorkingMillis());
    return clock
        .findRunsOverdueSince(time)
        .map(since -> new ClockLimit(true, 0, left).after(since, time));
  }

  private LimitStatus statusAtStandstill() {
    if (clock.overdueSince() == null) {
      return clock.usedMillis() > yellowAfterMillis() ? LimitStatus.YELLOW : LimitStatus.GREEN;
    }
    if (clock.overdueWorkingMillis() >= overdueMillis(rules.escalationDays())) {
      return LimitStatus.ESCALATED;
    }
    return clock.overdueWorkingMillis() >= overdueMillis(rules.reminderDays())
        ? LimitStatus.REMINDED
        : LimitStatus.OVERDUE;
  }

  private long yellowAfterMillis() {
    long total = clock.totalMillis(time);
    return total - (long) (total * rules.yellowShare());
  }

  private long overdueMillis(int days) {
    return new ClockLimit(true, days, 0).totalMillis(time);
  }
}
