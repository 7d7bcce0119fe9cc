package io.citygrid.standalone.replay;

import io.citygrid.city.event.Move;
import io.citygrid.city.mapping.MappedRequest;
import io.citygrid.city.mapping.Stage;
import io.citygrid.city.mapping.StageInterval;
import io.citygrid.city.mapping.StageTime;
import io.citygrid.city.mapping.Stages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Measures stages by the city's own record and compares with the data; pure. Rows are to be counted
 * in file order.
 */
final class StageTally {
  private static final int HOURS = 24;
  private static final int HALF = 50;
  private static final int NINE_TENTHS = 90;
  private static final int PERCENT = 100;
  private static final double MILLIS_PER_SECOND = 1000;

  private final Stages stages;
  private final ZoneId zone;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final Integer[] byHour = new Integer[HOURS];
  private final List<OutOfOrderRow> outOfOrder = new ArrayList<>();
  private final TreeMap<String, Integer> pairs = new TreeMap<>();
  private final Map<String, Measured> intervals = new LinkedHashMap<>();
  private int calls;

  private static final class Measured {
    private final List<Long> millis = new ArrayList<>();
    private final List<String> differing = new ArrayList<>();
    private int agreed;
  }

  /**
   * A tally.
   *
   * @param zone in which the hours of the day are counted
   */
  StageTally(Stages stages, ZoneId zone) {
    this.stages = stages;
    this.zone = zone;
    Arrays.fill(byHour, 0);
    stages.order().forEach(stage -> counts.put(stage.name(), 0));
    stages.intervals().forEach(interval -> intervals.put(interval.name(), new Measured()));
  }

  /**
   * Counts a request that made a case.
   *
   * @param recorded when the case first made each move, as the city's record says
   */
  void count(MappedRequest request, Map<Move, Instant> recorded) {
    calls++;
    byHour[request.reportedAt().atZone(zone).getHour()]++;
    Map<String, Instant> told = new HashMap<>();
    for (StageTime time : request.stages()) {
      counts.merge(time.stage(), 1, Integer::sum);
      told.put(time.stage(), time.at());
    }
    List<StageReversal> reversals = StageOrder.listReversals(request.stages());
    if (reversals.isEmpty()) {
      for (StageInterval interval : stages.intervals()) {
        measure(request.id(), interval, told, recorded);
      }
    } else {
      outOfOrder.add(new OutOfOrderRow(request.id(), reversals));
      reversals.forEach(reversal -> pairs.merge(reversal.pair(), 1, Integer::sum));
    }
  }

  private void measure(
      String id, StageInterval interval, Map<String, Instant> told, Map<Move, Instant> recorded) {
    Long data = millis(told.get(interval.from()), told.get(interval.to()));
    if (data == null) {
      return;
    }
    Measured measured = intervals.computeIfAbsent(interval.name(), name -> new Measured());
    Long city = millis(moment(interval.from(), recorded), moment(interval.to(), recorded));
    if (city != null) {
      measured.millis.add(city);
    }
    if (data.equals(city)) {
      measured.agreed++;
    } else {
      measured.differing.add(id);
    }
  }

  private @Nullable Instant moment(String stage, Map<Move, Instant> recorded) {
    return stages.find(stage).map(Stage::move).map(recorded::get).orElse(null);
  }

  private static @Nullable Long millis(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null ? null : Duration.between(from, to).toMillis();
  }

  StageReport report() {
    Map<String, StageSpread> spreads = new LinkedHashMap<>();
    for (StageInterval interval : stages.intervals()) {
      Measured measured = intervals.getOrDefault(interval.name(), new Measured());
      Collections.sort(measured.millis);
      spreads.put(
          interval.name(),
          new StageSpread(
              interval.from(),
              interval.to(),
              measured.millis.size(),
              rank(measured.millis, HALF),
              rank(measured.millis, NINE_TENTHS),
              measured.agreed,
              List.copyOf(measured.differing)));
    }
    return new StageReport(
        calls,
        counts.values().stream().mapToInt(Integer::intValue).sum(),
        Collections.unmodifiableMap(counts),
        List.of(byHour),
        List.copyOf(outOfOrder),
        Collections.unmodifiableSortedMap(pairs),
        Collections.unmodifiableMap(spreads));
  }

  /** Nearest rank, in seconds; -1 of nothing. */
  private static double rank(List<Long> sortedMillis, int percent) {
    if (sortedMillis.isEmpty()) {
      return -1;
    }
    int rank = (sortedMillis.size() * percent + PERCENT - 1) / PERCENT;
    return sortedMillis.get(rank - 1) / MILLIS_PER_SECOND;
  }
}
