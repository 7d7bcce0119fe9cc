package io.citygrid.jobs.insight;

import io.citygrid.city.IndexedCity;
import io.citygrid.geo.road.Segment;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.kafka.Received;
import io.citygrid.jobs.traffic.core.TrafficGround;
import io.citygrid.live.warning.Signal;
import io.citygrid.live.warning.Watching;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/**
 * Finds what matters to the warning rules of the city version that a record names.
 *
 * @param <R> what comes from Kafka
 */
abstract class SignalFunction<R extends Received<?>> extends CityDecision<R, Signal, Watching> {
  private static final long serialVersionUID = 1L;
  private static final String SEGMENT = "segment";
  private static final String HOT_AREA = "hot-area";
  private static final int KIND = 1;
  private static final int THING = 2;

  protected SignalFunction(
      FenceIndexing indexing, Class<R> type, Duration patience, Duration stateTtl) {
    super(indexing, TypeInformation.of(type), patience, stateTtl);
  }

  /** The signals of a record. */
  protected abstract List<Signal> signals(R record, Watching watching) throws Exception;

  @Override
  protected final Watching derive(IndexedCity indexed) {
    TrafficGround ground = new TrafficGround(indexed);
    return new Watching(indexed.city(), key -> areaPath(key, ground, indexed));
  }

  @Override
  protected final void decide(
      R record, Watching watching, ReadOnlyContext context, Collector<Signal> out)
      throws Exception {
    for (Signal signal : signals(record, watching)) {
      metrics().count("warning_signals", "source", signal.rule().source().name());
      out.collect(signal);
    }
  }

  /** Where lies what a metric measures, by its key {@code subject/kind/thing/what}. */
  private static List<String> areaPath(String key, TrafficGround ground, IndexedCity indexed) {
    String[] parts = key.split("/", THING + 2);
    if (parts.length <= THING) {
      return List.of();
    }
    if (parts[KIND].equals(SEGMENT)) {
      Optional<Segment> segment = ground.city().roads().findSegment(parts[THING]);
      return segment.map(ground::areaPath).orElse(List.of());
    }
    if (parts[KIND].equals(HOT_AREA)) {
      return ground
          .city()
          .findCrowdArea(parts[THING])
          .map(area -> indexed.areaPath(area.position()))
          .orElse(List.of());
    }
    return ground.city().findArea(parts[THING]).isPresent()
        ? ground.city().areaPath(parts[THING])
        : List.of();
  }
}
