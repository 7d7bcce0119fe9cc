package io.citygrid.standalone.story;

import static io.citygrid.standalone.story.Town.at;

import io.citygrid.geo.LonLat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** What the people of the town send when they want to move a case. */
final class Wishes {
  private Wishes() {}

  static byte[] picture() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
    return png.toByteArray();
  }

  /** A report of what began and was due elsewhere, on a day in March. */
  static JsonObject carriedOver(String category, LonLat place) {
    return new JsonObject()
        .put("category", category)
        .put("position", at(place))
        .put("source", "TRANSFER")
        .put("reportedAt", "2026-03-10T01:00:00Z")
        .put("receivedAt", "2026-03-10T01:00:00Z")
        .put("dueAt", "2026-03-11T01:00:00Z");
  }

  static JsonObject move(String name) {
    return new JsonObject().put("move", name);
  }

  static JsonObject handIn() {
    return move("HAND_IN")
        .put("reason", "cleared away")
        .put("photos", new JsonArray().add("after"));
  }

  static JsonObject onTheSpot(String name, LonLat place) {
    return move(name).put("photos", new JsonArray().add("seen")).put("position", at(place));
  }

  static JsonObject dispatch(String department) {
    return move("DISPATCH").put("reason", "it is yours").put("target", department(department));
  }

  static JsonObject department(String id) {
    return new JsonObject().put("department", id);
  }

  static JsonObject standard(String category) {
    return new JsonObject().put("standard", category + "-1");
  }
}
