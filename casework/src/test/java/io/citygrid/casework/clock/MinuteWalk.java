package io.citygrid.casework.clock;

import io.citygrid.city.WorkingCalendar;
import io.citygrid.city.WorkingCalendar.Span;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The slow twin of {@link WorkingTime}: goes from minute to minute, looks at the clock on the wall,
 * and asks whether that is working time. Knows nothing of offsets: where the clock is put back, the
 * latest it has shown holds until it shows more.
 */
public final class MinuteWalk {
  private static final long MINUTE_SECONDS = 60;
  private static final long RUN_UP_SECONDS = 26 * 3600;

  private final WorkingCalendar calendar;
  private Instant now;
  private LocalDateTime latestShown;

  /** Stands at a whole minute. */
  public MinuteWalk(WorkingCalendar calendar, Instant start) {
    this.calendar = calendar;
    now = start.minusSeconds(RUN_UP_SECONDS);
    latestShown = shown();
    while (now.isBefore(start)) {
      step();
    }
  }

  public Instant plusWorking(long minutes) {
    for (long left = minutes; left > 0; ) {
      if (isWorking()) {
        left--;
      }
      step();
    }
    return now;
  }

  public long workingMinutesUntil(Instant end) {
    long minutes = 0;
    while (now.isBefore(end)) {
      minutes += isWorking() ? 1 : 0;
      step();
    }
    return minutes;
  }

  private void step() {
    now = now.plusSeconds(MINUTE_SECONDS);
    LocalDateTime shown = shown();
    latestShown = shown.isAfter(latestShown) ? shown : latestShown;
  }

  private LocalDateTime shown() {
    return now.atZone(calendar.zone()).toLocalDateTime();
  }

  private boolean isWorking() {
    var day = latestShown.toLocalDate();
    List<Span> spans = calendar.weekly().getOrDefault(day.getDayOfWeek(), List.of());
    if (calendar.holidays().contains(day)) {
      spans = List.of();
    }
    if (calendar.workdays().containsKey(day)) {
      spans = calendar.workdays().get(day);
    }
    var time = latestShown.toLocalTime();
    return spans.stream().anyMatch(s -> !time.isBefore(s.from()) && time.isBefore(s.to()));
  }
}
