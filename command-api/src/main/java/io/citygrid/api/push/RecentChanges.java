package io.citygrid.api.push;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The latest changes of one epoch without a gap, so that a viewer who was slow for a moment gets
 * what it missed. Bounded; the oldest go first. Belongs to one thread.
 */
final class RecentChanges {
  private final int capacity;
  private final ArrayDeque<LoggedChange> changes = new ArrayDeque<>();
  private String epoch = "";
  private long before;
  private long latest;

  RecentChanges(int capacity) {
    this.capacity = capacity;
  }

  String epoch() {
    return epoch;
  }

  /** The sequence of the latest change. */
  long latest() {
    return latest;
  }

  /** Forgets everything and goes on from here. */
  void restart(String newEpoch, long sequence) {
    changes.clear();
    epoch = newEpoch;
    before = sequence;
    latest = sequence;
  }

  /** Adds the next change. */
  void add(LoggedChange change) {
    if (change.sequence() != latest + 1) {
      throw new IllegalArgumentException(
          "change " + change.sequence() + " does not follow " + latest);
    }
    changes.addLast(change);
    latest = change.sequence();
    if (changes.size() > capacity) {
      before = changes.removeFirst().sequence();
    }
  }

  /** All changes after this sequence; empty when some of them are not held any more. */
  Optional<List<LoggedChange>> after(long sequence) {
    if (sequence < before) {
      return Optional.empty();
    }
    List<LoggedChange> found = new ArrayList<>();
    Iterator<LoggedChange> newestFirst = changes.descendingIterator();
    while (newestFirst.hasNext()) {
      LoggedChange change = newestFirst.next();
      if (change.sequence() <= sequence) {
        break;
      }
      found.add(change);
    }
    java.util.Collections.reverse(found);
    return Optional.of(found);
  }
}
