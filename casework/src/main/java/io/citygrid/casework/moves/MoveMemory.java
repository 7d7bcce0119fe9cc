package io.citygrid.casework.moves;

import java.time.Instant;
import java.util.List;

/**
 * The moves of a thing that are remembered, by which a command is judged before the table is asked.
 *
 * <p>Time runs with the thing: a command whose edge has a slow clock counts as made at the latest
 * move, so that a history never runs backwards. What a clock has told meanwhile does not count as
 * one: who handed in before the limit was in time, also when word of it comes after the clock has
 * told that the limit is over. For the same reason a sender who saw the thing before a clock told
 * something is not out of date.
 *
 * @param moves oldest first
 * @param version what the thing has now
 * @param changedAt when that version was made
 * @param <P> how a move is remembered
 */
public record MoveMemory<P extends DoneMove>(List<P> moves, long version, Instant changedAt) {

  /**
   * How a command stands to these moves.
   *
   * @param seen the version that its sender saw; 0 when any will do
   */
  public Arrival<P> arrival(String commandId, long seen) {
    for (P done : moves) {
      if (done.commandId().equals(commandId)) {
        return new Arrival.Repeated<>(done);
      }
    }
    if (seen > version) {
      return new Arrival.Ahead<>();
    }
    if (seen != 0 && !isCurrent(seen)) {
      return new Arrival.Stale<>(listAfter(seen));
    }
    return new Arrival.InTime<>();
  }

  /** The moment at which a command counts as made: not before the latest move of anybody. */
  public Instant momentOf(Instant at) {
    Instant movedAt = movedAt();
    return at.isBefore(movedAt) ? movedAt : at;
  }

  /** When anybody but the clock moved it last. */
  private Instant movedAt() {
    for (int i = moves.size() - 1; i >= 0; i--) {
      if (!moves.get(i).isOfTheClock()) {
        return moves.get(i).at();
      }
    }
    return changedAt;
  }

  private boolean isCurrent(long seen) {
    if (seen == version) {
      return true;
    }
    List<P> since = listAfter(seen);
    return since.size() == version - seen && since.stream().allMatch(DoneMove::isOfTheClock);
  }

  private List<P> listAfter(long seen) {
    return moves.stream().filter(move -> move.version() > seen).toList();
  }
}
