package io.citygrid.live.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.TrafficRules;
import io.citygrid.city.load.ReadyCities;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How many incidents are found, and how many alarms are none: the speeds of 207 detectors in a real
 * week, five minutes each, into which one incident a day and detector is put, at a moment when
 * traffic runs freely. The week has incidents and rush hours of its own, and nobody wrote down
 * which: every alarm outside of what was put in counts as false, so that the precision is a lower
 * bound. Roads of this city have no neighbours, so the drop alone decides, as in its replay.
 */
class InjectedIncidentsTest {
  private static final TrafficRules.Incidents RULES = Rules.TRAFFIC.incidents();
  private static final double KMH_IN_MPH = 1.609344;
  private static final int INTERVALS_A_DAY = 288;
  private static final long INTERVAL_MILLIS = 300_000;
  private static final int EARLIEST = 6 * 12;
  private static final int LATEST = 21 * 12;
  private static final double FREELY_KMH = 80;

  /** By detector, by interval, km/h. */
  private static final List<double[]> SPEEDS = new ArrayList<>();

  /**
   * What is put in.
   *
   * @param from the interval in which it happens
   * @param begun the share of that interval that was over when it did
   */
  private record Incident(int from, double begun, int intervals) {
    boolean covers(int interval) {
      return interval >= from && interval < from + intervals;
    }
  }

  private record Found(int put, int found, int otherAlarms, double delays) {
    double recall() {
      return (double) found / put;
    }

    double precision() {
      return (double) found / (found + otherAlarms);
    }

    double delayMinutes() {
      return 5.0 * delays / found;
    }

    Found and(Found other) {
      return new Found(
          put + other.put,
          found + other.found,
          otherAlarms + other.otherAlarms,
          delays + other.delays);
    }
  }

  @BeforeAll
  static void read() throws Exception {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(ReadyCities.openData("metr-la", "speeds_2012-03-01_07.csv.gz")),
                StandardCharsets.UTF_8))) {
      int detectors = in.readLine().split(",").length;
      List<double[]> rows =
          in.lines()
              .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble))
              .map(row -> row.map(mph -> mph * KMH_IN_MPH).toArray())
              .toList();
      for (int detector = 0; detector < detectors; detector++) {
        int column = detector;
        SPEEDS.add(rows.stream().mapToDouble(row -> row[column]).toArray());
      }
    }
  }

  @Test
  void severeIncidentsAreFoundAndSlightOnesAreNot() {
    System.out.println("| speed falls to | for | recall | precision, at least | found after |");
    for (double share : new double[] {0.2, 0.35, 0.45, 0.6}) {
      for (int minutes : new int[] {15, 30, 60}) {
        Found found = all(share, minutes / 5);
        System.out.printf(
            "| %.0f %% | %d min | %.1f %% | %.1f %% | %s |%n",
            100 * share,
            minutes,
            100 * found.recall(),
            100 * found.precision(),
            found.found() == 0 ? "–" : "%.1f min".formatted(found.delayMinutes()));
        if (share <= 0.35) {
          assertThat(found.recall()).as("recall at " + share).isGreaterThan(0.97);
        }
        if (share == 0.6) {
          assertThat(found.recall()).as("slowdowns that are none").isLessThan(0.1);
        }
      }
    }
  }

  /** What alarms the week raises by itself. */
  @Test
  void theWeekItselfRaisesFewAlarms() {
    Found quiet =
        SPEEDS.stream().map(speeds -> watch(speeds, List.of())).reduce(Found::and).orElseThrow();
    double aDay = quiet.otherAlarms() / (7.0 * SPEEDS.size());
    System.out.printf("alarms a detector and day without any put in: %.2f%n", aDay);
    assertThat(aDay).isLessThan(1);
  }

  private static Found all(double share, int intervals) {
    Random random = new Random(20120301);
    Found sum = new Found(0, 0, 0, 0);
    for (double[] speeds : SPEEDS) {
      List<Incident> incidents = draw(speeds, intervals, random);
      double[] hit = speeds.clone();
      for (Incident incident : incidents) {
        hit[incident.from] *= incident.begun + (1 - incident.begun) * share;
        for (int i = incident.from + 1; i < incident.from + intervals; i++) {
          hit[i] *= share;
        }
      }
      sum = sum.and(watch(hit, incidents));
    }
    return sum;
  }

  /** One a day, where traffic runs freely from half an hour before to its end. */
  private static List<Incident> draw(double[] speeds, int intervals, Random random) {
    List<Incident> drawn = new ArrayList<>();
    for (int day = 0; day < speeds.length / INTERVALS_A_DAY; day++) {
      for (int attempt = 0; attempt < 50; attempt++) {
        int from = day * INTERVALS_A_DAY + random.nextInt(EARLIEST, LATEST);
        boolean isFree =
            Arrays.stream(speeds, from - 6, from + intervals).allMatch(kmh -> kmh >= FREELY_KMH);
        if (isFree) {
          drawn.add(new Incident(from, random.nextDouble(), intervals));
          break;
        }
      }
    }
    return drawn;
  }

  private static Found watch(double[] speeds, List<Incident> incidents) {
    IncidentWatch watch = IncidentWatch.NEW;
    int found = 0;
    int others = 0;
    double delays = 0;
    for (int i = 0; i < speeds.length; i++) {
      boolean wasRaised = watch.raised();
      watch = watch.with(i * INTERVAL_MILLIS, speeds[i], Double.NaN, RULES);
      if (watch.raised() && !wasRaised) {
        int at = i;
        var cause = incidents.stream().filter(incident -> incident.covers(at)).findAny();
        if (cause.isPresent()) {
          found++;
          // Known when the interval is over.
          delays += i + 1 - cause.get().from() - cause.get().begun();
        } else {
          others++;
        }
      }
    }
    return new Found(incidents.size(), found, others, delays);
  }
}
