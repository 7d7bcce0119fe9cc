package io.citygrid.api.push;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.view.CityView;
import io.citygrid.city.City;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The numbers on the wall, from the sizes of the view's indexes. */
final class CountersReader {
  private CountersReader() {}

  /** Sizes of all indexes that the counters need. Blocks. */
  static Map<String, Long> read(CityView view, CountedAreas areas) {
    List<String> indexes = new ArrayList<>();
    for (CaseState state : CaseState.values()) {
      indexes.add(ViewIndexes.cases(state));
      areas.districts().forEach(code -> indexes.add(ViewIndexes.casesOfDistrict(code, state)));
      areas.smaller().forEach(code -> indexes.add(ViewIndexes.casesOfArea(code, state)));
    }
    for (AlertState state : AlertState.values()) {
      indexes.add(ViewIndexes.alerts(state));
      areas.districts().forEach(code -> indexes.add(ViewIndexes.alertsOfDistrict(code, state)));
      areas.smaller().forEach(code -> indexes.add(ViewIndexes.alertsOfArea(code, state)));
    }
    indexes.add(ViewIndexes.DEAD_LETTERS);
    return view.counts(indexes);
  }

  /**
   * The counters of what one viewer may see: the city's, or the sums of the own areas. A district
   * of which only townships are seen stands there with their counts alone.
   */
  static JsonObject of(
      Map<String, Long> sizes, List<String> districts, City city, Principal principal) {
    JsonObject cases = new JsonObject();
    JsonObject alerts = new JsonObject();
    JsonObject byDistrict = new JsonObject();
    List<String> smaller = CountedAreas.smallerOf(city, principal);
    for (String district : districts) {
      boolean whole = principal.seesPlace(city.areaPath(district));
      List<String> seen =
          whole
              ? List.of(district)
              : smaller.stream().filter(code -> city.areaPath(code).contains(district)).toList();
      if (!seen.isEmpty()) {
        JsonObject ownCases = new JsonObject();
        JsonObject ownAlerts = new JsonObject();
        for (String code : seen) {
          count(sizes, code, whole, ownCases, ownAlerts);
        }
        add(ownCases, cases);
        add(ownAlerts, alerts);
        byDistrict.put(district, new JsonObject().put("cases", ownCases).put("alerts", ownAlerts));
      }
    }
    JsonObject counters = new JsonObject();
    if (principal.seesEverything()) {
      for (CaseState state : CaseState.values()) {
        cases.put(state.name(), sizes.getOrDefault(ViewIndexes.cases(state), 0L));
      }
      for (AlertState state : AlertState.values()) {
        alerts.put(state.name(), sizes.getOrDefault(ViewIndexes.alerts(state), 0L));
      }
      counters.put("deadLetters", sizes.getOrDefault(ViewIndexes.DEAD_LETTERS, 0L));
    }
    return counters.put("cases", cases).put("alerts", alerts).put("districts", byDistrict);
  }

  /** Adds an area's sizes to the counters of its district. */
  private static void count(
      Map<String, Long> sizes, String area, boolean district, JsonObject cases, JsonObject alerts) {
    for (CaseState state : CaseState.values()) {
      String index =
          district
              ? ViewIndexes.casesOfDistrict(area, state)
              : ViewIndexes.casesOfArea(area, state);
      add(state.name(), sizes.getOrDefault(index, 0L), cases);
    }
    for (AlertState state : AlertState.values()) {
      String index =
          district
              ? ViewIndexes.alertsOfDistrict(area, state)
              : ViewIndexes.alertsOfArea(area, state);
      add(state.name(), sizes.getOrDefault(index, 0L), alerts);
    }
  }

  private static void add(JsonObject counts, JsonObject sum) {
    counts.fieldNames().forEach(state -> add(state, counts.getLong(state), sum));
  }

  private static void add(String state, long count, JsonObject sum) {
    sum.put(state, sum.getLong(state, 0L) + count);
  }
}
