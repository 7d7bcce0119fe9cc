package io.citygrid.jobs.sensors.core;

import io.citygrid.city.City;
import io.citygrid.city.Device;
import io.citygrid.city.LayerKind;
import io.citygrid.city.MetricKind;
import io.citygrid.city.ThresholdRule;
import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.jobs.city.IndexedCity;
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
  private record KindMetric(String deviceKind, String metric) {}

  private final IndexedCity indexed;
  private final Map<KindMetric, MetricKind> metrics = new HashMap<>();
  private final Map<KindMetric, List<ThresholdRule>> rules = new HashMap<>();
  private final Map<String, List<String>> areaPaths = new HashMap<>();

  public SensorRules(IndexedCity indexed) {
    this.indexed = indexed;
    for (MetricKind metric : city().metrics()) {
      metrics.put(new KindMetric(metric.deviceKind(), metric.metric()), metric);
    }
    for (ThresholdRule rule : city().thresholds()) {
      rules
          .computeIfAbsent(new KindMetric(rule.deviceKind(), rule.metric()), k -> new ArrayList<>())
          .add(rule);
    }
  }

  /** The city version these rules are of. */
  public City city() {
    return indexed.city();
  }

  /** The rules that watch a metric of a device, in the city's order. */
  List<ThresholdRule> listRules(Device device, String metric) {
    return rules.getOrDefault(new KindMetric(device.kind(), metric), List.of());
  }

  Optional<MetricKind> findMetric(Device device, String metric) {
    return Optional.ofNullable(metrics.get(new KindMetric(device.kind(), metric)));
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
