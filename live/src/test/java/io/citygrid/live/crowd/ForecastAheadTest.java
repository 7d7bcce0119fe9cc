package io.citygrid.live.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.view.CrowdSource;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Forecasts of a quarter, half and whole hour, in windows of five minutes. No bundled data is that
 * fine: the days are simulated on the hours of Melbourne's counters, so that days differ as they
 * did, festival and all. Between the middles of hours people change evenly; who passes a counter is
 * drawn for each window by chance (Poisson), and stays ten minutes. What was expected of each
 * window is the truth, and chance what no forecast can know.
 */
class ForecastAheadTest {
  private static final long WINDOW = 300_000;
  private static final long HOUR = 12 * WINDOW;
  private static final double STAY_WINDOWS = 2;
  private static final int CORRECTED_WINDOWS = 3;

  private static final Sums[] BY_HORIZON = new Sums[CrowdOutlook.HORIZONS.size()];

  /** Of all counters together, mean absolute errors in people. */
  private static final class Sums {
    private double count;
    private double forecast;
    private double lastValue;
    private double lastWeek;
    private double truth;
    private double covered;
    private double intervals;
  }

  @BeforeAll
  static void simulate() throws Exception {
    Random random = new Random(15);
    for (int i = 0; i < BY_HORIZON.length; i++) {
      BY_HORIZON[i] = new Sums();
    }
    for (TreeMap<LocalDateTime, Double> hours : Melbourne.read().values()) {
      forecast(hours, random);
    }
    System.out.println(
        "| minutes ahead | forecasts | forecast | last value | same hour last week | truth |"
            + " in the interval |");
    for (int i = 0; i < BY_HORIZON.length; i++) {
      Sums sums = BY_HORIZON[i];
      System.out.printf(
          "| %d | %.0f | %.1f | %.1f | %.1f | %.1f | %.0f %% |%n",
          CrowdOutlook.HORIZONS.get(i),
          sums.count,
          sums.forecast / sums.count,
          sums.lastValue / sums.count,
          sums.lastWeek / sums.count,
          sums.truth / sums.count,
          100 * sums.covered / sums.intervals);
    }
  }

  /** As the job does: forecasts of each window, which is closed a quarter of an hour later. */
  private static void forecast(TreeMap<LocalDateTime, Double> hours, Random random) {
    CrowdOutlook outlook = new CrowdOutlook(Rules.CROWD, Melbourne.CALENDAR);
    TreeMap<Long, Double> truth = expected(hours);
    TreeMap<Long, Double> people = new TreeMap<>();
    truth.forEach((start, mean) -> people.put(start, STAY_WINDOWS * draw(mean, random)));
    CrowdMemory memory = CrowdMemory.NEW;
    for (Map.Entry<Long, Double> window : people.entrySet()) {
      long start = window.getKey();
      Double closed = people.get(start - CORRECTED_WINDOWS * WINDOW);
      if (closed != null) {
        memory = outlook.closed(memory, measure(start - CORRECTED_WINDOWS * WINDOW, closed));
      }
      CrowdMeasure now = measure(start, window.getValue());
      for (CrowdOutlook.Expected each : outlook.expected(memory, now)) {
        long then = start + each.minutes() * 60_000L;
        Double came = people.get(then);
        Double lastWeek = people.get(then - 7 * 24 * HOUR);
        if (came != null && lastWeek != null) {
          Sums sums = BY_HORIZON[CrowdOutlook.HORIZONS.indexOf(each.minutes())];
          sums.count++;
          sums.forecast += Math.abs(each.forecast().people() - came);
          sums.lastValue += Math.abs(window.getValue() - came);
          sums.lastWeek += Math.abs(lastWeek - came);
          sums.truth += Math.abs(STAY_WINDOWS * truth.get(then) - came);
          if (each.errors().count() >= 100) {
            sums.intervals++;
            sums.covered += each.forecast().covers(came) ? 1 : 0;
          }
        }
      }
      memory = outlook.published(memory, now);
    }
  }

  /** Who is expected to pass in each window, on the line between the middles of hours. */
  private static TreeMap<Long, Double> expected(TreeMap<LocalDateTime, Double> hours) {
    TreeMap<Long, Double> middles = new TreeMap<>();
    hours.forEach(
        (at, passed) ->
            middles.put(
                at.atZone(Melbourne.CALENDAR.zone()).toInstant().toEpochMilli() + HOUR / 2,
                passed * WINDOW / HOUR));
    TreeMap<Long, Double> windows = new TreeMap<>();
    for (long start = middles.firstKey(); start + WINDOW <= middles.lastKey(); start += WINDOW) {
      long middle = start + WINDOW / 2;
      Map.Entry<Long, Double> before = middles.floorEntry(middle);
      Map.Entry<Long, Double> after = middles.ceilingEntry(middle);
      if (after.getKey() - before.getKey() <= HOUR) {
        double share = (middle - before.getKey()) / (double) HOUR;
        windows.put(start, before.getValue() + share * (after.getValue() - before.getValue()));
      }
    }
    return windows;
  }

  /** By chance about a mean (Poisson; of many people as good as normal). */
  private static double draw(double mean, Random random) {
    if (mean > 100) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    int drawn = -1;
    for (double left = 0; left < mean || drawn < 0; drawn++) {
      left -= Math.log(1 - random.nextDouble());
    }
    return drawn;
  }

  private static CrowdMeasure measure(long start, double people) {
    return new CrowdMeasure(
        start,
        1,
        people,
        CrowdSource.PASSING,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        0,
        1,
        new TreeMap<>());
  }

  @Test
  void forecastsAreBetterThanBothBaselines() {
    for (Sums sums : BY_HORIZON) {
      assertThat(sums.count).isGreaterThan(20_000);
      assertThat(sums.forecast).isLessThan(sums.lastValue).isLessThan(sums.lastWeek);
      assertThat(sums.truth).isLessThan(sums.forecast);
    }
  }

  @Test
  void intervalsHoldAboutAsManyAsTheyPromise() {
    for (Sums sums : BY_HORIZON) {
      assertThat(sums.covered / sums.intervals).isBetween(0.85, 0.95);
    }
  }
}
