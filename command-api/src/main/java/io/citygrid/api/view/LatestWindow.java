package io.citygrid.api.view;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What cells were told of in the latest window. */
final class LatestWindow {
  private LatestWindow() {}

  /** A window is written cell by cell, so that what the one before told still counts. */
  static List<JsonObject> of(List<JsonObject> cells) {
    Optional<Instant> newest = cells.stream().map(LatestWindow::at).max(Comparator.naturalOrder());
    return cells.stream()
        .filter(
            cell -> !at(cell).plusSeconds(cell.getLong("seconds")).isBefore(newest.orElseThrow()))
        .toList();
  }

  /** Start of a cell's window. */
  static Instant at(JsonObject cell) {
    return Instant.parse(cell.getString("at"));
  }
}
