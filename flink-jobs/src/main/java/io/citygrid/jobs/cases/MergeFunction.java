package io.citygrid.jobs.cases;

import io.citygrid.casework.merging.MapCells;
import io.citygrid.casework.merging.Match;
import io.citygrid.casework.merging.MergeCommands;
import io.citygrid.casework.merging.Sighting;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.jobs.metrics.DomainMetrics;
import io.citygrid.jobs.state.RecordType;
import io.citygrid.jobs.state.TimeToLive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Finds the case to which a new report belongs, keyed by category: one task sees all cases of a
 * category, so that who came first has one answer.
 *
 * <p>What is seen waits until event time has passed it and then counts in {@link Sighting#ORDER},
 * so that the order in which the cases' own tasks told it does not matter. Only what comes late, as
 * that a case was sent back by the one it was to be attached to, counts when it comes.
 */
final class MergeFunction extends KeyedProcessFunction<String, Sighting, CaseCommand> {
  private static final long serialVersionUID = 1L;

  private final Duration stateTtl;

  /** Cases that lead, by cell of the map. */
  private transient MapState<Long, List<Sighting>> leading;

  /** What event time has not passed, by its epoch milliseconds. */
  private transient MapState<Long, List<Sighting>> coming;

  private transient DomainMetrics metrics;

  /**
   * @param stateTtl how long a place is remembered at which nothing happens
   */
  MergeFunction(Duration stateTtl) {
    this.stateTtl = stateTtl;
  }

  @Override
  public void open(OpenContext context) {
    leading = getRuntimeContext().getMapState(sightings("leading"));
    coming = getRuntimeContext().getMapState(sightings("coming"));
    metrics = new DomainMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(Sighting sighting, Context context, Collector<CaseCommand> out)
      throws Exception {
    if (sighting.at().toEpochMilli() > context.timerService().currentWatermark()) {
      await(sighting, context);
    } else {
      see(sighting, context, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CaseCommand> out)
      throws Exception {
    List<Sighting> due = coming.get(timestamp);
    if (due == null) {
      return;
    }
    coming.remove(timestamp);
    for (Sighting sighting : due.stream().sorted(Sighting.ORDER).toList()) {
      see(sighting, context, out);
    }
  }

  private void await(Sighting sighting, Context context) throws Exception {
    long millis = sighting.at().toEpochMilli();
    List<Sighting> others = coming.get(millis);
    List<Sighting> all = others == null ? new ArrayList<>() : new ArrayList<>(others);
    all.add(sighting);
    coming.put(millis, all);
    context.timerService().registerEventTimeTimer(millis);
  }

  private void see(Sighting sighting, Context context, Collector<CaseCommand> out)
      throws Exception {
    Optional<Match> match = sighting.isNew() ? find(sighting) : Optional.empty();
    match.ifPresent(found -> out.collect(tell(sighting, found)));
    boolean isAttached = match.isPresent() && match.get().doubt() == null;
    boolean leads =
        sighting.leads() && !isAttached && !sighting.at().isAfter(sighting.lastMoment());
    replace(sighting, leads);
    if (leads) {
      await(sighting.goneAt(sighting.lastMoment().plusMillis(1)), context);
    }
  }

  private Optional<Match> find(Sighting added) throws Exception {
    List<Sighting> near = new ArrayList<>();
    for (long cell : MapCells.within(added.point(), added.radiusMeters())) {
      List<Sighting> there = leading.get(cell);
      if (there != null) {
        near.addAll(there);
      }
    }
    return Match.find(added, near.stream());
  }

  private CaseCommand tell(Sighting added, Match match) {
    metrics.count("reports_matched", "doubt", String.valueOf(match.doubt()));
    return MergeCommands.of(added, match);
  }

  /** The case stands here as it was seen, unless it was seen later than this already. */
  private void replace(Sighting sighting, boolean leads) throws Exception {
    long cell = MapCells.of(sighting.point());
    List<Sighting> there = leading.get(cell);
    List<Sighting> all = there == null ? new ArrayList<>() : new ArrayList<>(there);
    boolean isOld =
        all.stream()
            .anyMatch(
                known ->
                    known.caseId().equals(sighting.caseId())
                        && known.version() > sighting.version());
    if (isOld) {
      return;
    }
    all.removeIf(known -> known.caseId().equals(sighting.caseId()));
    if (leads) {
      all.add(sighting);
    }
    if (!all.isEmpty()) {
      leading.put(cell, all);
    } else if (there != null) {
      leading.remove(cell);
    }
  }

  private MapStateDescriptor<Long, List<Sighting>> sightings(String name) {
    var descriptor = new MapStateDescriptor<>(name, Types.LONG, RecordType.listOf(Sighting.class));
    descriptor.enableTimeToLive(TimeToLive.ofPassing(stateTtl));
    return descriptor;
  }
}
