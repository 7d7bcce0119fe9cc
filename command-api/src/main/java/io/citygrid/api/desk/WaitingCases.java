package io.citygrid.api.desk;

import io.citygrid.api.view.CaseJson;
import io.citygrid.api.view.CityView;
import io.citygrid.api.view.Cursor;
import io.citygrid.api.view.ViewItem;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.ViewKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cases that the lists of waiting cases name.
 *
 * @param whole false when there were more than are read at a time
 */
record WaitingCases(Collection<CaseView> cases, boolean whole) {
  private static final int STRETCH = 500;

  /**
   * Reads all cases of these lists, each once. Blocks.
   *
   * @param most so many at most; of a list that is longer its newest
   */
  static WaitingCases read(CityView view, Collection<String> indexes, int most) {
    Map<String, CaseView> found = new LinkedHashMap<>();
    for (String index : indexes) {
      Cursor at = Cursor.START;
      List<ViewItem> stretch;
      do {
        stretch = view.list(ViewKind.CASE, index, at, STRETCH);
        for (ViewItem item : stretch) {
          at = new Cursor(item.atMillis(), item.id());
          if (found.size() >= most && !found.containsKey(item.id())) {
            return new WaitingCases(found.values(), false);
          }
          found.computeIfAbsent(item.id(), id -> CaseJson.view(item));
        }
      } while (stretch.size() == STRETCH);
    }
    return new WaitingCases(found.values(), true);
  }
}
