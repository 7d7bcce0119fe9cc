package io.citygrid.live.crowd;

import java.util.Comparator;

/**
 * A count with what is needed to judge it. Flat, stored in state.
 *
 * @param counter its id
 * @param count people in and out; where the counter knows no direction, who passed stands as in
 * @param directed whether it knows directions
 * @param widthMeters of its line
 * @param receivedAtMillis when the edge took it, epoch milliseconds
 */
public record CounterTold(
    String counter,
    PeopleCount count,
    boolean directed,
    double widthMeters,
    long receivedAtMillis) {
  /** The order in which counts are judged, whatever order they came in. */
  static final Comparator<CounterTold> ORDER =
      Comparator.<CounterTold>comparingLong(told -> told.count().fromMillis())
          .thenComparing(CounterTold::counter);
}
