package io.citygrid.api.archive;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.view.NameMask;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.wire.Codecs;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Answers of the archive, as somebody may read them. */
public final class ArchiveJson {
  private ArchiveJson() {}

  /** The case as it is now and its moves, first to last, each with what it decided. */
  static JsonObject history(ArchivedCase archived, Principal viewer) {
    NameMask mask = new NameMask(viewer);
    JsonArray moves = new JsonArray();
    archived.events().forEach(event -> moves.add(mask.apply(move(event))));
    return new JsonObject().put("case", mask.apply(view(archived))).put("moves", moves);
  }

  public static JsonObject page(CasePage page, Principal viewer) {
    NameMask mask = new NameMask(viewer);
    JsonArray items = new JsonArray();
    page.cases().forEach(archived -> items.add(mask.apply(view(archived))));
    JsonObject body = new JsonObject().put("items", items);
    page.next().ifPresent(next -> body.put("next", next.text()));
    return body;
  }

  private static JsonObject view(ArchivedCase archived) {
    CaseView view = CaseView.of(archived.latest());
    return new JsonObject(Buffer.buffer(Codecs.CASE_VIEW.encode(view)));
  }

  /** A move without the report, which is the same in all and stands in the case. */
  private static JsonObject move(CaseEvent event) {
    JsonObject move = new JsonObject(Buffer.buffer(Codecs.CASE_EVENT.encode(event)));
    move.remove("caseId");
    move.remove("report");
    return move;
  }
}
