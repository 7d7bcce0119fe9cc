package io.citygrid.api.history;

import io.citygrid.api.push.LatestSource;
import io.citygrid.api.view.LatestChanges;
import io.citygrid.api.view.LatestMark;
import java.util.HashMap;
import java.util.Map;

/**
 * How congested the city and its districts are: the newest values of their metrics, as they are
 * remembered. They come with Kafka, so that they come also while Redis is away.
 */
public final class AreaTraffic implements LatestSource {
  /** How the keys of these metrics begin: {@code traffic/area/<code>/<what>}. */
  private static final String PREFIX = "traffic/area/";

  private final MetricHistory history;

  public AreaTraffic(MetricHistory history) {
    this.history = history;
  }

  /** All of them, when any metric has changed: there are four of each area. */
  @Override
  public LatestChanges after(LatestMark mark) {
    LatestMark now = new LatestMark("", history.latestChanges());
    if (now.equals(mark)) {
      return new LatestChanges(now, false, Map.of());
    }
    Map<String, String> values = new HashMap<>();
    for (LatestMetric metric : history.listLatest(PREFIX)) {
      values.put(metric.key(), HistoryJson.latest(metric).encode());
    }
    return new LatestChanges(now, mark.isBrokenBy(now), values);
  }
}
