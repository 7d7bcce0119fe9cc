package io.citygrid.casework.life;

import io.citygrid.casework.moves.MoveMemory;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseStep;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of a case between its moves. Flat, stored in state.
 *
 * @param latest the event that its last move made
 * @param recent its latest moves, oldest first, at most {@link #MOST_REMEMBERED}
 */
public record CaseRecord(CaseEvent latest, List<PastMove> recent) {
  /**
   * How many moves are remembered. A command that comes again later than so many moves is judged
   * like a new one: by the version that its sender saw, or by the state.
   */
  public static final int MOST_REMEMBERED = 16;

  /** A case after the event that began it. */
  public static CaseRecord begin(CaseEvent event) {
    return new CaseRecord(event, List.of(past(event)));
  }

  /** The case after its next event. */
  public CaseRecord after(CaseEvent event) {
    List<PastMove> moves = new ArrayList<>(recent);
    moves.add(past(event));
    int forgotten = Math.max(0, moves.size() - MOST_REMEMBERED);
    return new CaseRecord(event, List.copyOf(moves.subList(forgotten, moves.size())));
  }

  /** The remembered moves, by which the next command is judged. */
  MoveMemory<PastMove> memory() {
    return new MoveMemory<>(recent, latest.version(), latest.at());
  }

  private static PastMove past(CaseEvent event) {
    CaseStep step = event.made();
    return new PastMove(step.commandId(), event.version(), step.move(), step.actor(), event.at());
  }
}
