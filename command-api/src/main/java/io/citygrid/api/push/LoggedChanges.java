package io.citygrid.api.push;

import io.citygrid.api.view.ViewChanges;
import io.citygrid.api.view.ViewPosition;
import java.util.List;

/**
 * What the change log holds after a sequence, ready to be sent. Made on a worker, because reading
 * what decides who may see each change takes longer than the event loop should be held.
 *
 * @param position where the view stood when it was asked
 * @param changes in order, as {@link ViewChanges} has them
 */
record LoggedChanges(ViewPosition position, List<LoggedChange> changes) {
  LoggedChanges {
    changes = List.copyOf(changes);
  }

  static LoggedChanges of(ViewChanges changes) {
    return new LoggedChanges(
        changes.position(), changes.changes().stream().map(LoggedChange::of).toList());
  }
}
