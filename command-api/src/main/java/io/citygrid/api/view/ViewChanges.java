package io.citygrid.api.view;

import java.util.List;

/**
 * What the change log holds after a sequence.
 *
 * @param position where the view stood when it was asked
 * @param changes in order; may start later than asked when the log was trimmed, may end earlier
 *     than the position when there were too many
 */
public record ViewChanges(ViewPosition position, List<ViewChange> changes) {
  public ViewChanges {
    changes = List.copyOf(changes);
  }
}
