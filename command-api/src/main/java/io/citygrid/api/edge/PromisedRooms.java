package io.citygrid.api.edge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rooms at departments that are promised to reports and moves which the live view does not show
 * yet. One is given back when the view shows what became of the message, or when that takes so long
 * that the message must have come to nothing. Not thread-safe.
 */
final class PromisedRooms {
  /** Beyond so many, the oldest are given back unseen. */
  static final int MOST = 20_000;

  /** To what a room is promised. */
  enum To {
    /** The id is its case's. */
    REPORT,
    /** The id is its command's. */
    MOVE
  }

  private record Promise(String department, To to, Instant since) {}

  private final LinkedHashMap<String, Promise> oldestFirst = new LinkedHashMap<>();
  private final Map<String, Integer> byDepartment = new HashMap<>();

  /** Keeps a room; what has one already, as a message that is sent again, gets no second one. */
  void promise(String id, To to, String department, Instant since) {
    if (oldestFirst.putIfAbsent(id, new Promise(department, to, since)) != null) {
      return;
    }
    byDepartment.merge(department, 1, Integer::sum);
    if (oldestFirst.size() > MOST) {
      release(List.of(oldestFirst.keySet().iterator().next()));
    }
  }

  /** How many rooms of a department are promised. */
  int of(String department) {
    return byDepartment.getOrDefault(department, 0);
  }

  /** Ids of what has had its room for longest. */
  List<String> oldest(To to, int limit) {
    List<String> ids = new ArrayList<>();
    for (Map.Entry<String, Promise> entry : oldestFirst.entrySet()) {
      if (ids.size() == limit) {
        break;
      }
      if (entry.getValue().to() == to) {
        ids.add(entry.getKey());
      }
    }
    return ids;
  }

  void release(Collection<String> ids) {
    for (String id : ids) {
      released(oldestFirst.remove(id));
    }
  }

  /** Gives back what is promised since before that moment. */
  void releaseBefore(Instant moment) {
    Iterator<Promise> promises = oldestFirst.values().iterator();
    while (promises.hasNext()) {
      Promise promise = promises.next();
      if (promise.since().isBefore(moment)) {
        promises.remove();
        released(promise);
      }
    }
  }

  private void released(@Nullable Promise promise) {
    if (promise != null) {
      int left = of(promise.department()) - 1;
      if (left > 0) {
        byDepartment.put(promise.department(), left);
      } else {
        byDepartment.remove(promise.department());
      }
    }
  }
}
