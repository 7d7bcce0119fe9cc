package io.citygrid.api.push;

import io.citygrid.api.view.NameMask;
import io.citygrid.api.view.ViewChange;
import io.citygrid.api.view.ViewItem;
import io.citygrid.api.view.Visibility;
import io.citygrid.city.view.ViewKind;

/**
 * A change with what every viewer needs of it, made once for all of them.
 *
 * @param json as it stands in a delta for who may read all names
 */
record LoggedChange(long sequence, ViewItem item, Visibility visibility, String json) {

  static LoggedChange of(ViewChange change) {
    return new LoggedChange(
        change.sequence(), change.item(), Visibility.of(change.item()), FeedText.change(change));
  }

  ViewKind kind() {
    return item.kind();
  }

  /** As it stands in a delta for somebody. */
  String json(NameMask mask) {
    return mask.hidesNamesIn(item)
        ? FeedText.change(new ViewChange(sequence, mask.apply(item)))
        : json;
  }
}
