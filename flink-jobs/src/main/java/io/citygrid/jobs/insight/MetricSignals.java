package io.citygrid.jobs.insight;

import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.kafka.ReceivedMetric;
import io.citygrid.live.warning.Signal;
import io.citygrid.live.warning.Watching;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What values of metrics mean. They name no version of the city, so that they are judged under the
 * newest one that is known.
 */
public final class MetricSignals extends SignalFunction<ReceivedMetric> {
  private static final long serialVersionUID = 1L;

  public MetricSignals(FenceIndexing indexing, Duration patience, Duration stateTtl) {
    super(indexing, ReceivedMetric.class, patience, stateTtl);
  }

  static String key(ReceivedMetric metric) {
    return Objects.requireNonNull(metric.content(), "refused messages say nothing").key();
  }

  @Override
  protected long version(ReceivedMetric metric) {
    return 0;
  }

  @Override
  protected List<Signal> signals(ReceivedMetric metric, Watching watching) {
    return watching.of(Objects.requireNonNull(metric.content(), "refused messages say nothing"));
  }
}
