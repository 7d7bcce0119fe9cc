package io.citygrid.live.crowd.track;

import io.citygrid.live.crowd.WindowInputs;
import java.util.List;

/**
 * Who was followed up to a moment. Flat, stored in state for the windows that are closed.
 *
 * @param people by their number
 * @param recent windows before that later ones may still be corrected with, the oldest first
 */
public record TrackedPast(List<PersonTrack> people, List<WindowInputs> recent) {
  /** Nobody was followed yet. */
  public static final TrackedPast NEW = new TrackedPast(List.of(), List.of());

  public TrackedPast {
    people = List.copyOf(people);
    recent = List.copyOf(recent);
  }
}
