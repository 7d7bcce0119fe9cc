package io.citygrid.api.push;

import io.citygrid.api.identity.Principal;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A viewer's side of latest values: keeps segments by the rules of the protocol. */
final class ValueWall implements Outlet {
  private final Map<String, Integer> held = new TreeMap<>();
  private final List<JsonObject> messages = new ArrayList<>();
  boolean full;

  /** A viewer on this wall that waits for nothing. */
  Viewer viewer(Principal who) {
    Viewer viewer = new Viewer(this, Set.of(FeedKind.SEGMENT), who, "token");
    viewer.resume("epoch", 0);
    messages.clear();
    return viewer;
  }

  @Override
  public void send(String text) {
    JsonObject message = new JsonObject(text);
    messages.add(message);
    if (!message.getString("type").equals("values")) {
      return;
    }
    if (message.getBoolean("whole") && message.getInteger("part") == 1) {
      held.clear();
    }
    for (Object one : message.getJsonArray("items")) {
      JsonObject item = (JsonObject) one;
      held.put(item.getString("segment"), item.getInteger("speed"));
    }
  }

  @Override
  public boolean isFull() {
    return full;
  }

  @Override
  public void close() {}

  /** Speeds by segment. */
  Map<String, Integer> held() {
    return held;
  }

  List<JsonObject> messages() {
    return messages;
  }
}
