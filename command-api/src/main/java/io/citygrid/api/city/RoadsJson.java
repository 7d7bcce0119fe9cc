package io.citygrid.api.city;

import io.citygrid.city.City;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.PlanarFrame;
import io.citygrid.geo.road.Segment;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The directed segments of a city's roads, as GeoJSON. */
final class RoadsJson {
  /** About a decimetre: a map does not show more. */
  private static final double PRECISION = 1e6;

  private RoadsJson() {}

  static byte[] write(City city) {
    JsonArray features = new JsonArray();
    for (Segment segment : city.roads().segments()) {
      features.add(
          new JsonObject()
              .put("type", "Feature")
              .put("id", segment.id())
              .put("properties", properties(segment))
              .put(
                  "geometry",
                  new JsonObject()
                      .put("type", "LineString")
                      .put("coordinates", coordinates(city.roads().frame(), segment))));
    }
    return new JsonObject()
        .put("type", "FeatureCollection")
        .put("features", features)
        .toBuffer()
        .getBytes();
  }

  private static JsonObject properties(Segment segment) {
    return new JsonObject()
        .put("nameZh", segment.road())
        .put("nameEn", segment.roadEnglish())
        .put("class", segment.roadClass().name())
        .put("forward", segment.forward())
        .put("limitKmh", segment.speedLimitKmh())
        .put("meters", Math.round(segment.lengthMeters()));
  }

  private static JsonArray coordinates(PlanarFrame frame, Segment segment) {
    JsonArray points = new JsonArray();
    for (int vertex = 0; vertex < segment.size(); vertex++) {
      LonLat point = frame.at(segment.x(vertex), segment.y(vertex));
      points.add(new JsonArray().add(rounded(point.lon())).add(rounded(point.lat())));
    }
    return points;
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * PRECISION) / PRECISION;
  }
}
