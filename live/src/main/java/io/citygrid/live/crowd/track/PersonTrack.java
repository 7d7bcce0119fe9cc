package io.citygrid.live.crowd.track;

import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who is followed. Flat, stored in state.
 *
 * @param person the camera's number
 * @param recent where they were, the oldest first: from the last place that is old enough for their
 *     speed on; never empty
 * @param enteredMillis when they came into the measured part; {@link #UNKNOWN} when they are not in
 *     it or were in it when first seen
 */
public record PersonTrack(long person, List<Sighting> recent, long enteredMillis) {
  static final long UNKNOWN = Long.MIN_VALUE;

  public PersonTrack {
    recent = List.copyOf(recent);
  }

  static PersonTrack startingAt(long person, Sighting first) {
    return new PersonTrack(person, List.of(first), UNKNOWN);
  }

  Sighting last() {
    return recent.get(recent.size() - 1);
  }

  /** Seen once more. */
  PersonTrack with(Sighting now, long entered, long speedMillis) {
    int from = 0;
    while (from + 1 < recent.size()
        && recent.get(from + 1).atMillis() <= now.atMillis() - speedMillis) {
      from++;
    }
    List<Sighting> kept = new ArrayList<>(recent.subList(from, recent.size()));
    kept.add(now);
    return new PersonTrack(person, kept, entered);
  }

  /**
   * Metres per second over the last so many milliseconds, or a little more where there was no frame
   * then; NaN for somebody who was not followed for so long.
   */
  double speed(long speedMillis) {
    Sighting first = recent.get(0);
    long millis = last().atMillis() - first.atMillis();
    return millis >= speedMillis ? last().metersFrom(first) / (millis / 1_000.0) : Double.NaN;
  }
}
