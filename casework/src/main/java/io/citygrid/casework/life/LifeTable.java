package io.citygrid.casework.life;

import io.citygrid.casework.moves.MoveTable;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import java.util.Collection;
import java.util.List;
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

  private static final MoveTable<CaseState, Move, LifeRow> TABLE =
      new MoveTable<>(CaseState.class, Move.class, ROWS);

  private LifeTable() {}

  /** All rows in the order of a case's life. */
  public static List<LifeRow> rows() {
    return TABLE.rows();
  }

  /** What the move asks and does in this state; empty when the state does not allow it. */
  public static Optional<LifeRow> find(CaseState state, Move move) {
    return TABLE.find(state, move);
  }

  /** The moves that a state allows, in the order of {@link Move}. */
  public static List<LifeRow> listFrom(CaseState state) {
    return TABLE.listFrom(state);
  }
}
