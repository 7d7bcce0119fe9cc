package io.citygrid.api.view;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which cases are wanted; all that is named must hold. The narrowest index is read, what it does
 * not know of is asked of each case.
 *
 * @param texts wanted values by field, of department, reporter and category
 */
record CaseFilter(
    Map<String, String> texts,
    Optional<String> district,
    Optional<CaseState> state,
    Optional<CaseFlag> flag) {
  static final String DEPARTMENT = "department";
  static final String REPORTER = "reporter";
  static final String CATEGORY = "category";

  private static final Set<Role> ONLY_CITIZEN = Set.of(Role.CITIZEN);
  private static final Set<Role> ONLY_HANDLER = Set.of(Role.HANDLER);

  CaseFilter {
    texts = Map.copyOf(texts);
  }

  /** The filter as a list for somebody; who sees only their own cases reads only those. */
  Listing listing(Principal principal) {
    String index = index(principal);
    boolean own =
        principal.roles().equals(ONLY_CITIZEN) && index.equals(ownReports(principal))
            || principal.roles().equals(ONLY_HANDLER) && index.equals(ownDepartment(principal));
    boolean whole = covers(index, principal);
    return new Listing(index, whole && (own || principal.seesEverything()), this::matches);
  }

  boolean matches(JsonObject item) {
    return texts.entrySet().stream()
            .allMatch(wanted -> has(item, wanted.getKey(), wanted.getValue()))
        && state.map(wanted -> wanted.name().equals(item.getString("state"))).orElse(true)
        && district.map(wanted -> wanted.equals(districtOf(item))).orElse(true)
        && flag.map(wanted -> flagsOf(item).contains(wanted.name())).orElse(true);
  }

  private static boolean has(JsonObject item, String name, String value) {
    return name.equals(DEPARTMENT)
        ? Visibility.departments(item).contains(value)
        : value.equals(item.getString(name));
  }

  private String index(Principal principal) {
    if (texts.containsKey(REPORTER)) {
      return ViewIndexes.casesOfReporter(texts.get(REPORTER));
    }
    if (texts.containsKey(DEPARTMENT)) {
      return ViewIndexes.casesOfDepartment(texts.get(DEPARTMENT));
    }
    if (principal.roles().equals(ONLY_CITIZEN)) {
      return ownReports(principal);
    }
    if (principal.roles().equals(ONLY_HANDLER)) {
      return ownDepartment(principal);
    }
    if (flag.isPresent()) {
      return ViewIndexes.casesOfFlag(flag.get());
    }
    return state
        .map(
            wanted ->
                district
                    .map(code -> ViewIndexes.casesOfDistrict(code, wanted))
                    .orElseGet(() -> ViewIndexes.cases(wanted)))
        .orElse(ViewIndexes.CASES);
  }

  /** True when the index alone answers the filter. */
  private boolean covers(String index, Principal principal) {
    int named =
        texts.size()
            + (state.isPresent() ? 1 : 0)
            + (district.isPresent() ? 1 : 0)
            + (flag.isPresent() ? 1 : 0);
    if (named == 0) {
      return true;
    }
    int inIndex = 0;
    if (texts.containsKey(REPORTER) || texts.containsKey(DEPARTMENT)) {
      inIndex = 1;
    } else if (!index.equals(ViewIndexes.CASES)
        && !index.equals(ownReports(principal))
        && !index.equals(ownDepartment(principal))) {
      inIndex = flag.isEmpty() && district.isPresent() ? 2 : 1;
    }
    return inIndex == named;
  }

  private static String ownReports(Principal principal) {
    return ViewIndexes.casesOfReporter(principal.id());
  }

  private static String ownDepartment(Principal principal) {
    return ViewIndexes.casesOfDepartment(principal.department());
  }

  private static JsonArray flagsOf(JsonObject item) {
    return item.getJsonObject("facts", new JsonObject()).getJsonArray("flags", new JsonArray());
  }

  private static String districtOf(JsonObject item) {
    JsonArray path = item.getJsonArray("areaPath", new JsonArray());
    return path.size() < 2 ? "" : String.valueOf(path.getValue(1));
  }
}
