package io.citygrid.casework.moves;

import java.util.List;

/**
 * How a command stands to what was done before it came.
 *
 * @param <P> how a move is remembered
 */
public sealed interface Arrival<P extends DoneMove> {

  /** This very command was followed before. */
  record Repeated<P extends DoneMove>(P done) implements Arrival<P> {}

  /** Its sender claims to have seen a version that does not exist yet. */
  record Ahead<P extends DoneMove>() implements Arrival<P> {}

  /**
   * More has happened since its sender looked than clocks telling how far they have come.
   *
   * @param since what happened, as far as it is remembered
   */
  record Stale<P extends DoneMove>(List<P> since) implements Arrival<P> {}

  /** Nothing stands against it; the table decides. */
  record InTime<P extends DoneMove>() implements Arrival<P> {}
}
