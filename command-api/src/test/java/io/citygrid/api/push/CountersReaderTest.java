package io.citygrid.api.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.view.InMemoryCityView;
import io.citygrid.city.City;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.ViewIndexes;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountersReaderTest {
  private static final City CITY = Testville.city();
  private static final String RIVER = "990101";
  private static final String NORTH_STREET = "990101001";
  private static final String SOUTH_STREET = "990101002";
  private static final String HILL = "990102";

  private final InMemoryCityView view = new InMemoryCityView();

  @BeforeEach
  void fillTheView() {
    write(1, RIVER, NORTH_STREET);
    write(2, RIVER, NORTH_STREET);
    write(3, RIVER, SOUTH_STREET);
    write(4, HILL, "990102001");
    view.write(
        new ViewWrite(
            ViewKind.ALERT,
            "alert",
            1,
            "{}",
            0,
            List.of(
                ViewIndexes.ALERTS,
                ViewIndexes.alerts(AlertState.RAISED),
                ViewIndexes.alertsOfDistrict(RIVER, AlertState.RAISED),
                ViewIndexes.alertsOfArea(NORTH_STREET, AlertState.RAISED))));
  }

  @Test
  void whoSeesATownshipReadsItsCountsAndNoOthers() {
    JsonObject counters = countersOf(NORTH_STREET);

    assertThat(dispatched(counters)).isEqualTo(2);
    assertThat(counters.getJsonObject("alerts").getLong("RAISED")).isEqualTo(1);
    JsonObject districts = counters.getJsonObject("districts");
    assertThat(districts.fieldNames()).containsExactly(RIVER);
    assertThat(dispatched(districts.getJsonObject(RIVER))).isEqualTo(2);
  }

  @Test
  void townshipsOfOneDistrictAddUp() {
    assertThat(dispatched(countersOf(NORTH_STREET, SOUTH_STREET))).isEqualTo(3);
  }

  @Test
  void aTownshipInADistrictThatIsSeenTooCountsOnce() {
    assertThat(dispatched(countersOf(RIVER, NORTH_STREET))).isEqualTo(3);
  }

  @Test
  void whoSeesTheWholeCityReadsAll() {
    JsonObject counters = countersOf(Principal.EVERYWHERE, NORTH_STREET);

    assertThat(dispatched(counters)).isEqualTo(4);
    assertThat(counters.getJsonObject("districts").fieldNames()).contains(RIVER, HILL);
  }

  private JsonObject countersOf(String... areas) {
    Principal viewer = new Principal("op", Set.of(Role.OPERATOR), Set.of(areas), "", Set.of());
    CountedAreas counted = CountedAreas.of(CITY, List.of(viewer));
    return CountersReader.of(CountersReader.read(view, counted), counted.districts(), CITY, viewer);
  }

  private static long dispatched(JsonObject counters) {
    return counters.getJsonObject("cases").getLong("DISPATCHED");
  }

  private void write(int number, String district, String township) {
    view.write(
        new ViewWrite(
            ViewKind.CASE,
            "case-" + number,
            1,
            "{}",
            number,
            List.of(
                ViewIndexes.CASES,
                ViewIndexes.cases(CaseState.DISPATCHED),
                ViewIndexes.casesOfDistrict(district, CaseState.DISPATCHED),
                ViewIndexes.casesOfArea(township, CaseState.DISPATCHED))));
  }
}
