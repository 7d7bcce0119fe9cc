package io.citygrid.api.push;

import io.citygrid.api.view.ViewPosition;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The live view as one viewer may see it.
 *
 * @param position where the view stood before it was read; things may be newer than that, and the
 *     deltas that follow then repeat them
 * @param items JSON texts
 * @param totals how many things there are, by kind
 * @param truncated true when not all of them are among the items
 */
record Snapshot(ViewPosition position, List<String> items, JsonObject totals, boolean truncated) {
  private static final int PART_ITEMS = 250;

  int parts() {
    return Math.max(1, (items.size() + PART_ITEMS - 1) / PART_ITEMS);
  }

  /** The items of a part, counted from 1. */
  List<String> part(int part) {
    int from = (part - 1) * PART_ITEMS;
    return items.subList(Math.min(from, items.size()), Math.min(from + PART_ITEMS, items.size()));
  }
}
