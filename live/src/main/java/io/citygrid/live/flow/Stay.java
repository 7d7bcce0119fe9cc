package io.citygrid.live.flow;

import java.util.List;

/**
 * Somebody stayed in one place. Flat, stored in state.
 *
 * @param fromMillis when heard there first, epoch milliseconds
 * @param toMillis when heard there last
 * @param lon of the first position
 * @param lat of the first position
 * @param areas in which it lies, as {@link AreasAt} has them
 */
public record Stay(long fromMillis, long toMillis, double lon, double lat, List<String> areas) {
  public Stay {
    areas = List.copyOf(areas);
  }

  Stay until(long millis) {
    return new Stay(fromMillis, millis, lon, lat, areas);
  }
}
