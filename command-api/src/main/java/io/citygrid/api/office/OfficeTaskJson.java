package io.citygrid.api.office;

import io.citygrid.casework.office.OfficeGrounds;
import io.citygrid.casework.office.OfficeLife;
import io.citygrid.casework.office.OfficeNeed;
import io.citygrid.casework.office.OfficeRow;
import io.citygrid.casework.office.OfficeTable;
import io.citygrid.casework.office.OfficeWaiting;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseLimit;
import io.citygrid.city.event.Light;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A task as somebody reads it at a moment: with its light as of now, and with what they may do.
 *
 * @param reader empty for who moves nothing
 */
record OfficeTaskJson(OfficeGrounds grounds, Optional<Actor> reader, Instant now) {

  /** Of a list: without its history. */
  JsonObject brief(JsonObject task) {
    JsonObject shown = whole(task);
    shown.remove("earlier");
    return shown;
  }

  /** With its history, newest first, as {@code latest} and {@code earlier}. */
  JsonObject whole(JsonObject task) {
    OfficeEvent event = event(task);
    return task.copy()
        .put("light", light(event).name())
        .put("allowed", names(allowed(event)))
        .put("waits", names(waits(event)));
  }

  /** Its state and version, and each move that the reader may make now with what it needs. */
  JsonObject moves(JsonObject task) {
    OfficeEvent event = event(task);
    JsonArray moves = new JsonArray();
    for (OfficeMove move : allowed(event)) {
      OfficeTable.find(event.state(), move).ifPresent(row -> moves.add(json(row)));
    }
    return new JsonObject()
        .put("taskId", event.taskId())
        .put("version", event.version())
        .put("state", event.state().name())
        .put("moves", moves);
  }

  /** The moves before a version, newest first, as far as they stand in the task itself. */
  OfficeHistoryPage history(JsonObject task, long before, int limit) {
    OfficeEvent event = event(task);
    List<JsonObject> moves = new ArrayList<>();
    moves.add(task.getJsonObject("latest"));
    task.getJsonArray("earlier").forEach(move -> moves.add((JsonObject) move));
    return OfficeHistoryPage.of(
        event.taskId(), event.version(), Math.min(before, event.version() + 1), limit, moves);
  }

  private static JsonObject json(OfficeRow row) {
    JsonArray needs = new JsonArray();
    row.needs().stream().map(OfficeNeed::field).sorted().forEach(needs::add);
    JsonArray to = new JsonArray();
    row.to().stream().sorted().map(Enum::name).forEach(to::add);
    return new JsonObject().put("move", row.move().name()).put("needs", needs).put("to", to);
  }

  private List<OfficeMove> allowed(OfficeEvent event) {
    return reader.map(actor -> OfficeLife.allowed(event, actor, now, grounds)).orElse(List.of());
  }

  /** True when the reader can bring it on now. */
  boolean isWaiting(JsonObject task) {
    return !waits(event(task)).isEmpty();
  }

  boolean has(JsonObject task, Light light) {
    return light(event(task)) == light;
  }

  private List<OfficeMove> waits(OfficeEvent event) {
    return reader.map(actor -> OfficeWaiting.of(event, actor, now, grounds)).orElse(List.of());
  }

  /** As of now while its clock runs, as it was when it stands still. */
  private Light light(OfficeEvent event) {
    CaseLimit limit = event.limit();
    if (limit == null || limit.endedAt() != null || limit.dueAt() == null) {
      return event.reached().light();
    }
    if (!limit.dueAt().isAfter(now)) {
      return Light.RED;
    }
    boolean isYellow = limit.yellowAt() != null && !limit.yellowAt().isAfter(now);
    return isYellow ? Light.YELLOW : Light.GREEN;
  }

  private static OfficeEvent event(JsonObject task) {
    try {
      return Codecs.OFFICE_EVENT.decode(task.encode().getBytes(StandardCharsets.UTF_8));
    } catch (WireException e) {
      throw new IllegalStateException("the live view holds a task that is none", e);
    }
  }

  private static JsonArray names(List<OfficeMove> moves) {
    JsonArray names = new JsonArray();
    moves.forEach(move -> names.add(move.name()));
    return names;
  }
}
