package io.citygrid.api.facts;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.view.CityView;
import io.citygrid.api.view.Cursor;
import io.citygrid.api.view.ViewItem;
import io.citygrid.api.view.Visibility;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.ViewIndexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a grid worker is to visit next. Blocks, as the view does. */
final class NextVisits {
  private static final Comparator<ViewItem> SOONEST_FIRST =
      Comparator.comparingLong(ViewItem::atMillis).reversed().thenComparing(ViewItem::id);

  private NextVisits() {}

  /** The facts in the asker's own areas that are to be visited by a moment. */
  static List<ViewItem> list(CityView view, Principal asker, Instant until, int limit) {
    Map<String, ViewItem> due = new LinkedHashMap<>();
    for (String index : indexesOf(asker)) {
      for (ViewItem item : view.list(ViewKind.FACT, index, Cursor.START, limit)) {
        if (-item.atMillis() <= until.toEpochMilli() && isVisible(item, asker)) {
          due.put(item.id(), item);
        }
      }
    }
    List<ViewItem> soonest = new ArrayList<>(due.values());
    soonest.sort(SOONEST_FIRST);
    return soonest.subList(0, Math.min(limit, soonest.size()));
  }

  private static List<String> indexesOf(Principal asker) {
    return asker.areas().contains(Principal.EVERYWHERE)
        ? List.of(ViewIndexes.FACTS)
        : asker.areas().stream().sorted().map(ViewIndexes::factsOfArea).toList();
  }

  private static boolean isVisible(ViewItem item, Principal asker) {
    return Visibility.of(item).to(asker);
  }
}
