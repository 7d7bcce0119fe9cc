package io.citygrid.casework.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.citygrid.casework.life.Assignment;
import io.citygrid.city.City;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.Candidate;
import io.citygrid.city.event.CandidateReason;
import io.citygrid.city.event.DeskReason;
import io.citygrid.city.event.Position;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.fence.GridFences;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who has a case when the department that the list names first does not work. */
class DutyDispatchTest {
  private static final Instant WORKDAY = Instant.parse("2026-03-02T02:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-03-02T15:00:00Z");

  private static Assignment stall(String rules, Instant at) {
    City city = TurnsTown.city(rules);
    var point = Testville.NORTH_STREET;
    return new Dispatcher(new IndexedCity(city, GridFences::of))
        .dispatch(
            city.findCategory("E0102").orElseThrow(),
            new Position(point.lon(), point.lat(), 0),
            at);
  }

  @Test
  void withoutALevelTheNearestDepartmentHasIt() {
    Assignment found = stall("offDuty: NEXT", NIGHT);

    assertThat(found.department()).isEqualTo("north-street");
    assertThat(found.rule()).isEqualTo("responsibility.csv:2");
  }

  @Test
  void theLevelAboveHasItWhileTheTownshipIsOffDuty() {
    String rules =
        """
        offDuty: NEXT
        rosters:
          - {departments: [north-street]}
        """;

    assertThat(stall(rules, WORKDAY).department()).isEqualTo("north-street");
    assertThat(stall(rules, NIGHT).department()).isEqualTo("river-urban");
    assertThat(stall(rules, NIGHT).rule())
        .isEqualTo("responsibility.csv:2 (north-street off duty)");
  }

  @Test
  void theNextRowHasItWhereAllWithTheFunctionAreOffDuty() {
    String rules =
        """
        offDuty: NEXT
        rosters:
          - {functions: [urban-management]}
        """;

    assertThat(stall(rules, NIGHT).department()).isEqualTo("water");
    assertThat(stall(rules, NIGHT).rule())
        .isEqualTo("responsibility.csv:5 (north-street off duty)");
  }

  @Test
  void aPersonDecidesWhereTheCitySaysSoAndWhereNobodyIsOnDuty() {
    String rules =
        """
        rosters:
          - {departments: [north-street]}
        """;
    Assignment found = stall(rules, NIGHT);

    assertThat(found.deskReason()).isEqualTo(DeskReason.OFF_DUTY);
    assertThat(found.department()).isEmpty();
    assertThat(found.candidates())
        .extracting(Candidate::department, Candidate::reason)
        .containsExactly(
            tuple("north-street", CandidateReason.OFF_DUTY),
            tuple("river-urban", CandidateReason.NEXT_IN_TURN),
            tuple("city-urban", CandidateReason.NEXT_IN_TURN),
            tuple("water", CandidateReason.NEXT_IN_TURN));

    Assignment nobody =
        stall("offDuty: NEXT\nrosters: [{functions: [urban-management, water]}]", NIGHT);
    assertThat(nobody.deskReason()).isEqualTo(DeskReason.OFF_DUTY);
    assertThat(nobody.candidates())
        .extracting(Candidate::department)
        .containsExactly("north-street");
  }

  @Test
  void aShiftThatBeginsInTheEveningLastsIntoTheNextMorning() {
    String rules =
        """
        offDuty: NEXT
        rosters:
          - {departments: [north-street], shifts: {MONDAY: ["18:00-08:00"]}}
        """;

    // 09:59, 18:00, then 07:59 and 08:00 of Tuesday in the city's zone.
    assertThat(stall(rules, Instant.parse("2026-03-02T09:59:59Z")).department())
        .isEqualTo("river-urban");
    assertThat(stall(rules, Instant.parse("2026-03-02T10:00:00Z")).department())
        .isEqualTo("north-street");
    assertThat(stall(rules, Instant.parse("2026-03-02T23:59:59Z")).department())
        .isEqualTo("north-street");
    assertThat(stall(rules, Instant.parse("2026-03-03T00:00:00Z")).department())
        .isEqualTo("river-urban");
  }

  @Test
  void othersAssistByRuleButNeverWhoLeads() {
    String rules =
        """
        assisting:
          - {categories: [E01], departments: [market], functions: [urban-management, water]}
          - {categories: [C01], departments: [river-urban]}
        """;
    Assignment found = stall(rules, WORKDAY);

    assertThat(found.department()).isEqualTo("north-street");
    assertThat(found.assisting()).containsExactly("market", "water");
  }
}
