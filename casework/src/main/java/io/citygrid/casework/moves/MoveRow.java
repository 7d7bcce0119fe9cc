package io.citygrid.casework.moves;

import java.util.Set;

/**
 * One row of a table of moves: a move from some states.
 *
 * @param <S> the states
 * @param <M> the moves
 * @param <Q> what permits and conditions look at: the thing to be moved, who wants it, and when
 */
public interface MoveRow<S, M, Q> {
  M move();

  /** The states in which it is possible. */
  Set<S> from();

  /** The states to which it may lead; empty when the thing stays where it is. */
  Set<S> to();

  /** Who may make it. */
  Set<? extends Permission<Q>> permits();

  /** What else must hold. */
  Set<? extends Requirement<Q>> conditions();

  /** True when the move leaves the thing in its state. */
  default boolean stays() {
    return to().isEmpty();
  }
}
