package io.citygrid.jobs.pipeline;

import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.PresencePing;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The slow twin of what is learned over days: all messages in memory, each number made anew of all
 * before it, no streams, no state. Knows Testville by heart: the square holds 4,000 and closes at
 * two, the street holds 2,000 and who passes stays ten minutes. When a window is told all before it
 * are known; an hour is learned when a window of the next one is.
 */
final class CrowdDaysBatch {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int W = CrowdDays.WINDOW_MINUTES;
  private static final int OF_HOUR = 60 / W;
  private static final int OF_WEEK = 7 * CrowdDays.WINDOWS_OF_DAY;
  private static final int LEAST_GROUP = 10;

  private final Map<String, Double> metrics = new TreeMap<>();
  private final double[] in = new double[CrowdDays.WINDOWS];
  private final double[] out = new double[CrowdDays.WINDOWS];
  private final double[] passing = new double[CrowdDays.WINDOWS];
  private final double[] devices = new double[CrowdDays.WINDOWS];

  CrowdDaysBatch(CrowdDays days) {
    List<Set<String>> heard = new ArrayList<>();
    for (int i = 0; i < CrowdDays.WINDOWS; i++) {
      heard.add(new HashSet<>());
    }
    for (CrossingCount count : days.counts()) {
      int window = window(count.observedAt());
      if (window < CrowdDays.WINDOWS) {
        in[window] += count.in() == null ? 0 : count.in();
        out[window] += count.out() == null ? 0 : count.out();
        passing[window] += count.passing() == null ? 0 : count.passing();
      }
    }
    for (PresencePing ping : days.pings()) {
      int window = window(ping.observedAt());
      if (window < CrowdDays.WINDOWS) {
        heard.get(window).add(ping.pseudonym());
      }
    }
    for (int i = 0; i < CrowdDays.WINDOWS; i++) {
      devices[i] = heard.get(i).size();
    }
    square();
    street();
    cell();
  }

  Map<String, Double> metrics() {
    return metrics;
  }

  /** Usual in the cell in the last window. */
  double usualInCell() {
    int last = CrowdDays.WINDOWS - 1;
    return usual(devices, last, last, 5, LEAST_GROUP);
  }

  /** Growth in the cell in the last window, people a minute. */
  double trendInCell() {
    int last = CrowdDays.WINDOWS - 1;
    return (devices[last] - devices[last - 1]) / W;
  }

  private void square() {
    double[] people = new double[CrowdDays.WINDOWS];
    double there = 0;
    double drift = 0;
    int anchor = 0;
    for (int i = 0; i < CrowdDays.WINDOWS; i++) {
      there += in[i] - out[i];
      ZonedDateTime end = CrowdDays.at(i + 1).atZone(ZONE);
      if (end.getHour() == 2 && end.getMinute() == 0) {
        drift = there * CrowdDays.WINDOWS_OF_DAY / (i + 1 - anchor);
        anchor = i + 1;
        there = 0;
      }
      people[i] = Math.max(0, there);
      boolean isSmall = isSmall(people[i]);
      boolean isShown = !isSmall && !isSmall(people[i] - in[i] + out[i]);
      if (isShown) {
        put("square/in", i, in[i] / W);
        put("square/out", i, out[i] / W);
        full("square", i, people[i], 4_000, (in[i] - out[i]) / W);
      }
      if (!isSmall) {
        put("square/drift", i, drift);
        stay(people, i);
      }
    }
    learned("square", people);
  }

  /** Mean number of people over mean inflow of the last hour. */
  private void stay(double[] people, int now) {
    double there = 0;
    double came = 0;
    for (int i = Math.max(0, now - OF_HOUR); i < now; i++) {
      there += people[i];
      came += in[i] / W;
    }
    if (came > 0) {
      put("square/stay", now, there / came);
    }
  }

  private void street() {
    double[] people = new double[CrowdDays.WINDOWS];
    for (int i = 0; i < CrowdDays.WINDOWS; i++) {
      people[i] = Math.round(passing[i] / W * 10);
      if (!isSmall(people[i])) {
        put("market-street/passing", i, passing[i] / W);
        put("market-street/drift", i, 0);
        boolean isShown = i == 0 || !isSmall(people[i - 1]);
        if (isShown) {
          full("market-street", i, people[i], 2_000, i == 0 ? 0 : (people[i] - people[i - 1]) / W);
        }
      }
    }
    learned("market-street", people);
  }

  private void cell() {
    for (int i = 0; i < CrowdDays.WINDOWS; i++) {
      if (!isSmall(devices[i])) {
        metrics.put("crowd/cell/990101001000002/people@" + CrowdDays.at(i), devices[i]);
      }
    }
  }

  private void full(String area, int window, double people, double capacity, double perMinute) {
    if (people >= capacity) {
      put(area + "/minutes-to-full", window, 0);
    } else if (perMinute > 0) {
      put(area + "/minutes-to-full", window, (capacity - people) / perMinute);
    }
  }

