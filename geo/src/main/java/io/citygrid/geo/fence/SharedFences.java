package io.citygrid.geo.fence;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The indexes that stand in this process, one for each layer object whoever asks for it: a city in
 * one process has some twenty tasks that look things up in the same layers, and an index of a large
 * layer is megabytes. Kept as long as somebody keeps it.
 *
 * <p>Mostly a new version of a layer has a few fences drawn in another way. Then its index is made
 * of one that stands, by replacing these fences, in a fraction of the time.
 */
final class SharedFences {
  /** With more replacements than these it takes as long as indexing the whole layer. */
  static final int MOST_REPLACED = 32;

  private static final List<WeakReference<GridFences>> STANDING = new ArrayList<>();

  private SharedFences() {}

  /** The index of this layer object; one thread makes it, and those that ask meanwhile wait. */
  static GridFences of(FenceLayer layer) {
    synchronized (STANDING) {
      List<GridFences> standing = new ArrayList<>();
      for (Iterator<WeakReference<GridFences>> each = STANDING.iterator(); each.hasNext(); ) {
        GridFences index = each.next().get();
        if (index == null) {
          each.remove();
        } else if (index.layer() == layer) {
          return index;
        } else {
          standing.add(index);
        }
      }
      GridFences made = make(layer, standing);
      STANDING.add(new WeakReference<>(made));
      return made;
    }
  }

  private static GridFences make(FenceLayer layer, List<GridFences> standing) {
    // The newest first: it is mostly the version before this one.
    for (int i = standing.size() - 1; i >= 0; i--) {
      GridFences known = standing.get(i);
      Optional<List<Integer>> places = replaced(known.layer(), layer);
      if (places.isPresent()) {
        return replacing(known, layer, places.get());
      }
    }
    return GridFences.of(layer);
  }

  /**
   * At which places a layer has another fence than one that is indexed; empty when it cannot be
   * made of that one by replacing a few.
   */
  private static Optional<List<Integer>> replaced(FenceLayer known, FenceLayer layer) {
    int size = layer.fences().size();
    if (!known.id().equals(layer.id()) || known.fences().size() != size || size == 0) {
      return Optional.empty();
    }
    List<Integer> replaced = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Fence before = known.fences().get(i);
      Fence now = layer.fences().get(i);
      if (!before.id().equals(now.id())) {
        return Optional.empty();
      }
      if (before != now && !before.geometry().equalsExact(now.geometry())) {
        replaced.add(i);
        if (replaced.size() > MOST_REPLACED) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(replaced);
  }

  /** One fence after another; the last step is to the layer itself, with all that it says. */
  private static GridFences replacing(GridFences known, FenceLayer layer, List<Integer> places) {
    GridFences index = known;
    List<Fence> fences = new ArrayList<>(known.layer().fences());
    for (int i = 0; i < places.size() - 1; i++) {
      fences.set(places.get(i), layer.fences().get(places.get(i)));
      index =
          index.with(
              new FenceLayer(layer.id(), layer.version(), layer.validFrom(), fences),
              places.get(i));
    }
    return index.with(layer, places.isEmpty() ? 0 : places.get(places.size() - 1));
  }
}
