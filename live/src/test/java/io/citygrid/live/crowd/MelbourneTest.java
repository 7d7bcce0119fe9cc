package io.citygrid.live.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.CrowdRules;
import io.citygrid.city.WorkingCalendar;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Six of Melbourne's pedestrian counters, hour by hour from 17 February to 31 March 2019, with the
 * Moomba festival on the weekend of 8 to 11 March; the 11th is a holiday.
 */
class MelbourneTest {
  private static final CrowdRules RULES = Rules.CROWD;
  private static final String PRINCES_BRIDGE = "5";
  private static final LocalDate LABOUR_DAY = Melbourne.LABOUR_DAY;

  /** When enough weeks were seen to know what is usual. */
  private static final LocalDate FIRST_KNOWN = LocalDate.of(2019, 3, 11);

  private static final LocalDate LAST = LocalDate.of(2019, 3, 31);
  private static final WorkingCalendar CALENDAR = Melbourne.CALENDAR;
  private static final Map<String, TreeMap<LocalDateTime, Double>> COUNTERS = new LinkedHashMap<>();

  @BeforeAll
  static void read() throws Exception {
    COUNTERS.putAll(Melbourne.read());
  }

  /** Hours and kinds of day. */
  private record Slot(DayKind kind, int hour) {
    static Slot of(LocalDateTime at) {
      return new Slot(DayKind.of(at.toLocalDate(), CALENDAR), at.getHour());
    }
  }

  /** What was usual and what was forecast, hour by hour, knowing only what was before. */
  private static final class Past {
    private final TreeMap<LocalDateTime, Double> seen;
    private final Map<Slot, UsualCrowd> usual = new HashMap<>();
    private final Map<LocalDate, Integer> surges = new TreeMap<>();
    private final Set<LocalDateTime> surged = new HashSet<>();
    private ForecastErrors errors = ForecastErrors.NEW;
    private int covered;
    private int intervals;

    Past(TreeMap<LocalDateTime, Double> seen) {
      this.seen = seen;
    }

    UsualCrowd usual(LocalDateTime at) {
      return usual.getOrDefault(Slot.of(at), UsualCrowd.NEW);
    }

    Past run() {
      seen.forEach(
          (at, people) -> {
            if (usual(at).isSurge(people, RULES.usual())) {
              surges.merge(at.toLocalDate(), 1, Integer::sum);
              surged.add(at);
            }
            forecast(at, people);
            usual.put(Slot.of(at), usual(at).with(people, RULES.usual()));
          });
      return this;
    }

    private void forecast(LocalDateTime at, double people) {
      Double came = seen.get(at.plusHours(1));
      Double lastWeek = seen.get(at.plusHours(1).minusWeeks(1));
      UsualCrowd then = usual(at.plusHours(1));
      if (came == null
          || lastWeek == null
          || !usual(at).isLearned(RULES.usual())
          || !then.isLearned(RULES.usual())) {
        return;
      }
      CrowdForecast forecast =
          CrowdForecast.of(people, usual(at).median(), then.median(), 60, errors, RULES.forecast());
      if (errors.count() >= 100) {
        intervals++;
        covered += forecast.covers(came) ? 1 : 0;
      }
      errors = errors.with(forecast.people(), people, lastWeek, came, RULES.forecast());
    }
  }

  /** One by one too, the bridge beside the festival among them. */
  @Test
  void theForecastOfAnHourIsBetterThanBothBaselines() {
    double mean = 0;
    double lastValue = 0;
    double lastWeek = 0;
    assertThat(COUNTERS).hasSize(6);
    System.out.println("| counter | forecast | last value | same hour last week |");
    for (Map.Entry<String, TreeMap<LocalDateTime, Double>> counter : COUNTERS.entrySet()) {
      ForecastErrors errors = new Past(counter.getValue()).run().errors;
      assertThat(errors.count()).as(counter.getKey()).isGreaterThan(700);
      System.out.printf(
          "| %s | %.0f | %.0f | %.0f |%n",
          counter.getKey(), errors.mean(), errors.meanOfLastValue(), errors.meanOfLastWeek());
      mean += errors.mean();
      lastValue += errors.meanOfLastValue();
      lastWeek += errors.meanOfLastWeek();
      assertThat(errors.mean()).as(counter.getKey()).isLessThan(errors.meanOfLastValue());
      assertThat(errors.mean()).as(counter.getKey()).isLessThan(errors.meanOfLastWeek());
    }
    assertThat(mean).isLessThan(0.5 * lastValue).isLessThan(0.5 * lastWeek);
  }

