package io.citygrid.jobs.traffic;

import io.citygrid.city.IndexedCity;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.kafka.Received;
import io.citygrid.jobs.traffic.core.TrafficGround;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * A decision about traffic that goes on when event time comes and no message does: under the newest
 * city version that a message of the same key has named.
 *
 * @param <R> what comes
 * @param <O> what is decided
 */
abstract class TrafficDecision<R extends Received<?>, O> extends CityDecision<R, O, TrafficGround> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<Long> cityVersion;

  TrafficDecision(
      FenceIndexing indexing, TypeInformation<R> recordType, Duration patience, Duration stateTtl) {
    super(indexing, recordType, patience, stateTtl);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    cityVersion = lastingValue("city-version", Types.LONG);
  }

  @Override
  protected final TrafficGround derive(IndexedCity city) {
    return new TrafficGround(city);
  }

  /** A message named this version. */
  final void remember(long version) throws Exception {
    Long known = cityVersion.value();
    if (known == null || version > known) {
      cityVersion.update(version);
    }
  }

  /** The city under which this key goes on; empty before its first message. */
  final Optional<TrafficGround> ground() throws Exception {
    Long version = cityVersion.value();
    return version == null ? Optional.empty() : findCity(version);
  }
}