  /** What is told of a window against all before it, and how good forecasts of it were. */
  private void learned(String area, double[] people) {
    Map<Integer, double[]> errors = new TreeMap<>();
    for (int i = 0; i < people.length; i++) {
      boolean isSmall = isSmall(people[i]);
      double usual = usual(people, i, i, 20, 0);
      if (!isSmall) {
        put(area + "/people", i, people[i]);
      }
      if (!Double.isNaN(usual)) {
        put(area + "/usual", i, usual);
        if (!isSmall) {
          put(area + "/surge", i, isSurge(people, i) ? 1 : 0);
        }
      }
      for (int ahead : new int[] {1, 2, 4}) {
        double forecast = forecast(people, i, ahead);
        if (!Double.isNaN(forecast) && !isSmall) {
          put(area + "/expected-" + ahead * W, i, forecast);
        }
        int from = i - ahead;
        double before = from < 0 ? Double.NaN : forecast(people, from, ahead);
        double[] sums = errors.computeIfAbsent(ahead, known -> new double[4]);
        if (!Double.isNaN(before) && i >= OF_WEEK) {
          sums[0]++;
          sums[1] += Math.abs(before - people[i]);
          sums[2] += Math.abs(people[from] - people[i]);
          sums[3] += Math.abs(people[i - OF_WEEK] - people[i]);
        }
        if (sums[0] > 0) {
          put(area + "/forecast-error-" + ahead * W, i, sums[1] / sums[0]);
          put(area + "/last-value-error-" + ahead * W, i, sums[2] / sums[0]);
          put(area + "/last-week-error-" + ahead * W, i, sums[3] / sums[0]);
        }
      }
    }
  }

  private double forecast(double[] people, int now, int ahead) {
    double usualNow = usual(people, now, now, 20, 0);
    double usualThen = usual(people, now + ahead, now, 20, 0);
    double ratio = (people[now] + 10) / (usualNow + 10);
    double bounded = Math.max(0.5, Math.min(2, ratio));
    double left = Math.pow(0.8, ahead * W / 60.0);
    double beyond = people[now] - usualNow * bounded;
    return Math.max(0, usualThen * (1 + left * (bounded - 1)) + left * beyond);
  }

  /** On the line between the medians of two hours, by what was known when a window was told. */
  private static double usual(double[] people, int of, int told, int mostDays, double least) {
    double quarter = of % OF_HOUR + 0.5;
    double own = median(past(people, of, told, mostDays, least));
    int otherHour = quarter >= OF_HOUR / 2.0 ? of + OF_HOUR : of - OF_HOUR;
    double other = median(past(people, otherHour, told, mostDays, least));
    double weight = Math.abs(quarter - OF_HOUR / 2.0) / OF_HOUR;
    return Double.isNaN(own) || Double.isNaN(other) ? own : own + weight * (other - own);
  }

  private static boolean isSurge(double[] people, int now) {
    List<Double> past = past(people, now, now, 20, 0);
    double median = median(past);
    double spread = 1.4826 * median(past.stream().map(each -> Math.abs(each - median)).toList());
    double chance = Math.max(1, Math.sqrt(median));
    return (people[now] - median) / Math.max(chance, spread) >= 4;
  }

  /** Means of the hour that a window lies in on such days before, of hours that were known. */
  private static List<Double> past(double[] people, int of, int told, int mostDays, double least) {
    ZonedDateTime at = CrowdDays.at(of).atZone(ZONE);
    List<Double> past = new ArrayList<>();
    for (int hour = 0; hour + OF_HOUR < told; hour += OF_HOUR) {
      ZonedDateTime then = CrowdDays.at(hour).atZone(ZONE);
      if (then.getHour() == at.getHour() && kind(then).equals(kind(at))) {
        double sum = 0;
        boolean isShown = true;
        for (int i = hour; i < hour + OF_HOUR; i++) {
          sum += people[i];
          isShown &= people[i] >= least;
        }
        if (isShown) {
          past.add(sum / OF_HOUR);
        }
      }
    }
    return past.subList(Math.max(0, past.size() - mostDays), past.size());
  }

  private static String kind(ZonedDateTime at) {
    boolean isSaturday = at.getDayOfWeek() == DayOfWeek.SATURDAY;
    return at.getDayOfWeek() == DayOfWeek.SUNDAY ? "rest" : isSaturday ? "saturday" : "workday";
  }

  /** NaN of fewer than two. */
  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int size = sorted.size();
    return size < 2 ? Double.NaN : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }

  private static boolean isSmall(double people) {
    return people > 0 && people < LEAST_GROUP;
  }

  private static int window(Instant moment) {
    return (int) (Duration.between(CrowdDays.MIDNIGHT, moment).toMinutes() / W);
  }

  private void put(String what, int window, double value) {
    metrics.put("crowd/hot-area/" + what + "@" + CrowdDays.at(window), value);
  }
}
