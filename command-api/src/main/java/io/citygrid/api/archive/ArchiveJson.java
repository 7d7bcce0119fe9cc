package io.citygrid.api.archive;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.wire.Codecs;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Answers of the archive. */
public final class ArchiveJson {
  private ArchiveJson() {}

  /** The case as it is now and its moves, first to last, each with what it decided. */
  static Buffer history(ArchivedCase archived) {
    JsonArray moves = new JsonArray();
    archived.events().forEach(event -> moves.add(move(event)));
    Buffer body = Buffer.buffer("{\"case\":");
    body.appendBytes(Codecs.CASE_VIEW.encode(CaseView.of(archived.latest())));
    return body.appendString(",\"moves\":" + moves.encode() + "}");
  }

  public static Buffer page(CasePage page) {
    Buffer body = Buffer.buffer("{\"items\":[");
    List<ArchivedCase> cases = page.cases();
    for (int i = 0; i < cases.size(); i++) {
      body.appendString(i == 0 ? "" : ",")
          .appendBytes(Codecs.CASE_VIEW.encode(CaseView.of(cases.get(i).latest())));
    }
    body.appendString("]");
    page.next().ifPresent(next -> body.appendString(",\"next\":\"" + next.text() + "\""));
    return body.appendString("}");
  }

  /** A move without the report, which is the same in all and stands in the case. */
  private static JsonObject move(CaseEvent event) {
    JsonObject move = new JsonObject(Buffer.buffer(Codecs.CASE_EVENT.encode(event)));
    move.remove("caseId");
    move.remove("report");
    return move;
  }
}
