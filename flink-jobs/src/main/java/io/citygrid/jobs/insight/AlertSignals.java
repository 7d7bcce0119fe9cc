package io.citygrid.jobs.insight;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.kafka.ReceivedAlert;
import io.citygrid.live.warning.Signal;
import io.citygrid.live.warning.Watching;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What alerts mean, under the version of the city that raised them. */
public final class AlertSignals extends SignalFunction<ReceivedAlert> {
  private static final long serialVersionUID = 1L;

  public AlertSignals(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, ReceivedAlert.class, patience, stateTtl);
  }

  static String key(ReceivedAlert alert) {
    return read(alert).alertId();
  }

  @Override
  protected long version(ReceivedAlert alert) {
    return read(alert).versions().city();
  }

  @Override
  protected List<Signal> signals(ReceivedAlert alert, Watching watching) {
    return watching.of(read(alert));
  }

  private static AlertEvent read(ReceivedAlert alert) {
    return Objects.requireNonNull(alert.content(), "refused messages say nothing");
  }
}
