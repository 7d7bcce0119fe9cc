package io.citygrid.api.verification;

import io.citygrid.api.view.ViewItem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** What citizens see of tasks and rewards: not who reported the case, nor who else answered. */
final class TaskJson {
  private static final List<String> SHOWN =
      List.of("taskId", "version", "state", "category", "area", "position", "heldUntil");

  private TaskJson() {}

  /** Those tasks that this person did not report, handle or answer. */
  static JsonObject offered(List<ViewItem> tasks, Map<String, Double> metres, String person) {
    JsonArray shown = new JsonArray();
    for (ViewItem item : tasks) {
      JsonObject task = new JsonObject(item.json());
      if (!isInvolved(task, person)) {
        shown.add(
            shown(task).put("distanceMeters", Math.round(metres.getOrDefault(item.id(), 0.0))));
      }
    }
    return new JsonObject().put("tasks", shown);
  }

  static JsonObject held(List<ViewItem> tasks) {
    JsonArray shown = new JsonArray();
    tasks.forEach(item -> shown.add(shown(new JsonObject(item.json()))));
    return new JsonObject().put("tasks", shown);
  }

  static JsonObject rewards(List<ViewItem> payments) {
    JsonArray shown = new JsonArray();
    payments.forEach(item -> shown.add(new JsonObject(item.json())));
    return new JsonObject().put("rewards", shown);
  }

  private static JsonObject shown(JsonObject task) {
    JsonObject shown = new JsonObject();
    SHOWN.forEach(field -> shown.put(field, task.getValue(field)));
    return shown;
  }

  private static boolean isInvolved(JsonObject task, String person) {
    return person.equals(task.getString("reporter"))
        || person.equals(task.getString("handler"))
        || task.getJsonArray("answers", new JsonArray()).stream()
            .anyMatch(answer -> person.equals(((JsonObject) answer).getString("person")));
  }
}
