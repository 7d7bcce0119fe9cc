package io.citygrid.live.traffic.travel;

import io.citygrid.city.CrowdRules;
import io.citygrid.city.TrafficRules;
import io.citygrid.city.WorkingCalendar;
import io.citygrid.live.crowd.DayKind;
import io.citygrid.live.crowd.HourSoFar;
import io.citygrid.live.crowd.UsualCrowd;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Which travel time is usual along a route at an hour of such a day: the median over the last such
 * days of the mean of the hour, as for crowds ({@link UsualCrowd}), so that one accident does not
 * make itself usual. Times that are mostly assumed are not learned from.
 */
public final class TravelOutlook {
  private static final int HOURS = 24;

  /** Kinds of day times hours. */
  static final int SLOTS = DayKind.values().length * HOURS;

  private final TrafficRules.Travel rules;
  private final CrowdRules.Usual usual;
  private final WorkingCalendar calendar;

  public TravelOutlook(TrafficRules.Travel rules, WorkingCalendar calendar) {
    this.rules = rules;
    // Nothing is a surge here: how much longer than usual is told as it is.
    this.usual =
        new CrowdRules.Usual(rules.leastDays(), rules.mostDays(), Double.POSITIVE_INFINITY);
    this.calendar = calendar;
  }

  /** Seconds that are usual when an interval begins; NaN until it was learned. */
  public double usualSeconds(RouteMemory memory, long intervalMillis) {
    UsualCrowd slot = memory.usualSeconds().get(slot(intervalMillis));
    return slot.isLearned(usual) ? slot.median() : Double.NaN;
  }

  /** Whether enough of the way was measured to say something about it. */
  public boolean isMeasured(RouteTime time) {
    return time.measuredShare() >= rules.leastMeasuredShare();
  }

  /** An interval is closed and learned from; intervals come in order. */
  public RouteMemory closed(RouteMemory memory, long intervalMillis, RouteTime time) {
    if (!isMeasured(time)) {
      return memory;
    }
    double seconds = time.time().seconds();
    HourSoFar before = memory.hour();
    long start =
        Instant.ofEpochMilli(intervalMillis)
            .atZone(calendar.zone())
            .truncatedTo(ChronoUnit.HOURS)
            .toInstant()
            .toEpochMilli();
    if (before.startMillis() == start) {
      return new RouteMemory(memory.usualSeconds(), before.with(seconds));
    }
    List<UsualCrowd> after = new ArrayList<>(memory.usualSeconds());
    if (before.windows() > 0) {
      int slot = slot(before.startMillis());
      after.set(slot, after.get(slot).with(before.mean(), usual));
    }
    return new RouteMemory(after, new HourSoFar(start, 0, 0).with(seconds));
  }

  private int slot(long millis) {
    ZonedDateTime at = Instant.ofEpochMilli(millis).atZone(calendar.zone());
    return DayKind.of(at.toLocalDate(), calendar).ordinal() * HOURS + at.getHour();
  }
}
