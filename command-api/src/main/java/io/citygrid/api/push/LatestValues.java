package io.citygrid.api.push;

import io.citygrid.api.view.LatestChanges;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Things of one kind of which only the latest value counts, in the order in which they changed. Who
 * was told of them up to a place needs what changed since, each thing once and as it is now,
 * however often it changed. Belongs to one thread.
 */
final class LatestValues {
  private final Map<String, Long> revisions = new HashMap<>();
  private final NavigableMap<Long, Value> byRevision = new TreeMap<>();
  private long generation;
  private long revision;

  /** A thing as it is now. */
  record Value(String id, String json) {}

  /**
   * How far somebody was told.
   *
   * @param generation grows when it is not enough to tell what changed
   * @param revision of the latest change within the generation
   */
  record Place(long generation, long revision) {
    static final Place NOTHING = new Place(0, 0);
  }

  /** False while nobody has told what there is. */
  boolean isKnown() {
    return generation > 0;
  }

  /** Where somebody stands who was told everything. */
  Place latest() {
    return new Place(generation, revision);
  }

  /** True when who stands here has to forget what it holds, and be told all. */
  boolean isWholeAfter(Place place) {
    return place.generation() != generation;
  }

  /** What somebody who stands here has not been told. */
  Collection<Value> after(Place place) {
    return isWholeAfter(place)
        ? byRevision.values()
        : byRevision.tailMap(place.revision(), false).values();
  }

  /** Takes what changed; a value that is told again as it is known is no change. */
  void take(LatestChanges changes) {
    if (changes.whole()) {
      boolean isGone = revisions.keySet().retainAll(changes.values().keySet());
      if (isGone) {
        byRevision.values().removeIf(value -> !revisions.containsKey(value.id()));
      }
      if (isGone || !isKnown()) {
        tellAllAnew();
      }
    }
    changes.values().forEach(this::put);
  }

  /** Everybody has to be told all, because who may see what has changed. */
  void tellAllAnew() {
    generation++;
  }

  private void put(String id, String json) {
    Value value = new Value(id, json);
    Long known = revisions.get(id);
    if (known != null && value.equals(byRevision.get(known))) {
      return;
    }
    if (known != null) {
      byRevision.remove(known);
    }
    revision++;
    revisions.put(id, revision);
    byRevision.put(revision, value);
  }
}
