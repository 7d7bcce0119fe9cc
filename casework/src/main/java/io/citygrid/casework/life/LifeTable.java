package io.citygrid.casework.life;

import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole life of a case: for each state and move at most one row. Everything reads it: the
 * decision, the answer to what someone may do now, and the page in the docs.
 */
public final class LifeTable {
  private static final List<LifeRow> ROWS =
      Stream.of(
              FilingRows.list(),
              DispatchRows.list(),
              HandlingRows.list(),
              EndingRows.list(),
              AnytimeRows.list())
          .flatMap(Collection::stream)
          .toList();

  private static final Map<CaseState, Map<Move, LifeRow>> CELLS = cells();

  private LifeTable() {}

  /** All rows in the order of a case's life. */
  public static List<LifeRow> rows() {
    return ROWS;
  }

  /** What the move asks and does in this state; empty when the state does not allow it. */
  public static Optional<LifeRow> find(CaseState state, Move move) {
    return Optional.ofNullable(moves(state).get(move));
  }

  /** The moves that a state allows, in the order of {@link Move}. */
  public static List<LifeRow> listFrom(CaseState state) {
    return List.copyOf(moves(state).values());
  }

  private static Map<Move, LifeRow> moves(CaseState state) {
    return CELLS.getOrDefault(state, Map.of());
  }

  private static Map<CaseState, Map<Move, LifeRow>> cells() {
    Map<CaseState, Map<Move, LifeRow>> cells = new EnumMap<>(CaseState.class);
    for (LifeRow row : ROWS) {
      for (CaseState state : row.from()) {
        LifeRow other =
            cells
                .computeIfAbsent(state, from -> new EnumMap<Move, LifeRow>(Move.class))
                .put(row.move(), row);
        if (other != null) {
          throw new IllegalStateException("two rows for " + row.move() + " in " + state);
        }
      }
    }
    return cells;
  }
}
