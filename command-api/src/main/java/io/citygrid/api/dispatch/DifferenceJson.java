package io.citygrid.api.dispatch;

import io.citygrid.casework.dispatch.DispatchDifference;
import io.citygrid.casework.life.Assignment;
import io.citygrid.city.event.CaseEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** An open case that would be elsewhere, as clients see it: without who reported it and what. */
final class DifferenceJson {
  private DifferenceJson() {}

  static JsonObject of(CaseEvent now, DispatchDifference difference) {
    JsonArray changed = new JsonArray();
    difference.changed().stream().sorted().forEach(one -> changed.add(one.name()));
    JsonObject json =
        new JsonObject()
            .put("id", now.caseId())
            .put("version", now.version())
            .put("state", now.state().name())
            .put("category", now.current().category())
            .put("reportedAt", now.report().reportedAt().toString())
            .put("changed", changed)
            .put(
                "now",
                new JsonObject()
                    .put("area", now.area())
                    .put("cell", now.cell())
                    .put("department", now.department())
                    .put("deskReason", now.deskReason() == null ? null : now.deskReason().name())
                    .put("byPerson", !now.department().isEmpty() && now.rule().isEmpty()));
    Assignment anew = difference.anew();
    return anew == null ? json : json.put("anew", anew(anew));
  }

  private static JsonObject anew(Assignment anew) {
    JsonArray candidates = new JsonArray();
    anew.candidates().forEach(one -> candidates.add(one.department()));
    return new JsonObject()
        .put("area", anew.area())
        .put("cell", anew.cell())
        .put("department", anew.department())
        .put("rule", anew.rule())
        .put("deskReason", anew.deskReason() == null ? null : anew.deskReason().name())
        .put("candidates", candidates);
  }
}
