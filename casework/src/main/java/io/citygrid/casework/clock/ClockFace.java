package io.citygrid.casework.clock;

import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.LimitStatus;
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
  public LimitStatus status(Instant at) {
    if (!clock.isRunning()) {
      return statusAtStandstill();
    }
    return beyondGreen()
        .filter(status -> findMoment(status).filter(moment -> !moment.isAfter(at)).isPresent())
        .reduce(LimitStatus.GREEN, (lower, higher) -> higher);
  }

  /**
   * The first step that was not told yet, with the moment at which the clock reaches or reached it
   * if nothing else happens. Empty while it stands still, and when all was told.
   */
  public Optional<ClockStep> findNextStep() {
    return beyondGreen()
        .filter(status -> status.compareTo(clock.told()) > 0)
        .flatMap(
            status ->
                findMoment(status)
                    .map(moment -> new ClockStep(clock.stage(), status, moment))
                    .stream())
        .findFirst();
  }

  /** For the case's message, as of a moment. */
  public CaseLimit toLimit(Instant at) {
    return new CaseLimit(
        clock.stage(),
        clock.startedAt(),
        clock.findDueAt(time).orElse(null),
        findMoment(LimitStatus.YELLOW).orElse(null),
        clock.endedAt(),
        status(at).light());
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

  private static Stream<LimitStatus> beyondGreen() {
    return Arrays.stream(LimitStatus.values()).skip(1);
  }
}
