package io.citygrid.casework.office;

import io.citygrid.casework.clock.CaseClock;
import io.citygrid.casework.moves.DoneMove;
import io.citygrid.casework.moves.MoveMemory;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.PastOfficeMove;
import java.time.Instant;

/**
 * What is kept of a task between its moves. Flat, stored in state.
 *
 * @param event as its last move made it
 * @param clock that of its handling
 */
public record OfficeRecord(OfficeEvent event, CaseClock clock) {

  /** A move as the engine remembers it. */
  record Done(PastOfficeMove move) implements DoneMove {
    @Override
    public String commandId() {
      return move.commandId();
    }

    @Override
    public long version() {
      return move.version();
    }

    @Override
    public Instant at() {
      return move.at();
    }

    @Override
    public boolean isOfTheClock() {
      return move.move().isOfTheClock();
    }
  }

  MoveMemory<Done> memory() {
    return new MoveMemory<>(
        event.history().stream().map(Done::new).toList(), event.version(), event.at());
  }
}
