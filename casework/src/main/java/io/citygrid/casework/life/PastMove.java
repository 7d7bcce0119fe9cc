package io.citygrid.casework.life;

import io.citygrid.casework.moves.DoneMove;
import io.citygrid.city.event.Move;
import java.time.Instant;

/**
 * A move that was made, as it is remembered to know repeats and to tell who comes late.
 *
 * @param commandId the command that was followed; empty for the report that began the case
 * @param version the version of the case that it made
 * @param actor id of who made it
 */
public record PastMove(String commandId, long version, Move move, String actor, Instant at)
    implements DoneMove {
  @Override
  public boolean isOfTheClock() {
    return move.isOfTheClock();
  }
}
