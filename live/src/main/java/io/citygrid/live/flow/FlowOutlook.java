package io.citygrid.live.flow;

import io.citygrid.city.CrowdRules;
import io.citygrid.city.WorkingCalendar;
import io.citygrid.city.view.FlowUnusual;
import io.citygrid.live.crowd.DayKind;
import io.citygrid.live.crowd.HourSoFar;
import io.citygrid.live.crowd.UsualCrowd;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What flow is usual for an area at an hour of such a day, as for crowds ({@link UsualCrowd}): the
 * median over the last such days of the mean interval of the hour. An interval is judged by what
 * was learned of intervals that are closed: it never makes itself usual.
 */
public final class FlowOutlook {
  private static final int HOURS = 24;

  /** Kinds of day times hours. */
  static final int SLOTS = DayKind.values().length * HOURS;

  private final CrowdRules.Usual rules;
  private final WorkingCalendar calendar;

  public FlowOutlook(CrowdRules.Usual rules, WorkingCalendar calendar) {
    this.rules = rules;
    this.calendar = calendar;
  }

  /**
   * A number against what is usual.
   *
   * @param usual NaN until it was learned
   * @param unusual null when it is not, or until it was learned
   */
  public record Judged(double usual, @Nullable FlowUnusual unusual) {}

  /** Trips into an area in an interval against what is usual. */
  public Judged in(FlowMemory memory, long intervalMillis, long trips) {
    return judge(memory.usualIn(), intervalMillis, trips);
  }

  /** Trips out of an area in an interval against what is usual. */
  public Judged out(FlowMemory memory, long intervalMillis, long trips) {
    return judge(memory.usualOut(), intervalMillis, trips);
  }

  /** An interval is closed and learned from; intervals come in order. */
  public FlowMemory closed(FlowMemory memory, long intervalMillis, long in, long out) {
    List<UsualCrowd> usualIn = new ArrayList<>(memory.usualIn());
    List<UsualCrowd> usualOut = new ArrayList<>(memory.usualOut());
    return new FlowMemory(
        usualIn,
        usualOut,
        hourOf(memory.hourIn(), intervalMillis, in, usualIn),
        hourOf(memory.hourOut(), intervalMillis, out, usualOut));
  }

  private Judged judge(List<UsualCrowd> learned, long intervalMillis, long trips) {
    UsualCrowd usual = learned.get(slot(intervalMillis));
    if (!usual.isLearned(rules)) {
      return new Judged(Double.NaN, null);
    }
    double score = usual.score(trips);
    FlowUnusual unusual =
        score >= rules.surgeScore()
            ? FlowUnusual.MORE
            : score <= -rules.surgeScore() ? FlowUnusual.LESS : null;
    return new Judged(usual.median(), unusual);
  }

  private HourSoFar hourOf(
      HourSoFar before, long intervalMillis, long trips, List<UsualCrowd> usual) {
    long start =
        Instant.ofEpochMilli(intervalMillis)
            .atZone(calendar.zone())
            .truncatedTo(ChronoUnit.HOURS)
            .toInstant()
            .toEpochMilli();
    if (before.startMillis() == start) {
      return before.with(trips);
    }
    if (before.windows() > 0) {
      int slot = slot(before.startMillis());
      usual.set(slot, usual.get(slot).with(before.mean(), rules));
    }
    return new HourSoFar(start, 0, 0).with(trips);
  }

  private int slot(long millis) {
    ZonedDateTime at = Instant.ofEpochMilli(millis).atZone(calendar.zone());
    return DayKind.of(at.toLocalDate(), calendar).ordinal() * HOURS + at.getHour();
  }
}
