package io.citygrid.api.push;

import io.citygrid.api.view.ViewChange;
import io.citygrid.api.view.Visibility;
import io.citygrid.city.view.ViewKind;

/**
 * A change with what every viewer needs of it, made once for all of them.
 *
 * @param json as it stands in a delta
 */
record LoggedChange(long sequence, ViewKind kind, Visibility visibility, String json) {
  static LoggedChange of(ViewChange change) {
    return new LoggedChange(
        change.sequence(),
        change.item().kind(),
        Visibility.of(change.item()),
        FeedText.change(change));
  }
}
