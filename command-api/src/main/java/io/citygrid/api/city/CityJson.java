package io.citygrid.api.city;

import io.citygrid.city.Area;
import io.citygrid.city.BoundingBox;
import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.CityLayer;
import io.citygrid.city.CrowdRules;
import io.citygrid.city.LayerKind;
import io.citygrid.city.Names;
import io.citygrid.city.Standard;
import io.citygrid.geo.LonLat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** The city as the API tells it; its fences come layer by layer. */
final class CityJson {
  private CityJson() {}

  static JsonObject of(City city) {
    BoundingBox box = city.bounds();
    return new JsonObject()
        .put("id", city.id())
        .put("names", names(city.names()))
        .put("version", version(city))
        .put("zone", city.calendar().zone().getId())
        .put("earliestReport", city.earliestReport().toString())
        .put("bbox", new JsonArray(List.of(box.west(), box.south(), box.east(), box.north())))
        .put("areas", areas(city))
        .put("layers", layers(city))
        .put("departments", departments(city))
        .put("categories", categories(city))
        .put("thresholds", thresholds(city))
        .put("metrics", metrics(city))
        .put("devices", devices(city))
        .put("trend", trend(city.crowd().trend()));
  }

  private static JsonObject trend(CrowdRules.Trend trend) {
    return new JsonObject()
        .put("steadyShare", trend.steadyShare())
        .put("fastShare", trend.fastShare());
  }

  static JsonArray areas(City city) {
    return array(city.areas(), CityJson::area);
  }

  static JsonArray layers(City city) {
    return array(city.layers(), layer -> layer(city, layer));
  }

  private static JsonObject version(City city) {
    var version = city.version();
    return new JsonObject()
        .put("city", version.city())
        .put("fences", version.fences())
        .put("rules", version.rules())
        .put("validFrom", version.validFrom().toString());
  }

  private static JsonObject area(Area area) {
    return new JsonObject()
        .put("code", area.code())
        .put("level", area.level().name())
        .put("parent", area.parent())
        .put("names", names(area.names()));
  }

  private static JsonObject layer(City city, CityLayer layer) {
    JsonObject json =
        new JsonObject()
            .put("id", layer.id())
            .put("kind", layer.kind().name())
            .put("names", names(layer.names()))
            .put("version", layer.fences().version())
            .put("validFrom", layer.fences().validFrom().toString())
            .put("fences", layer.fences().fences().size());
    if (layer.kind() == LayerKind.AREA && !layer.fences().fences().isEmpty()) {
      city.findArea(layer.fences().fences().get(0).id())
          .ifPresent(area -> json.put("level", area.level().name()));
    }
    return json;
  }

  private static JsonArray departments(City city) {
    return array(
        city.departments(),
        department ->
            new JsonObject()
                .put("id", department.id())
                .put("names", names(department.names()))
                .put("level", department.level().name())
                .put("area", department.area())
                .put("function", department.function()));
  }

  private static JsonArray categories(City city) {
    return array(
        city.categories(), category -> category(category, city.standardsOf(category.code())));
  }

  private static JsonObject category(Category category, List<Standard> standards) {
    return new JsonObject()
        .put("code", category.code())
        .put("kind", category.kind().name())
        .put("classCode", category.classCode())
        .put("className", names(category.className()))
        .put("names", names(category.names()))
        .put("gridLayer", category.gridLayer())
        .put("standards", array(standards, CityJson::standard));
  }

  private static JsonObject standard(Standard standard) {
    return new JsonObject()
        .put("number", standard.number())
        .put("filedWhen", names(standard.filedWhen()))
        .put("closedWhen", names(standard.closedWhen()))
        .put(
            "limit",
            new JsonObject()
                .put("amount", standard.limit().amount())
                .put("unit", standard.limit().unit().name()));
  }

  private static JsonArray thresholds(City city) {
    return array(
        city.thresholds(),
        rule ->
            new JsonObject()
                .put("id", rule.id())
                .put("names", names(rule.names()))
                .put("deviceKind", rule.deviceKind())
                .put("metric", rule.metric())
                .put("direction", rule.direction().name())
                .put("raiseAt", rule.raiseAt())
                .put("clearAt", rule.clearAt())
                .put("holdFor", rule.holdFor().toString())
                .put("level", rule.level().name())
                .put("category", rule.category()));
  }

  private static JsonArray metrics(City city) {
    return array(
        city.metrics(),
        metric ->
            new JsonObject()
                .put("deviceKind", metric.deviceKind())
                .put("metric", metric.metric())
                .put("names", names(metric.names()))
                .put("unit", metric.unit())
                .put("min", metric.min())
                .put("max", metric.max()));
  }

  private static JsonArray devices(City city) {
    return array(
        city.devices(),
        device ->
            new JsonObject()
                .put("id", device.id())
                .put("kind", device.kind())
                .put("names", names(device.names()))
                .put("position", position(device.position())));
  }

  private static JsonObject position(LonLat point) {
    return new JsonObject().put("lon", point.lon()).put("lat", point.lat());
  }

  private static JsonObject names(Names names) {
    return new JsonObject().put("zh", names.zh()).put("en", names.en());
  }

  private static <T> JsonArray array(List<T> items, Function<T, JsonObject> json) {
    JsonArray array = new JsonArray();
    items.forEach(item -> array.add(json.apply(item)));
    return array;
  }
}