  @Test
  void theIntervalHoldsAboutAsManyAsItPromises() {
    int covered = 0;
    int intervals = 0;
    for (TreeMap<LocalDateTime, Double> seen : COUNTERS.values()) {
      Past past = new Past(seen).run();
      covered += past.covered;
      intervals += past.intervals;
    }
    assertThat(covered / (double) intervals).isBetween(0.85, 0.95);
  }

  @Test
  void theFestivalIsTheSurgeOfTheBridgeBesideIt() {
    Map<LocalDate, Integer> surges = new Past(COUNTERS.get(PRINCES_BRIDGE)).run().surges;

    assertThat(surges.getOrDefault(LABOUR_DAY.minusWeeks(1), 0)).isZero();
    for (int day = 0; day < 3; day++) {
      assertThat(surges.get(LABOUR_DAY.minusDays(day))).isGreaterThanOrEqualTo(12);
    }
  }

  /**
   * So many times as many people as there were, for three hours of one day in each week of each
   * counter. The weeks have surges of their own, the festival's among them, and nobody wrote down
   * which: the hours found besides are false at most.
   */
  @Test
  void largeSurgesAreFound() {
    System.out.println("| times as many | hours put in | recall | precision, at least |");
    int others = 0;
    int hours = 0;
    for (TreeMap<LocalDateTime, Double> seen : COUNTERS.values()) {
      others += countFrom(FIRST_KNOWN, new Past(seen).run().surged);
      hours += countFrom(FIRST_KNOWN, seen.keySet());
    }
    for (double times : new double[] {1.5, 2, 3, 4}) {
      Random random = new Random(2019);
      int put = 0;
      int found = 0;
      int besides = 0;
      for (TreeMap<LocalDateTime, Double> seen : COUNTERS.values()) {
        Set<LocalDateTime> crowded = draw(random);
        TreeMap<LocalDateTime, Double> more = new TreeMap<>(seen);
        crowded.forEach(at -> more.computeIfPresent(at, (same, people) -> times * people));
        Set<LocalDateTime> surged = new Past(more).run().surged;
        put += crowded.size();
        found += (int) crowded.stream().filter(surged::contains).count();
        besides += countFrom(FIRST_KNOWN, surged);
      }
      besides -= found;
      System.out.printf(
          "| %.1f | %d | %.0f %% | %.0f %% |%n",
          times, put, 100.0 * found / put, 100.0 * found / (found + besides));
      if (times >= 3) {
        assertThat((double) found / put).as("found of " + times).isGreaterThan(0.9);
      }
    }
    System.out.printf("%d of %d hours are surges without any put in%n", others, hours);
    assertThat((double) others / hours).isLessThan(0.2);
  }

  private static Set<LocalDateTime> draw(Random random) {
    Set<LocalDateTime> drawn = new HashSet<>();
    for (LocalDate week = FIRST_KNOWN; week.isBefore(LAST); week = week.plusDays(7)) {
      LocalDate day = week.plusDays(random.nextInt(7));
      int from = random.nextInt(9, 19);
      IntStream.range(from, from + 3).forEach(hour -> drawn.add(day.atTime(hour, 0)));
    }
    return drawn;
  }

  private static int countFrom(LocalDate first, Set<LocalDateTime> hours) {
    return (int) hours.stream().filter(at -> !at.toLocalDate().isBefore(first)).count();
  }
}
