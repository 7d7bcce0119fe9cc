package io.citygrid.api.evaluation;

import io.citygrid.api.history.HistoryPoint;
import io.citygrid.api.history.MetricHistory;
import io.citygrid.api.history.Resolution;
import io.citygrid.city.wire.PatrolKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The minutes that the jobs told, as the history of metrics keeps them for good. */
record RememberedPatrols(MetricHistory history) implements PatrolMinutes {
  @Override
  public boolean isTold() {
    return history.askHere(store -> store.knowsAny(PatrolKeys.PREFIX));
  }

  @Override
  public Map<LocalDate, Integer> of(
      String worker, String cell, Instant from, Instant to, ZoneId zone) {
    String key = PatrolKeys.key(cell, worker);
    List<HistoryPoint> points =
        history.askHere(store -> store.points(key, Resolution.DAY, from, to));
    Map<LocalDate, Integer> minutes = new HashMap<>();
    for (HistoryPoint point : points) {
      minutes.put(point.at().atZone(zone).toLocalDate(), (int) Math.round(point.max()));
    }
    return minutes;
  }
}
