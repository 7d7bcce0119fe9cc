package io.citygrid.live.flow;

import java.util.List;

/**
 * Somebody left one stay and came to the next. Flat, stored in state.
 *
 * @param from areas of the stay that was left, as {@link AreasAt} has them
 * @param to areas of the stay that was come to
 * @param departedMillis when heard last where it stayed, epoch milliseconds
 * @param arrivedMillis when heard first where it stays now
 * @param stayedMillis how long it had stayed before it left
 * @param through codes of all areas in which it was heard on the way, sorted
 */
public record Trip(
    List<String> from,
    List<String> to,
    long departedMillis,
    long arrivedMillis,
    long stayedMillis,
    List<String> through) {
  public Trip {
    from = List.copyOf(from);
    to = List.copyOf(to);
    through = List.copyOf(through);
  }
}
