package io.citygrid.jobs.sensors.core;

import io.citygrid.city.City;
import io.citygrid.city.Device;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.LayerKind;
import io.citygrid.city.MetricKind;
import io.citygrid.city.ThresholdRule;
import io.citygrid.geo.fence.FenceIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one city version says about sensors, ready to be looked up for each reading: devices, the
 * metrics of their kinds, the rules that watch them and the areas they stand in. Not thread-safe.
 */
public final class SensorRules {
  /** What is known of a metric of a kind of device. */
  private static final class Watched {
    private @Nullable MetricKind metric;
    private final List<ThresholdRule> rules = new ArrayList<>();
  }

  private final IndexedCity indexed;

  /** By the kind of device, then by the metric. */
  private final Map<String, Map<String, Watched>> watched = new HashMap<>();

  private final Map<String, List<String>> areaPaths = new HashMap<>();

  public SensorRules(IndexedCity indexed) {
    this.indexed = indexed;
    for (MetricKind metric : city().metrics()) {
      make(metric.deviceKind(), metric.metric()).metric = metric;
    }
    for (ThresholdRule rule : city().thresholds()) {
      make(rule.deviceKind(), rule.metric()).rules.add(rule);
    }
  }

  private Watched make(String deviceKind, String metric) {
    return watched
        .computeIfAbsent(deviceKind, kind -> new HashMap<>())
        .computeIfAbsent(metric, name -> new Watched());
  }

  private @Nullable Watched find(Device device, String metric) {
    Map<String, Watched> ofKind = watched.get(device.kind());
    return ofKind == null ? null : ofKind.get(metric);
  }

  /** The city version these rules are of. */
  public City city() {
    return indexed.city();
  }

  /** The rules that watch a metric of a device, in the city's order. */
  List<ThresholdRule> listRules(Device device, String metric) {
    Watched found = find(device, metric);
    return found == null ? List.of() : found.rules;
  }

  Optional<MetricKind> findMetric(Device device, String metric) {
    Watched found = find(device, metric);
    return found == null ? Optional.empty() : Optional.ofNullable(found.metric);
  }

  /** Codes of the areas the device stands in, the city first; empty outside all. */
  List<String> areaPath(Device device) {
    return areaPaths.computeIfAbsent(device.id(), id -> locate(device));
  }

  private List<String> locate(Device device) {
    List<String> deepest = List.of();
    for (IndexedCity.Layer layer : indexed.layers()) {
      if (layer.layer().kind() != LayerKind.AREA) {
        continue;
      }
      int fence = layer.index().firstAt(device.position().lon(), device.position().lat());
      if (fence != FenceIndex.NONE) {
        String id = layer.layer().fences().fences().get(fence).id();
        @Nullable String area = layer.layer().areaOf().get(id);
        List<String> path = area == null ? List.<String>of() : city().areaPath(area);
        deepest = path.size() > deepest.size() ? path : deepest;
      }
    }
    return deepest;
  }
}
