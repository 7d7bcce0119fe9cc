package io.citygrid.live.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of where one mover stays and goes, up to a position. Flat, stored in state.
 *
 * @param stay the latest; null before the first
 * @param there whether it is still there
 * @param near since it left, positions that may become the next stay, the oldest first
 * @param through codes of the areas in which it was heard since it left, sorted
 */
public record Whereabouts(
    @Nullable Stay stay, boolean there, List<MoverFix> near, List<String> through) {
  /** Nothing was heard yet. */
  public static final Whereabouts NEW = new Whereabouts(null, false, List.of(), List.of());

  public Whereabouts {
    near = List.copyOf(near);
    through = List.copyOf(through);
  }

  /** When it was heard last, epoch milliseconds; the smallest when never. */
  long lastHeardMillis() {
    if (there && stay != null) {
      return stay.toMillis();
    }
    return near.isEmpty() ? Long.MIN_VALUE : near.get(near.size() - 1).atMillis();
  }
}
