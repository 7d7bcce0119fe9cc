package io.citygrid.api.desk;

import io.citygrid.api.view.ClockJson;
import io.citygrid.casework.worklist.WorkItem;
import io.citygrid.casework.worklist.Worklist;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseStep;
import io.citygrid.city.event.Move;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.wire.Codecs;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A worklist for its reader. */
final class WorklistJson {
  private WorklistJson() {}

  /**
   * A page.
   *
   * @param whole the list of all kinds, of which the counts are
   * @param shown what of it is on this page
   * @param next where to go on; empty at the end
   * @param complete false when there were more cases than are looked through
   */
  static JsonObject of(
      Worklist whole,
      List<WorkItem> shown,
      Optional<WorklistCursor> next,
      Instant asOf,
      boolean complete) {
    JsonObject counts = new JsonObject();
    whole.counts().forEach((kind, count) -> counts.put(kind.name(), count));
    JsonArray items = new JsonArray();
    shown.forEach(item -> items.add(item(item)));
    JsonObject body =
        new JsonObject()
            .put("asOf", asOf.toString())
            .put("total", whole.items().size())
            .put("counts", counts)
            .put("complete", complete)
            .put("items", items);
    next.ifPresent(cursor -> body.put("next", cursor.text()));
    return body;
  }

  /** The case as the live view has it, and why it is on the list. */
  private static JsonObject item(WorkItem item) {
    JsonObject json = new JsonObject(Buffer.buffer(Codecs.CASE_VIEW.encode(item.view())));
    return json.put("kinds", names(item.kinds()))
        .put("moves", names(item.moves()))
        .put("clock", Optional.ofNullable(item.clock()).map(ClockJson::of).orElse(null))
        .put("otherCase", otherCase(item.view()));
  }

  /** The case that a rule took for the same matter, while its mark is the latest move. */
  private static String otherCase(CaseView view) {
    CaseStep step = view.event().made();
    return step.move() == Move.FLAG && step.target().flag() == CaseFlag.SIMILAR
        ? step.target().caseId()
        : "";
  }

  private static JsonArray names(Iterable<? extends Enum<?>> constants) {
    JsonArray names = new JsonArray();
    constants.forEach(constant -> names.add(constant.name()));
    return names;
  }
}
