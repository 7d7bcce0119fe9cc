package io.citygrid.standalone.demo;

import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.CrowdArea;
import io.citygrid.city.Device;
import io.citygrid.city.LayerKind;
import io.citygrid.city.ThresholdRule;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/**
 * The storm of the script: it comes up, reaches one gauge of water in the streets of one district
 * after the other, and calms down in the same order. Times are minutes after the start of the day.
 */
final class Storm {
  /** The gauges of so many places are reached. */
  static final int GAUGES = 3;

  /** It comes to the next gauge so much later. */
  static final double MINUTES_TO_NEXT = 2;

  private static final double RISES = 5;
  private static final double CALMS = 10;

  /** Kinds of devices that a storm moves. */
  private static final Set<String> OF_WATER = Set.of("water-level", "rain-gauge");

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final int from;
  private final int to;
  private final Map<String, Integer> gauges = new HashMap<>();
  private String district = "";
  private Optional<ThresholdRule> rule = Optional.empty();

  /**
   * A storm in a district: that of a place where it has gauges, otherwise the one with the most.
   *
   * @param at where it would be seen by the most people, if anywhere
   */
  Storm(City city, Optional<CrowdArea> at, int from, int to) {
    this.from = from;
    this.to = to;
    Map<String, List<Device>> byDistrict = new LinkedHashMap<>();
    for (Device device : city.devices()) {
      Optional<ThresholdRule> rising = ruleOf(city, device);
      if (rising.isPresent()) {
        rule = rule.isPresent() ? rule : rising;
        districtOf(city, device.position())
            .ifPresent(
                code -> byDistrict.computeIfAbsent(code, any -> new ArrayList<>()).add(device));
      }
    }
    String preferred = at.flatMap(area -> districtOf(city, area.position())).orElse("");
    List<Map.Entry<String, List<Device>>> districts = List.copyOf(byDistrict.entrySet());
    districts.stream()
        .filter(each -> each.getKey().equals(preferred))
        .findFirst()
        .or(() -> districts.stream().max(Comparator.comparingInt(each -> each.getValue().size())))
        .ifPresent(
            each -> {
              district = each.getKey();
              each.getValue().stream()
                  .limit(GAUGES)
                  .forEach(device -> gauges.put(device.id(), gauges.size()));
            });
  }

  private static Optional<ThresholdRule> ruleOf(City city, Device device) {
    return city.thresholds().stream()
        .filter(
            each ->
                OF_WATER.contains(device.kind())
                    && each.deviceKind().equals(device.kind())
                    && each.direction() == ThresholdRule.Direction.ABOVE)
        .findFirst();
  }

  /** Code of the district in which a place lies, where districts are drawn. */
  static Optional<String> districtOf(City city, LonLat place) {
    Point point = GEOMETRY.createPoint(new Coordinate(place.lon(), place.lat()));
    for (CityLayer layer : city.layers()) {
      if (layer.kind() == LayerKind.AREA) {
        for (Fence fence : layer.fences().fences()) {
          String code = layer.areaOf().get(fence.id());
          if (code != null && fence.geometry().covers(point)) {
            return city.areaPath(code).stream()
                .flatMap(each -> city.findArea(each).stream())
                .filter(area -> area.level() == AreaLevel.DISTRICT)
                .map(Area::code)
                .findFirst();
          }
        }
      }
    }
    return Optional.empty();
  }

  /** How strong it is where it comes first: 0 for none, 1 at its height. */
  double strength(double minutes) {
    double rising = (minutes - from) / RISES;
    double calming = 1 - (minutes - to) / CALMS;
    return Math.max(0, Math.min(1, Math.min(rising, calming)));
  }

  /** How strong it is at a device: 0 where it does not come. */
  double strength(String device, double minutes) {
    Integer place = gauges.get(device);
    return place == null ? 0 : strength(minutes - place * MINUTES_TO_NEXT);
  }

  /** Devices that it reaches. */
  Set<String> gauges() {
    return Set.copyOf(gauges.keySet());
  }

  /** Code of the district; empty when it reaches no gauge. */
  String district() {
    return district;
  }

  /** The rule by which the gauges raise their alerts. */
  Optional<ThresholdRule> rule() {
    return rule;
  }

  /** About when the so manieth gauge, from 1, has raised its alert. */
  int alertAbout(int gauge) {
    double hold = rule.map(each -> each.holdFor().toSeconds() / 60.0).orElse(0.0);
    return (int) Math.ceil(from + 0.7 * RISES + (gauge - 1) * MINUTES_TO_NEXT + hold);
  }
}
