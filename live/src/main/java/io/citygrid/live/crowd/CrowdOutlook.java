package io.citygrid.live.crowd;

import io.citygrid.city.CrowdRules;
import io.citygrid.city.WorkingCalendar;
import java.util.ArrayList;
import java.util.List;

/**
 * What is usual for an area and what comes. A window is judged by what was learned of windows that
 * are closed: it never makes itself usual.
 */
public final class CrowdOutlook {
  /** How far ahead forecasts look, minutes. */
  public static final List<Integer> HORIZONS = List.of(15, 30, 60);

  private static final long MILLIS_PER_MINUTE = 60_000;
  private static final long MILLIS_PER_HOUR = 60 * MILLIS_PER_MINUTE;
  private static final long MILLIS_PER_DAY = 24 * MILLIS_PER_HOUR;
  private static final long WEEK = 7 * MILLIS_PER_DAY;
  private static final long REMEMBERED = 8 * MILLIS_PER_DAY;

  private final CrowdRules rules;
  private final UsualHours hours;
  private final long windowMillis;

  public CrowdOutlook(CrowdRules rules, WorkingCalendar calendar) {
    this.rules = rules;
    this.hours = new UsualHours(calendar);
    this.windowMillis = rules.measuring().windowMinutes() * MILLIS_PER_MINUTE;
  }

  /**
   * A forecast with how good those before it were.
   *
   * @param minutes how far ahead
   */
  public record Expected(int minutes, CrowdForecast forecast, ForecastErrors errors) {}

  /**
   * The usual number of people in a window: between the middles of hours, on the line between their
   * medians. NaN until the hour was learned.
   */
  public double usual(CrowdMemory memory, long startMillis) {
    return UsualHours.between(startMillis + windowMillis / 2, millis -> learned(memory, millis));
  }

  /** Whether there are unusually many in a window. */
  public boolean isSurge(CrowdMemory memory, long startMillis, double people) {
    return memory
        .usual()
        .get(hours.slot(startMillis + windowMillis / 2))
        .isSurge(people, rules.usual());
  }

  /** Forecasts from a window on, of whole windows; none where nothing is usual yet. */
  public List<Expected> expected(CrowdMemory memory, CrowdMeasure now) {
    List<Expected> expected = new ArrayList<>();
    double usualNow = usual(memory, now.startMillis());
    for (int i = 0; i < HORIZONS.size(); i++) {
      int minutes = HORIZONS.get(i);
      double usualThen = usual(memory, now.startMillis() + minutes * MILLIS_PER_MINUTE);
      boolean isWhole = minutes * MILLIS_PER_MINUTE % windowMillis == 0;
      if (now.isTold() && isWhole && !Double.isNaN(usualNow) && !Double.isNaN(usualThen)) {
        ForecastErrors errors = memory.errors().get(i);
        expected.add(
            new Expected(
                minutes,
                CrowdForecast.of(
                    now.people(), usualNow, usualThen, minutes, errors, rules.forecast()),
                errors));
      }
    }
    return expected;
  }

  /** A window was published first: its forecasts will be compared with what comes. */
  public CrowdMemory published(CrowdMemory memory, CrowdMeasure now) {
    List<OpenForecast> open = new ArrayList<>(memory.open());
    for (Expected expected : expected(memory, now)) {
      open.add(
          new OpenForecast(
              now.startMillis() + expected.minutes() * MILLIS_PER_MINUTE,
              expected.minutes(),
              expected.forecast().people(),
              now.people()));
    }
    return memory.withOpen(open);
  }

  /** A window is closed: it is learned from, and what was forecast of it is compared. */
  public CrowdMemory closed(CrowdMemory memory, CrowdMeasure window) {
    if (!window.isTold()) {
      return memory;
    }
    List<ForecastErrors> errors = new ArrayList<>(memory.errors());
    List<OpenForecast> open = new ArrayList<>();
    double lastWeek = peopleAt(memory, window.startMillis() - WEEK);
    for (OpenForecast forecast : memory.open()) {
      if (forecast.forMillis() == window.startMillis()) {
        int horizon = HORIZONS.indexOf(forecast.minutes());
        errors.set(
            horizon,
            errors
                .get(horizon)
                .with(
                    forecast.people(),
                    forecast.lastValue(),
                    lastWeek,
                    window.people(),
                    rules.forecast()));
      } else if (forecast.forMillis() > window.startMillis()) {
        open.add(forecast);
      }
    }
    List<PastPeople> past = new ArrayList<>(memory.past());
    past.removeIf(each -> each.startMillis() < window.startMillis() - REMEMBERED);
    past.add(new PastPeople(window.startMillis(), window.people(), window.inPerMinute()));
    List<UsualCrowd> usual = new ArrayList<>(memory.usual());
    HourSoFar hour = hourOf(memory.hour(), window, usual);
    return new CrowdMemory(
        usual,
        hour,
        past,
        open,
        errors,
        memory.watch(),
        memory.warnedSinceMillis(),
        memory.warnedVersion());
  }

  /**
   * How long people stay, minutes: the mean number of people over the mean inflow, of the closed
   * windows of the last hour (J. D. C. Little, 1961). NaN when nobody came or no counter knows.
   */
  public double stayMinutes(CrowdMemory memory, long startMillis) {
    List<PastPeople> hour =
        memory.past().stream()
            .filter(each -> each.startMillis() >= startMillis - MILLIS_PER_HOUR)
            .filter(each -> !Double.isNaN(each.inPerMinute()))
            .toList();
    double people = hour.stream().mapToDouble(PastPeople::people).sum();
    double in = hour.stream().mapToDouble(PastPeople::inPerMinute).sum();
    return in > 0 ? people / in : Double.NaN;
  }

  private HourSoFar hourOf(HourSoFar before, CrowdMeasure window, List<UsualCrowd> usual) {
    long start = hours.hourOf(window.startMillis());
    if (before.startMillis() == start) {
      return before.with(window.people());
    }
    if (before.windows() > 0) {
      int slot = hours.slot(before.startMillis());
      usual.set(slot, usual.get(slot).with(before.mean(), rules.usual()));
    }
    return new HourSoFar(start, 0, 0).with(window.people());
  }

  private double learned(CrowdMemory memory, long millis) {
    UsualCrowd usual = memory.usual().get(hours.slot(millis));
    return usual.isLearned(rules.usual()) ? usual.median() : Double.NaN;
  }

  private static double peopleAt(CrowdMemory memory, long startMillis) {
    for (PastPeople each : memory.past()) {
      if (each.startMillis() == startMillis) {
        return each.people();
      }
    }
    return Double.NaN;
  }
}
