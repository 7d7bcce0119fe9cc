package io.citygrid.api.desk;

import io.citygrid.casework.life.CaseLife;
import io.citygrid.casework.life.CaseRecord;
import io.citygrid.casework.life.LifeRow;
import io.citygrid.casework.life.LifeRules;
import io.citygrid.casework.life.LifeTable;
import io.citygrid.casework.life.Need;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.Move;
import io.citygrid.city.view.CaseView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * What someone may do with a case as the live view shows it, by the same table by which the job
 * decides; the job may know more by then. Pure.
 */
final class AllowedMoves {
  private AllowedMoves() {}

  /** The case's state and version, and each move with what it needs and where it may lead. */
  static JsonObject of(CaseView view, Actor actor, Instant now, LifeRules rules) {
    List<Move> allowed = CaseLife.allowed(CaseRecord.begin(view.event()), actor, now, rules);
    JsonArray moves = new JsonArray();
    for (Move move : allowed) {
      LifeTable.find(view.state(), move).ifPresent(row -> moves.add(json(row)));
    }
    return new JsonObject()
        .put("caseId", view.id())
        .put("version", view.version())
        .put("state", view.state().name())
        .put("moves", moves);
  }

  private static JsonObject json(LifeRow row) {
    JsonArray needs = new JsonArray();
    row.needs().stream().map(Need::field).sorted().distinct().forEach(needs::add);
    JsonArray to = new JsonArray();
    row.to().stream().sorted().map(Enum::name).forEach(to::add);
    return new JsonObject().put("move", row.move().name()).put("needs", needs).put("to", to);
  }
}
