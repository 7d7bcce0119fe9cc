package io.citygrid.api.dispatch;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.view.CaseJson;
import io.citygrid.api.view.CityView;
import io.citygrid.api.view.Cursor;
import io.citygrid.api.view.ListWalk;
import io.citygrid.api.view.Visibility;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.ViewIndexes;
import java.util.Optional;
import java.util.function.Predicate;

/** The open cases of the live view, one after another, newest first. */
final class OpenCases {
  private OpenCases() {}

  /**
   * What a walk came to.
   *
   * @param examined how many open cases were looked at
   * @param next where to go on; empty at the end of the list
   */
  record Walk(int examined, Optional<Cursor> next) {}

  /**
   * Shows the open cases that this person may see to a visitor, until it has had enough. Blocks.
   *
   * @param mostListed so many cases are read at most, open or not
   * @param wantsMore is given each case; false when it needs no further one
   */
  static Walk visit(
      CityView view,
      Principal principal,
      Cursor from,
      int mostListed,
      Predicate<CaseEvent> wantsMore) {
    int[] examined = {0};
    Optional<Cursor> next =
        ListWalk.visit(
            view,
            ViewKind.CASE,
            ViewIndexes.CASES,
            from,
            mostListed,
            item -> {
              if (!Visibility.of(item).to(principal)) {
                return true;
              }
              CaseEvent event = CaseJson.view(item).event();
              if (!event.state().isOpen()) {
                return true;
              }
              examined[0]++;
              return wantsMore.test(event);
            });
    return new Walk(examined[0], next);
  }
}
