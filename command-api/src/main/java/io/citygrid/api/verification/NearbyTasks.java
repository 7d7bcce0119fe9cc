package io.citygrid.api.verification;

import io.citygrid.api.view.CityView;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.geo.LonLat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The open tasks that are offered to who is at a place. A task lies on the map of its ring, and is
 * found from as far away as that ring reaches.
 */
public final class NearbyTasks {
  /** So many are shown, the nearest; nobody checks more in a day. */
  public static final int MOST_SHOWN = 100;

  private NearbyTasks() {}

  /**
   * Ids with their distance in metres, nearest first, at most {@link #MOST_SHOWN}.
   *
   * @param radiiMeters how far each ring reaches
   */
  public static Map<String, Double> find(CityView view, LonLat center, List<Double> radiiMeters) {
    Map<String, Double> found = new HashMap<>();
    for (int ring = 0; ring < radiiMeters.size(); ring++) {
      // A task that changes its ring meanwhile may be met twice, at the same distance.
      found.putAll(
          view.near(ViewIndexes.tasksNear(ring), center, radiiMeters.get(ring), MOST_SHOWN));
    }
    List<Map.Entry<String, Double>> nearest = new ArrayList<>(found.entrySet());
    nearest.sort(
        Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
    Map<String, Double> shown = new LinkedHashMap<>();
    nearest.stream()
        .limit(MOST_SHOWN)
        .forEach(entry -> shown.put(entry.getKey(), entry.getValue()));
    return shown;
  }
}
