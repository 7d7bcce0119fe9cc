package io.citygrid.api.push;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.view.CityView;
import io.citygrid.city.Area;
import io.citygrid.city.AreaLevel;
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
  static Map<String, Long> read(CityView view, List<String> districts) {
    List<String> indexes = new ArrayList<>();
    for (CaseState state : CaseState.values()) {
      indexes.add(ViewIndexes.cases(state));
      districts.forEach(district -> indexes.add(ViewIndexes.casesOfDistrict(district, state)));
    }
    for (AlertState state : AlertState.values()) {
      indexes.add(ViewIndexes.alerts(state));
      districts.forEach(district -> indexes.add(ViewIndexes.alertsOfDistrict(district, state)));
    }
    indexes.add(ViewIndexes.DEAD_LETTERS);
    return view.counts(indexes);
  }

  static List<String> districts(City city) {
    return city.areas().stream()
        .filter(area -> area.level() == AreaLevel.DISTRICT)
        .map(Area::code)
        .toList();
  }

  /** The counters of what one viewer may see: the city's, or the sums of the own districts. */
  static JsonObject of(
      Map<String, Long> sizes, List<String> districts, City city, Principal principal) {
    JsonObject cases = new JsonObject();
    JsonObject alerts = new JsonObject();
    JsonObject byDistrict = new JsonObject();
    for (String district : districts) {
      if (principal.seesPlace(city.areaPath(district))) {
        JsonObject ownCases = new JsonObject();
        JsonObject ownAlerts = new JsonObject();
        for (CaseState state : CaseState.values()) {
          count(sizes, ViewIndexes.casesOfDistrict(district, state), state.name(), ownCases, cases);
        }
        for (AlertState state : AlertState.values()) {
          count(
              sizes,
              ViewIndexes.alertsOfDistrict(district, state),
              state.name(),
              ownAlerts,
              alerts);
        }
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

  private static void count(
      Map<String, Long> sizes, String index, String state, JsonObject own, JsonObject sum) {
    long size = sizes.getOrDefault(index, 0L);
    own.put(state, size);
    sum.put(state, sum.getLong(state, 0L) + size);
  }
}
