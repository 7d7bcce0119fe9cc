package io.citygrid.jobs.city;

import io.citygrid.jobs.kafka.Received;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * A decision that goes on when event time comes and no message does: under the newest city version
 * that a message of the same key has named.
 *
 * @param <R> what comes
 * @param <O> what is decided
 * @param <C> what is needed of a city
 */
public abstract class TimedDecision<R extends Received<?>, O, C> extends CityDecision<R, O, C> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<Long> cityVersion;

  /**
   * @param recordType how waiting records are stored
   * @param patience how long a record waits for its version
   * @param stateTtl how long keyed state without a change is kept
   */
  protected TimedDecision(
      FenceIndexing indexing, TypeInformation<R> recordType, Duration patience, Duration stateTtl) {
    super(indexing, recordType, patience, stateTtl);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    cityVersion = lastingValue("city-version", Types.LONG);
  }

  /** A message named this version. */
  protected final void remember(long version) throws Exception {
    Long known = cityVersion.value();
    if (known == null || version > known) {
      cityVersion.update(version);
    }
  }

  /** The city under which this key goes on; empty before its first message. */
  protected final Optional<C> ground() throws Exception {
    Long version = cityVersion.value();
    return version == null ? Optional.empty() : findCity(version);
  }
}
