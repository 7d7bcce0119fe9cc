package io.citygrid.live.traffic;

import io.citygrid.city.TrafficRules;
import io.citygrid.city.WorkingCalendar;
import io.citygrid.live.crowd.DayKind;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which speed is usual on a segment at an hour of such a day: the mean over the days of a kind of
 * the mean of the hour's intervals, where the latest {@code mostDays} days weigh most (each day
 * moves the mean by its share of them). An hour counts as a whole, when the same hour of a later
 * day begins, so that nothing is usual because of itself. Whoever learns leaves intervals with an
 * incident out, so that none makes itself usual.
 *
 * <p>A city has tens of thousands of segments: means need one number an hour, where a median would
 * need all days, and they are kept to a thousandth of a kilometre per hour. Flat, stored in state.
 *
 * @param means by kind of day and hour, as {@link Mean} packs them; empty before the first day
 * @param hours by hour of the day the latest one in which somebody was seen, not learned yet, as
 *     {@link Hour} packs them; empty before the first
 */
public record UsualSpeed(List<Integer> means, List<Long> hours) {
  /** Nothing was seen yet. */
  public static final UsualSpeed NEW = new UsualSpeed(List.of(), List.of());

  private static final int HOURS = 24;
  private static final int SLOTS = DayKind.values().length * HOURS;
  private static final double THOUSANDTHS = 1_000;

  public UsualSpeed {
    means = List.copyOf(means);
    hours = List.copyOf(hours);
  }

  /**
   * A mean and of how many days it is, at most {@code mostDays}.
   *
   * @param days up to 511
   */
  private record Mean(double kmh, int days) {
    private static final int DAY_BITS = 9;

    static Mean of(int packed) {
      return new Mean((packed >>> DAY_BITS) / THOUSANDTHS, packed & ((1 << DAY_BITS) - 1));
    }

    int packed() {
      return (int) Math.round(kmh * THOUSANDTHS) << DAY_BITS | days;
    }

    Mean with(double dayKmh, TrafficRules.Usual rules) {
      int counted = Math.min(days + 1, rules.mostDays());
      return new Mean(kmh + (dayKmh - kmh) / counted, counted);
    }
  }

  /**
   * An hour that began then.
   *
   * @param intervals how many; none where nobody was seen
   * @param sum of their speeds in thousandths
   */
  private record Hour(long startMinute, long intervals, long sum) {
    private static final int SUM_BITS = 26;
    private static final int INTERVAL_BITS = 8;
    private static final long MILLIS_PER_MINUTE = 60_000;

    static Hour of(long packed) {
      return new Hour(
          packed >>> (SUM_BITS + INTERVAL_BITS),
          packed >>> SUM_BITS & ((1L << INTERVAL_BITS) - 1),
          packed & ((1L << SUM_BITS) - 1));
    }

    static Hour beginning(ZonedDateTime at) {
      return new Hour(at.toEpochSecond() / 60, 0, 0);
    }

    long packed() {
      return (startMinute << INTERVAL_BITS | intervals) << SUM_BITS | sum;
    }

    Hour with(double kmh) {
      return new Hour(startMinute, intervals + 1, sum + Math.round(kmh * THOUSANDTHS));
    }

    boolean isSeen() {
      return intervals > 0;
    }

    double mean() {
      return sum / THOUSANDTHS / intervals;
    }

    ZonedDateTime start(WorkingCalendar calendar) {
      return Instant.ofEpochMilli(startMinute * MILLIS_PER_MINUTE).atZone(calendar.zone());
    }
  }

  /**
   * With the speed of one more interval of a minute or longer; intervals come in order.
   *
   * @param intervalMillis start of the interval, epoch milliseconds
   */
  public UsualSpeed with(
      long intervalMillis, double speedKmh, WorkingCalendar calendar, TrafficRules.Usual rules) {
    ZonedDateTime at = hourOf(intervalMillis, calendar);
    Hour before = hour(at.getHour());
    Hour now = Hour.beginning(at);
    boolean isSame = before.isSeen() && before.startMinute() == now.startMinute();
    List<Long> hoursAfter =
        new ArrayList<>(hours.isEmpty() ? Collections.nCopies(HOURS, 0L) : hours);
    hoursAfter.set(at.getHour(), (isSame ? before : now).with(speedKmh).packed());
    if (isSame || !before.isSeen()) {
      return new UsualSpeed(means, hoursAfter);
    }
    int slot = slot(before.start(calendar), calendar);
    List<Integer> meansAfter =
        new ArrayList<>(means.isEmpty() ? Collections.nCopies(SLOTS, 0) : means);
    meansAfter.set(slot, mean(slot).with(before.mean(), rules).packed());
    return new UsualSpeed(meansAfter, hoursAfter);
  }

  /**
   * What is usual when an interval begins, in kilometres per hour; NaN until enough days were seen.
   * The same for an interval whenever it is asked for, up to a day after.
   */
  public double kmh(long intervalMillis, WorkingCalendar calendar, TrafficRules.Usual rules) {
    ZonedDateTime at = hourOf(intervalMillis, calendar);
    int slot = slot(at, calendar);
    Hour waiting = hour(at.getHour());
    boolean isNext =
        waiting.isSeen()
            && waiting.startMinute() < Hour.beginning(at).startMinute()
            && slot(waiting.start(calendar), calendar) == slot;
    Mean learned = isNext ? mean(slot).with(waiting.mean(), rules) : mean(slot);
    return learned.days() < rules.leastDays() ? Double.NaN : learned.kmh();
  }

  private Mean mean(int slot) {
    return Mean.of(means.isEmpty() ? 0 : means.get(slot));
  }

  private Hour hour(int ofDay) {
    return Hour.of(hours.isEmpty() ? 0 : hours.get(ofDay));
  }

  private static ZonedDateTime hourOf(long millis, WorkingCalendar calendar) {
    return Instant.ofEpochMilli(millis).atZone(calendar.zone()).truncatedTo(ChronoUnit.HOURS);
  }

  private static int slot(ZonedDateTime hour, WorkingCalendar calendar) {
    return DayKind.of(hour.toLocalDate(), calendar).ordinal() * HOURS + hour.getHour();
  }
}
