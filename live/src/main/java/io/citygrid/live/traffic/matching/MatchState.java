package io.citygrid.live.traffic.matching;

import java.util.List;

/**
 * What is kept of a vehicle between positions. Flat, stored in state.
 *
 * @param columns positions that are not decided yet, oldest first; empty between ways
 * @param begins whether the oldest of them begins a way
 * @param strays positions in a row that could not be reached from the one before
 */
public record MatchState(List<Column> columns, boolean begins, int strays) {
  /** Nothing was seen yet. */
  public static final MatchState NEW = new MatchState(List.of(), true, 0);
}
