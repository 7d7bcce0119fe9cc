package io.citygrid.casework.moves;

import io.citygrid.city.Names;

/**
 * What must hold, besides the state, for a move.
 *
 * @param <Q> what it looks at
 */
public interface Requirement<Q> {
  Names names();

  boolean holds(Q situation);
}
