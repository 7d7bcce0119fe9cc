package io.citygrid.live.flow;

import java.util.List;

/**
 * What is kept of one mover. Flat, stored in state; as large as the positions of the time in which
 * a late one corrects, and of one stay, one for each half minute.
 *
 * @param closed as of positions that none before them can come to any more
 * @param open positions since, the oldest first
 * @param now as of all of them
 * @param told trips that {@code open} came to, in order
 * @param forgottenAtMillis event time at which all of this is forgotten: what could still come then
 *     is too late, or too long after
 */
public record MoverState(
    Whereabouts closed,
    List<MoverFix> open,
    Whereabouts now,
    List<Trip> told,
    long forgottenAtMillis) {
  /** Nothing was heard yet. */
  public static final MoverState NEW =
      new MoverState(Whereabouts.NEW, List.of(), Whereabouts.NEW, List.of(), Long.MIN_VALUE);

  public MoverState {
    open = List.copyOf(open);
    told = List.copyOf(told);
  }
}
