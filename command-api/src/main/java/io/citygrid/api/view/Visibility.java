package io.citygrid.api.view;

import io.citygrid.api.identity.Principal;
import io.citygrid.city.view.ViewKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What decides who may see a thing: where it lies, who has it, who reported it. Read once from its
 * JSON, asked for every viewer.
 *
 * @param areaPath codes from the city down; empty when it lies nowhere
 * @param departments that lead a case, assist in it or were asked about it
 */
public record Visibility(
    ViewKind kind, List<String> areaPath, List<String> departments, String reporter) {

  public static Visibility of(ViewItem item) {
    JsonObject json = new JsonObject(item.json());
    JsonArray path = json.getJsonArray("areaPath", new JsonArray());
    List<String> areaPath = new ArrayList<>(path.size());
    path.forEach(code -> areaPath.add(String.valueOf(code)));
    return new Visibility(
        item.kind(), List.copyOf(areaPath), departments(json), json.getString("reporter", ""));
  }

  /** The departments that have to do with a case, as its JSON names them. */
  static List<String> departments(JsonObject json) {
    JsonObject facts = json.getJsonObject("facts", new JsonObject());
    List<String> departments = new ArrayList<>();
    departments.add(json.getString("department", ""));
    if (facts != null) {
      facts
          .getJsonArray("assisting", new JsonArray())
          .forEach(id -> departments.add(String.valueOf(id)));
      departments.add(facts.getString("opinionOf", ""));
    }
    departments.removeIf(String::isEmpty);
    return List.copyOf(departments);
  }

  public boolean to(Principal principal) {
    return switch (kind) {
      case CASE -> principal.seesCase(areaPath, departments, reporter);
      case ALERT, READING, SEGMENT, CROWD -> principal.seesPlace(areaPath);
      case FACT -> principal.seesFact(areaPath);
      case DEAD_LETTER -> principal.seesEverything();
      case TASK, PAYMENT, OUTCOME -> false;
    };
  }
}
