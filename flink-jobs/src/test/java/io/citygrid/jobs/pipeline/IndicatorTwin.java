package io.citygrid.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.evaluation.CaseTrace;
import io.citygrid.casework.evaluation.CaseTraces;
import io.citygrid.casework.evaluation.Membership;
import io.citygrid.city.Indicator;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.testville.BatchIndicators;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * All indicators over the record that a job left behind, kept case by case as events come in, as
 * the archive keeps them, against a batch over the whole record.
 */
final class IndicatorTwin {
  private static final int PERIODS = 30;

  /** What {@link Commands} makes happen often enough to be there in every run. */
  private static final Set<Indicator> MUST_COUNT =
      EnumSet.of(
          Indicator.REPORTED,
          Indicator.FILED,
          Indicator.DISPATCHED,
          Indicator.ACCEPTED,
          Indicator.HANDLED,
          Indicator.HANDLED_IN_TIME,
          Indicator.REWORK,
          Indicator.CLOSED,
          Indicator.FIELD_CHECKS,
          Indicator.HANDLING_RATE,
          Indicator.CLOSING_RATE);

  /** Moves of each case that were taken so far, and what it counts in by them. */
  private final Map<String, TreeMap<Long, CaseEvent>> lives = new HashMap<>();

  private final Map<String, CaseTrace> traces = new HashMap<>();

  private IndicatorTwin() {}

  /** Takes the record in any order, some of it twice, as a reader that dies on the way does. */
  static void assertEqualNumbers(List<CaseEvent> record, Random random) {
    List<CaseEvent> read = new ArrayList<>(record);
    read.addAll(record.subList(0, record.size() / 3));
    Collections.shuffle(read, random);
    IndicatorTwin incremental = new IndicatorTwin();
    read.forEach(incremental::take);
    Map<String, List<CaseEvent>> batch = BatchIndicators.lives(record);
    Instant first = record.stream().map(CaseEvent::at).min(Instant::compareTo).orElseThrow();
    Instant last = record.stream().map(CaseEvent::at).max(Instant::compareTo).orElseThrow();
    Set<Indicator> counted = EnumSet.noneOf(Indicator.class);
    for (int i = 0; i < PERIODS; i++) {
      long seconds = Duration.between(first, last).toSeconds() + 1;
      Instant from = i == 0 ? first : first.plusSeconds(random.nextLong(seconds));
      Instant to = i == 0 ? last.plusSeconds(1) : from.plusSeconds(1 + random.nextLong(seconds));
      for (Indicator indicator : Indicator.ofCases()) {
        int expected = BatchIndicators.count(batch, indicator, from, to);
        assertThat(incremental.count(indicator, from, to))
            .as("%s in [%s, %s)", indicator, from, to)
            .isEqualTo(expected);
        if (expected > 0) {
          counted.add(indicator);
        }
      }
    }
    assertThat(counted).containsAll(MUST_COUNT);
  }

  private void take(CaseEvent event) {
    TreeMap<Long, CaseEvent> life = lives.computeIfAbsent(event.caseId(), id -> new TreeMap<>());
    if (life.putIfAbsent(event.version(), event) == null) {
      traces.put(event.caseId(), CaseTraces.of(List.copyOf(life.values())));
    }
  }

  private int count(Indicator indicator, Instant from, Instant to) {
    int count = 0;
    for (CaseTrace trace : traces.values()) {
      boolean isOfPeriod =
          Membership.instants(indicator, trace).stream()
              .anyMatch(at -> !at.isBefore(from) && at.isBefore(to));
      count += isOfPeriod && Membership.satisfies(indicator, trace) ? 1 : 0;
    }
    return count;
  }
}
