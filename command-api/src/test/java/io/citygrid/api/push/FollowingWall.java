package io.citygrid.api.push;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.view.Cursor;
import io.citygrid.api.view.InMemoryCityView;
import io.citygrid.api.view.ViewPosition;
import io.citygrid.api.view.Visibility;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** A viewer's side: keeps what it is told, by the rules of the protocol. */
final class FollowingWall implements Outlet {
  private final Map<String, Long> held = new HashMap<>();
  private String epoch = "";
  private long sequence = -1;
  boolean full;
  int gaps;

  @Override
  public void send(String text) {
    JsonObject message = new JsonObject(text);
    switch (message.getString("type")) {
      case "snapshot" -> {
        if (message.getInteger("part") == 1) {
          held.clear();
        }
        stand(message);
        take(message.getJsonArray("items"));
      }
      case "resumed" -> stand(message);
      case "delta" -> {
        if (!message.getString("epoch").equals(epoch) || message.getLong("previous") != sequence) {
          gaps++;
        }
        stand(message);
        take(message.getJsonArray("changes"));
      }
      default -> throw new IllegalStateException(text);
    }
  }

  @Override
  public boolean isFull() {
    return full;
  }

  @Override
  public void close() {}

  /** Versions by id. */
  Map<String, Long> held() {
    return held;
  }

  ViewPosition position() {
    return new ViewPosition(epoch, sequence);
  }

  static Map<String, Long> expected(InMemoryCityView view, Principal who) {
    Map<String, Long> expected = new HashMap<>();
    view.list(ViewKind.CASE, ViewIndexes.CASES, Cursor.START, 1_000).stream()
        .filter(item -> Visibility.of(item).to(who))
        .forEach(item -> expected.put(item.id(), item.version()));
    return expected;
  }

  private void stand(JsonObject message) {
    epoch = message.getString("epoch");
    sequence = message.getLong("sequence");
  }

  private void take(JsonArray items) {
    for (int i = 0; i < items.size(); i++) {
      JsonObject item = items.getJsonObject(i);
      held.merge(item.getString("id"), item.getLong("version"), Math::max);
    }
  }
}
