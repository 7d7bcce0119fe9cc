package io.citygrid.live.traffic.matching;

import java.util.List;
import java.util.Objects;

/**
 * What is kept of a vehicle between positions. Flat, stored in state.
 *
 * @param columns positions that are not decided yet, oldest first; empty between ways
 * @param begins whether the oldest of them begins a way
 * @param strays positions in a row that could not be reached from the one before
 * @param standing since when it has told the same place
 */
public record MatchState(List<Column> columns, boolean begins, int strays, Standing standing) {
  /** Nothing was seen yet. */
  public static final MatchState NEW = new MatchState(List.of(), true, 0, Standing.NEW);

  public MatchState {
    // State that an earlier build wrote knows of no standing.
    standing = Objects.requireNonNullElse(standing, Standing.NEW);
  }

  MatchState(List<Column> columns, boolean begins, int strays) {
    this(columns, begins, strays, Standing.NEW);
  }

  MatchState standing(Standing now) {
    return new MatchState(columns, begins, strays, now);
  }
}
