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
 * @param areaPath codes from the city down; of a warning or a finding all areas it concerns; empty
 *     when it lies nowhere
 * @param departments that lead a case, assist in it or were asked about it, that own a task or do
 *     steps of it, or that a warning is for
 * @param reporter of a case, or to whom a notification goes; empty when nobody
 * @param concernsAll true of a warning for the whole city
 */
public record Visibility(
    ViewKind kind,
    List<String> areaPath,
    List<String> departments,
    String reporter,
    boolean concernsAll) {

  public static Visibility of(ViewItem item) {
    JsonObject json = new JsonObject(item.json());
    if (item.kind() == ViewKind.WARNING) {
      return ofWarning(json);
    }
    if (item.kind() == ViewKind.FINDING) {
      return ofFinding(json);
    }
    JsonArray path = json.getJsonArray("areaPath", new JsonArray());
    List<String> areaPath = new ArrayList<>(path.size());
    path.forEach(code -> areaPath.add(String.valueOf(code)));
    return new Visibility(
        item.kind(),
        List.copyOf(areaPath),
        departments(json),
        json.getString(item.kind() == ViewKind.NOTIFICATION ? "recipient" : "reporter", ""),
        false);
  }

  private static Visibility ofWarning(JsonObject json) {
    JsonObject place = json.getJsonObject("place", new JsonObject());
    return new Visibility(
        ViewKind.WARNING,
        texts(place.getJsonArray("concerned", new JsonArray())),
        texts(json.getJsonArray("departments", new JsonArray())),
        "",
        place.getBoolean("wholeCity", false));
  }

  private static Visibility ofFinding(JsonObject json) {
    String department = json.getJsonObject("about", new JsonObject()).getString("department", "");
    return new Visibility(
        ViewKind.FINDING,
        texts(json.getJsonArray("concerned", new JsonArray())),
        department.isEmpty() ? List.of() : List.of(department),
        "",
        false);
  }

  private static List<String> texts(JsonArray array) {
    return array.stream().map(String::valueOf).toList();
  }

  /** The departments that have to do with a case or a task, as its JSON names them. */
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
    for (Object step : json.getJsonArray("steps", new JsonArray())) {
      departments.add(((JsonObject) step).getString("department", ""));
    }
    // A notification for one person names none.
    departments.removeIf(id -> id == null || id.isEmpty());
    return List.copyOf(departments);
  }

  public boolean to(Principal principal) {
    return switch (kind) {
      case CASE, OFFICE_TASK -> principal.seesCase(areaPath, departments, reporter);
      case WARNING, FINDING -> principal.seesWarning(areaPath, concernsAll, departments);
      case ALERT, READING, SEGMENT, CROWD, HEAT, CELL, QUALITY, FLOW, TRAVEL ->
          principal.seesPlace(areaPath);
      case FACT -> principal.seesFact(areaPath);
      case NOTIFICATION ->
          departments.isEmpty()
              ? principal.id().equals(reporter)
              : departments.contains(principal.department());
      case DEAD_LETTER -> principal.seesEverything();
      case TASK, PAYMENT, OUTCOME -> false;
    };
  }
}
