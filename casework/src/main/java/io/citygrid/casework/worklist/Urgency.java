package io.citygrid.casework.worklist;

import io.citygrid.city.event.Light;
import java.util.Comparator;

/**
 * The order of a worklist, the most urgent first: red before yellow before green before what no
 * clock presses; under one light what is marked as urgent or supervised; then what is due first, or
 * without a clock what was reported first. The id decides between equals, so that the order is
 * total.
 *
 * @param rank 0 red, 1 yellow, 2 green, 3 without a running clock
 * @param unpressed false when a person marked it as urgent or supervises it
 * @param atMillis when it is due, or was reported, in epoch milliseconds
 */
public record Urgency(int rank, boolean unpressed, long atMillis, String id)
    implements Comparable<Urgency> {
  static final int NO_LIGHT = Light.values().length;

  private static final Comparator<Urgency> ORDER =
      Comparator.comparingInt(Urgency::rank)
          .thenComparing(Urgency::unpressed)
          .thenComparingLong(Urgency::atMillis)
          .thenComparing(Urgency::id);

  static int rankOf(Light light) {
    return Light.RED.ordinal() - light.ordinal();
  }

  @Override
  public int compareTo(Urgency other) {
    return ORDER.compare(this, other);
  }
}
