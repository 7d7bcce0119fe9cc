package io.citygrid.api.view;

import io.citygrid.city.view.ViewKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A list of the live view, thing after thing, newest first. It is read in stretches while others
 * write it: what comes to its front meanwhile is not seen, what leaves it may be.
 */
public final class ListWalk {
  private static final int STRETCH = 500;

  private ListWalk() {}

  /**
   * Shows the things of a list to a visitor until it has had enough. Blocks.
   *
   * @param mostRead so many are read at most, rounded up to a whole stretch
   * @param wantsMore is given each thing; false when it needs no further one
   * @return where to go on; empty at the end of the list
   */
  public static Optional<Cursor> visit(
      CityView view,
      ViewKind kind,
      String index,
      Cursor from,
      int mostRead,
      Predicate<ViewItem> wantsMore) {
    Cursor at = from;
    for (long read = 0; read < mostRead; read += STRETCH) {
      List<ViewItem> stretch = view.list(kind, index, at, STRETCH);
      for (ViewItem item : stretch) {
        at = new Cursor(item.atMillis(), item.id());
        if (!wantsMore.test(item)) {
          return Optional.of(at);
        }
      }
      if (stretch.size() < STRETCH) {
        return Optional.empty();
      }
    }
    return Optional.of(at);
  }
}
