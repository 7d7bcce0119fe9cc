package io.citygrid.casework.moves;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rows of a life: for each state and move at most one.
 *
 * @param <S> the states
 * @param <M> the moves
 * @param <R> the rows
 */
public final class MoveTable<S extends Enum<S>, M extends Enum<M>, R extends MoveRow<S, M, ?>> {
  private final List<R> rows;
  private final Map<S, Map<M, R>> cells;

  /**
   * @param rows in the order of the life
   * @throws IllegalStateException when two rows are about one move in one state
   */
  public MoveTable(Class<S> states, Class<M> moves, List<R> rows) {
    this.rows = List.copyOf(rows);
    this.cells = new EnumMap<>(states);
    for (R row : rows) {
      for (S state : row.from()) {
        R other =
            cells.computeIfAbsent(state, from -> new EnumMap<M, R>(moves)).put(row.move(), row);
        if (other != null) {
          throw new IllegalStateException("two rows for " + row.move() + " in " + state);
        }
      }
    }
  }

  public List<R> rows() {
    return rows;
  }

  /** What the move asks and does in this state; empty when the state does not allow it. */
  public Optional<R> find(S state, M move) {
    return Optional.ofNullable(moves(state).get(move));
  }

  /** The moves that a state allows, in the order of their kind. */
  public List<R> listFrom(S state) {
    return List.copyOf(moves(state).values());
  }

  private Map<M, R> moves(S state) {
    return cells.getOrDefault(state, Map.of());
  }
}
