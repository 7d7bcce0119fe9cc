package io.citygrid.geo.fence;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The indexes that stand in this process, one for each layer object whoever asks for it: a city in
 * one process has some twenty tasks that look things up in the same layers, and an index of a large
 * layer is megabytes. Kept as long as somebody keeps it.
 */
final class SharedFences {
  private static final List<WeakReference<GridFences>> STANDING = new ArrayList<>();

  private SharedFences() {}

  /** The index of this layer object; one thread makes it, and those that ask meanwhile wait. */
  static GridFences of(FenceLayer layer) {
    synchronized (STANDING) {
      for (Iterator<WeakReference<GridFences>> each = STANDING.iterator(); each.hasNext(); ) {
        GridFences index = each.next().get();
        if (index == null) {
          each.remove();
        } else if (index.layer() == layer) {
          return index;
        }
      }
      GridFences made = GridFences.of(layer);
      STANDING.add(new WeakReference<>(made));
      return made;
    }
  }
}
