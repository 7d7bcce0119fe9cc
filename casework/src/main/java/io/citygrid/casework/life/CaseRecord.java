package io.citygrid.casework.life;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** What the command did, if it was followed and is still remembered. */
  public Optional<PastMove> findMoveOf(String commandId) {
    return recent.stream().filter(move -> move.commandId().equals(commandId)).findFirst();
  }

  /** When it last moved, other than by telling how far its clocks have come. */
  public Instant lastMovedAt() {
    return recent.stream()
        .filter(move -> !move.move().isOfTheClock())
        .reduce((earlier, later) -> later)
        .map(PastMove::at)
        .orElse(latest.at());
  }

  /**
   * True when someone who saw this version need not look again: since then the clocks alone told
   * how far they have come.
   */
  public boolean isCurrent(long version) {
    List<PastMove> since = listMovesAfter(version);
    return since.size() == latest.version() - version
        && since.stream().allMatch(move -> move.move().isOfTheClock());
  }

  /** The remembered moves after a version. */
  public List<PastMove> listMovesAfter(long version) {
    return recent.stream().filter(move -> move.version() > version).toList();
  }

  private static PastMove past(CaseEvent event) {
    CaseStep step = event.made();
    return new PastMove(step.commandId(), event.version(), step.move(), step.actor(), event.at());
  }
}
