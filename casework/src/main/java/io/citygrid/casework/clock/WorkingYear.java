package io.citygrid.casework.clock;

import io.citygrid.city.WorkingCalendar;
import io.citygrid.city.WorkingCalendar.Span;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The working spans that begin in one local year, as instants, with the working time before each.
 * Milliseconds since 1970 throughout.
 */
final class WorkingYear {
  private final int count;
  private final long[] starts;
  private final long[] ends;

  /** Working time of the year before each span; the last entry is that of the whole year. */
  private final long[] before;

  private WorkingYear(int count, long[] starts, long[] ends) {
    this.count = count;
    this.starts = starts;
    this.ends = ends;
    this.before = new long[count + 1];
    for (int i = 0; i < count; i++) {
      before[i + 1] = before[i] + ends[i] - starts[i];
    }
  }

  static WorkingYear of(WorkingCalendar calendar, int year) {
    long[] starts = new long[512];
    long[] ends = new long[512];
    int count = 0;
    LocalDate end = LocalDate.of(year + 1, 1, 1);
    for (LocalDate day = LocalDate.of(year, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
      for (Span span : spansOf(calendar, day)) {
        long from = firstMoment(day, span.from(), calendar.zone());
        long to = firstMoment(day, span.to(), calendar.zone());
        if (from < to) {
          if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
          }
          starts[count] = from;
          ends[count++] = to;
        }
      }
    }
    return new WorkingYear(count, starts, ends);
  }

  /** Working time of the year. */
  long total() {
    return before[count];
  }

  /** Working time of the year before a moment. */
  long before(long moment) {
    int span = lastAtMost(starts, moment);
    return span < 0 ? 0 : before[span] + Math.min(moment, ends[span]) - starts[span];
  }

  /**
   * The first moment at which so much of the year's working time has passed.
   *
   * @param worked more than 0, at most {@link #total}
   */
  long momentAfter(long worked) {
    int span = lastAtMost(before, worked - 1);
    return starts[span] + worked - before[span];
  }

  /** The last of the ascending entries (those of the spans) that is at most the value; or -1. */
  private int lastAtMost(long[] entries, long value) {
    int found = Arrays.binarySearch(entries, 0, count, value);
    return found >= 0 ? found : -found - 2;
  }

  private static List<Span> spansOf(WorkingCalendar calendar, LocalDate day) {
    List<Span> makeUp = calendar.workdays().get(day);
    List<Span> spans =
        makeUp != null
            ? makeUp
            : calendar.holidays().contains(day)
                ? List.of()
                : calendar.weekly().getOrDefault(day.getDayOfWeek(), List.of());
    return spans.stream().sorted(Comparator.comparing(Span::from)).toList();
  }

  /**
   * The first moment at which the clock on the wall shows this or later: in the hour that daylight
   * saving leaves out, the moment of the change; in the hour that comes twice, the first of both.
   */
  private static long firstMoment(LocalDate day, LocalTime time, ZoneId zone) {
    LocalDateTime local = day.atTime(time);
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    if (change != null && change.isGap()) {
      return change.getInstant().toEpochMilli();
    }
    return local.atZone(zone).withEarlierOffsetAtOverlap().toInstant().toEpochMilli();
  }
}
