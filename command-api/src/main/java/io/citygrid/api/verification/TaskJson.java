package io.citygrid.api.verification;

import io.citygrid.api.view.ViewItem;
import io.citygrid.city.City;
import io.citygrid.city.Names;
import io.citygrid.city.VerificationRules;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What citizens see of tasks: what is to be checked and what it is worth, not who reported the
 * case, nor who else answered.
 *
 * @param now by the clock of the server, so that a phone with a wrong one can count down rightly
 */
record TaskJson(City city, Instant now) {
  private static final List<String> SHOWN =
      List.of("taskId", "version", "state", "category", "area", "position", "heldUntil");

  /** Those tasks that this person did not report, handle or answer. */
  JsonObject offered(List<ViewItem> tasks, Map<String, Double> metres, String person) {
    JsonArray shown = new JsonArray();
    for (ViewItem item : tasks) {
      JsonObject task = new JsonObject(item.json());
      if (!isInvolved(task, person)) {
        shown.add(
            shown(task).put("distanceMeters", Math.round(metres.getOrDefault(item.id(), 0.0))));
      }
    }
    return answer(shown);
  }

  JsonObject held(List<ViewItem> tasks) {
    JsonArray shown = new JsonArray();
    tasks.forEach(item -> shown.add(shown(new JsonObject(item.json()))));
    return answer(shown);
  }

  private JsonObject answer(JsonArray tasks) {
    VerificationRules rules = city.verification();
    return new JsonObject()
        .put("tasks", tasks)
        .put("now", now.toString())
        .put(
            "rules",
            new JsonObject()
                .put("holdMinutes", rules.holdMinutes())
                .put("nearMeters", rules.nearMeters())
                .put("mostAccuracyMeters", rules.mostAccuracyMeters()));
  }

  private JsonObject shown(JsonObject task) {
    JsonObject shown = new JsonObject();
    SHOWN.forEach(field -> shown.put(field, task.getValue(field)));
    String category = task.getString("category", "");
    var reward = city.verification().rewardOf(category);
    shown.put("leastCents", reward.leastCents()).put("mostCents", reward.mostCents());
    city.findCategory(category)
        .ifPresent(known -> shown.put("categoryNames", names(known.names())));
    JsonArray done = new JsonArray();
    city.standardsOf(category).stream()
        .map(standard -> names(standard.closedWhen()))
        .distinct()
        .forEach(done::add);
    return shown.put("doneWhen", done);
  }

  private static JsonObject names(Names names) {
    return new JsonObject().put("zh", names.zh()).put("en", names.en());
  }

  private static boolean isInvolved(JsonObject task, String person) {
    return person.equals(task.getString("reporter"))
        || person.equals(task.getString("handler"))
        || task.getJsonArray("answers", new JsonArray()).stream()
            .anyMatch(answer -> person.equals(((JsonObject) answer).getString("person")));
  }
}
