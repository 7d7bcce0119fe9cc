package io.citygrid.jobs.traffic;

import io.citygrid.city.IndexedCity;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.city.TimedDecision;
import io.citygrid.jobs.kafka.Received;
import io.citygrid.jobs.traffic.core.TrafficGround;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A decision about traffic that goes on when event time comes.
 *
 * @param <R> what comes
 * @param <O> what is decided
 */
abstract class TrafficDecision<R extends Received<?>, O>
    extends TimedDecision<R, O, TrafficGround> {
  private static final long serialVersionUID = 1L;

  TrafficDecision(
      FenceIndexing indexing, TypeInformation<R> recordType, Duration patience, Duration stateTtl) {
    super(indexing, recordType, patience, stateTtl);
  }

  @Override
  protected final TrafficGround derive(IndexedCity city) {
    return new TrafficGround(city);
  }
}
