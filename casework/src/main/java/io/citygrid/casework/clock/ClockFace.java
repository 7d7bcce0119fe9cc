package io.citygrid.casework.clock;

import io.citygrid.city.event.CaseLimit;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What a clock shows under a calendar and a city's numbers. */
public record ClockFace(StageClock clock, WorkingTime time, ClockRules rules) {

  /**
   * What is left at a moment, in milliseconds of the limit's kind of time; negative by how much it
   * is overdue.
   */
  public long remainingMillis(Instant at) {
    return clock.totalMillis(time) - clock.usedMillis(at, time);
  }

  /** How far it has come at a moment; where it stands still, how far it had come then. */
  public ClockStatus status(Instant at) {
    if (!clock.isRunning()) {
      return statusAtStandstill();
    }
    return beyondGreen()
        .filter(status -> findMoment(status).filter(moment -> !moment.isAfter(at)).isPresent())
        .reduce(ClockStatus.GREEN, (lower, higher) -> higher);
  }

  /**
   * The next moment at which the status changes if nothing else happens: when to wake up. Empty
   * while it stands still, and when it has come as far as it can.
   */
  public Optional<Instant> findNextChange(Instant after) {
    return beyondGreen()
        .flatMap(status -> findMoment(status).stream())
        .filter(moment -> moment.isAfter(after))
        .min(Instant::compareTo);
  }

  /** For the case's message, as of a moment. */
  public CaseLimit toLimit(Instant at) {
    return new CaseLimit(
        clock.stage(),
        clock.startedAt(),
        clock.findDueAt(time).orElse(null),
        findMoment(ClockStatus.YELLOW).orElse(null),
        clock.endedAt(),
        status(at).light());
  }

  /**
   * When a running clock reaches a status, or did since it last went on. Reminder and escalation
   * count working days in which it runs overdue, whatever kind of time the limit counts.
   */
  private Optional<Instant> findMoment(ClockStatus status) {
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

  private ClockStatus statusAtStandstill() {
    if (clock.overdueSince() == null) {
      return clock.usedMillis() > yellowAfterMillis() ? ClockStatus.YELLOW : ClockStatus.GREEN;
    }
    if (clock.overdueWorkingMillis() >= overdueMillis(rules.escalationDays())) {
      return ClockStatus.ESCALATED;
    }
    return clock.overdueWorkingMillis() >= overdueMillis(rules.reminderDays())
        ? ClockStatus.REMINDED
        : ClockStatus.OVERDUE;
  }

  private long yellowAfterMillis() {
    long total = clock.totalMillis(time);
    return total - (long) (total * rules.yellowShare());
  }

  private long overdueMillis(int days) {
    return new ClockLimit(true, days, 0).totalMillis(time);
  }

  private static Stream<ClockStatus> beyondGreen() {
    return Arrays.stream(ClockStatus.values()).skip(1);
  }
}
