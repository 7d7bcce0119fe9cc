package io.citygrid.api.desk;

import io.citygrid.api.view.CaseJson;
import io.citygrid.api.view.CityView;
import io.citygrid.api.view.Cursor;
import io.citygrid.api.view.ListWalk;
import io.citygrid.city.view.CaseView;
import io.citygrid.city.view.ViewKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Cases that the lists of waiting cases name.
 *
 * @param whole false when there were more than are read at a time
 */
record WaitingCases(Collection<CaseView> cases, boolean whole) {
  /**
   * Reads all cases of these lists, each once. Blocks.
   *
   * @param most so many at most; of a list that is longer its newest
   */
  static WaitingCases read(CityView view, Collection<String> indexes, int most) {
    Map<String, CaseView> found = new LinkedHashMap<>();
    for (String index : indexes) {
      Optional<Cursor> left =
          ListWalk.visit(
              view,
              ViewKind.CASE,
              index,
              Cursor.START,
              Integer.MAX_VALUE,
              item -> {
                if (found.size() >= most && !found.containsKey(item.id())) {
                  return false;
                }
                found.computeIfAbsent(item.id(), id -> CaseJson.view(item));
                return true;
              });
      if (left.isPresent()) {
        return new WaitingCases(found.values(), false);
      }
    }
    return new WaitingCases(found.values(), true);
  }
}
