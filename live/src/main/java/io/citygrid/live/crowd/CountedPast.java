package io.citygrid.live.crowd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all windows up to a moment came to. Flat, stored in state for those that are closed, and
 * made anew from there for those that are still open.
 *
 * @param occupancy null before the first count of a counter that knows directions
 * @param watches of the area's counters, by id
 * @param people in the last window; NaN when nothing told
 * @param peopleAtMillis end of the last window that told
 * @param recent windows before that later ones may still be corrected with, the oldest first
 */
public record CountedPast(
    @Nullable Occupancy occupancy,
    List<WatchedCounter> watches,
    double people,
    long peopleAtMillis,
    List<WindowInputs> recent) {
  /** Nothing was counted yet. */
  public static final CountedPast NEW =
      new CountedPast(null, List.of(), Double.NaN, Long.MIN_VALUE, List.of());

  public CountedPast {
    watches = List.copyOf(watches);
    recent = List.copyOf(recent);
  }
}
