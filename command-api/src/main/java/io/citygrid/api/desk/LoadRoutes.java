package io.citygrid.api.desk;

import static io.vertx.core.http.HttpMethod.GET;

import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.http.Answer;
import io.citygrid.api.identity.Access;
import io.citygrid.api.identity.AreaRule;
import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.view.CityView;
import io.citygrid.api.view.ViewReads;
import io.citygrid.city.City;
import io.citygrid.city.Department;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** How much the departments have in hand, beside how much they can: for those who dispatch. */
public final class LoadRoutes {
  private static final String JOB = "cases";

  private final CurrentCity city;
  private final ViewReads reads;

  public LoadRoutes(CurrentCity city, ViewReads reads) {
    this.city = city;
    this.reads = reads;
  }

  public void declareIn(Access access) {
    access.allow(
        Role.LOAD_READERS,
        AreaRule.OWN_AREAS_FILTERED,
        "listLoads",
        GET,
        "/v1/departments/loads",
        this::listLoads);
  }

  private void listLoads(RoutingContext context, Principal principal) {
    City known = city.require();
    List<Department> shown =
        known.departments().stream().filter(each -> isShown(known, each, principal)).toList();
    reads
        .ask(view -> loads(view, known, shown))
        .onSuccess(body -> Answer.json(context, 200, body))
        .onFailure(context::fail);
  }

  /**
   * Those for an area of the asker's, for one in it, or for one that contains it: all to whom a
   * case of these areas can go. A handler is shown the own department.
   */
  static boolean isShown(City city, Department department, Principal asker) {
    List<String> path = city.areaPath(department.area());
    boolean isOwn = department.id().equals(asker.departmentOfSeenCases());
    return isOwn
        || asker.areasOfSeenCases().stream()
            .anyMatch(
                area ->
                    area.equals(Principal.EVERYWHERE)
                        || path.contains(area)
                        || city.areaPath(area).contains(department.area()));
  }

  private record Load(Department department, long inHand, OptionalInt limit, long overdue) {
    /** Share of its limit that it has in hand; of one without a limit, 0. */
    double share() {
      return limit.isPresent() ? (double) inHand / limit.getAsInt() : 0;
    }

    JsonObject json() {
      JsonObject json =
          new JsonObject()
              .put("department", department.id())
              .put(
                  "names",
                  new JsonObject()
                      .put("zh", department.names().zh())
                      .put("en", department.names().en()))
              .put("area", department.area())
              .put("inHand", inHand)
              .put("overdue", overdue);
      limit.ifPresent(most -> json.put("limit", most));
      return json;
    }
  }

  /** The nearest to its limit first, then who is latest, then who has most. */
  static JsonObject loads(CityView view, City city, List<Department> departments) {
    long pulse = view.pulses(List.of(JOB)).getOrDefault(JOB, 0L);
    List<String> indexes = new ArrayList<>();
    for (Department department : departments) {
      indexes.add(ViewIndexes.casesInHand(department.id()));
      indexes.add(ViewIndexes.casesOverdue(department.id()));
    }
    Map<String, Long> sizes = view.counts(indexes);
    JsonArray loads = new JsonArray();
    departments.stream()
        .map(
            department ->
                new Load(
                    department,
                    sizes.getOrDefault(ViewIndexes.casesInHand(department.id()), 0L),
                    city.responsibilityRules().findLoadLimit(department),
                    sizes.getOrDefault(ViewIndexes.casesOverdue(department.id()), 0L)))
        .sorted(
            Comparator.comparingDouble(Load::share)
                .thenComparingLong(Load::overdue)
                .thenComparingLong(Load::inHand)
                .reversed())
        .forEach(load -> loads.add(load.json()));
    return new JsonObject()
        .put("asOf", Instant.ofEpochMilli(pulse).toString())
        .put("departments", loads);
  }
}
