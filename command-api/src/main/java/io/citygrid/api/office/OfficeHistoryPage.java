package io.citygrid.api.office;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of what was done to a task of the office, newest first, without a gap.
 *
 * @param version that the task has now
 * @param before the version before which the page goes on
 * @param left how many more moves it has room for
 * @param moves each as the record has it
 */
record OfficeHistoryPage(
    String taskId, long version, long before, int left, List<JsonObject> moves) {
  /** The version of the move with which every task begins. */
  private static final long FIRST = 1;

  OfficeHistoryPage {
    moves = List.copyOf(moves);
  }

  /** Of the moves that are known, newest first, those before a version, at most so many. */
  static OfficeHistoryPage of(
      String taskId, long version, long before, int limit, List<JsonObject> known) {
    return new OfficeHistoryPage(taskId, version, before, limit, List.of()).and(known);
  }

  /** True when it has as many moves as were asked for, or begins with the first one. */
  boolean isWhole() {
    return left == 0 || before <= FIRST;
  }

  /** This page with older moves, as JSON; newest first. */
  OfficeHistoryPage with(List<String> older) {
    return and(older.stream().map(JsonObject::new).toList());
  }

  private OfficeHistoryPage and(List<JsonObject> older) {
    List<JsonObject> all = new ArrayList<>(moves);
    long next = before;
    for (JsonObject move : older) {
      if (moves.size() + left > all.size() && move.getLong("version") == next - 1) {
        all.add(move);
        next--;
      }
    }
    return new OfficeHistoryPage(taskId, version, next, left - (all.size() - moves.size()), all);
  }

  /** With {@code next}, before which to ask on, unless the first move stands here. */
  JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("taskId", taskId)
            .put("version", version)
            .put("moves", new JsonArray(List.copyOf(moves)));
    return before > FIRST ? json.put("next", before) : json;
  }
}
