package io.citygrid.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.view.InMemoryCityView;
import io.citygrid.city.City;
import io.citygrid.city.Department;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is shown of the departments' loads, to whom, and in which order. */
class LoadRoutesTest {
  private static final City CITY =
      Testville.city(
          Testville.files()
              .with(
                  "responsibility.yaml",
                  """
                  loadLimits:
                    - {departments: [water], casesInHand: 4}
                    - {departments: [market], casesInHand: 10}
                  """
                      .getBytes(StandardCharsets.UTF_8)),
          1);

  private final InMemoryCityView view = new InMemoryCityView();

  private static List<String> shownTo(Role role, String area, String department) {
    Principal asker =
        new Principal(
            "li", Set.of(role), area.isEmpty() ? Set.of() : Set.of(area), department, Set.of());
    return CITY.departments().stream()
        .filter(each -> LoadRoutes.isShown(CITY, each, asker))
        .map(Department::id)
        .toList();
  }

  @Test
  void aDistrictIsShownThoseToWhomItsCasesCanGo() {
    assertThat(shownTo(Role.DISPATCHER, "990101", ""))
        .contains("river-urban", "north-street", "water", "market")
        .doesNotContain("hill-urban");
    assertThat(shownTo(Role.DISPATCHER, "990100", "")).hasSize(CITY.departments().size());
    assertThat(shownTo(Role.VIEWER, "*", "")).hasSize(CITY.departments().size());
    assertThat(shownTo(Role.HANDLER, "990101", "water")).containsExactly("water");
    assertThat(shownTo(Role.CITIZEN, "990101", "water")).isEmpty();
  }

  @Test
  void whoComesNearestToItsLimitStandsFirst() {
    write("river-urban", 7, 2);
    write("water", 3, 0);
    write("market", 3, 1);
    write("hill-urban", 9, 2);
    view.pulse("cases", 1_772_416_800_000L);

    JsonObject loads = LoadRoutes.loads(view, CITY, CITY.departments());

    assertThat(loads.getString("asOf")).isEqualTo("2026-03-02T02:00:00Z");
    List<String> order =
        loads.getJsonArray("departments").stream()
            .map(load -> ((JsonObject) load).getString("department"))
            .toList();
    assertThat(order).startsWith("water", "market", "hill-urban", "river-urban");
    JsonObject water = loads.getJsonArray("departments").getJsonObject(0);
    assertThat(water.getInteger("inHand")).isEqualTo(3);
    assertThat(water.getInteger("limit")).isEqualTo(4);
    assertThat(water.getInteger("overdue")).isZero();
    JsonObject hill = loads.getJsonArray("departments").getJsonObject(2);
    assertThat(hill.getInteger("overdue")).isEqualTo(2);
    assertThat(hill.containsKey("limit")).isFalse();
  }

  private void write(String department, int inHand, int overdue) {
    for (int i = 0; i < inHand; i++) {
      List<String> indexes =
          i < overdue
              ? List.of(ViewIndexes.casesInHand(department), ViewIndexes.casesOverdue(department))
              : List.of(ViewIndexes.casesInHand(department));
      view.write(new ViewWrite(ViewKind.CASE, department + i, 1, "{}", 0, indexes));
    }
  }
}
