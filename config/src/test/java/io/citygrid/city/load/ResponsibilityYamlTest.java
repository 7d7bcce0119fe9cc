package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.FullLoad;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponsibilityYamlTest {
  private static final Instant WORKDAY = Instant.parse("2026-03-02T02:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-03-02T15:00:00Z");

  private static CheckedCity check(String rules) {
    return new CityLoader()
        .check(
            Testville.files().with("responsibility.yaml", bytes(rules)),
            Testville.city(Testville.files(), 1).version(),
            Map.of());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isOnDuty(City city, String department, Instant at) {
    return city.responsibilityRules()
        .isOnDuty(city.findDepartment(department).orElseThrow(), at, city.calendar());
  }

  @Test
  void theFirstRosterThatSpeaksOfADepartmentHolds() {
    City city =
        check(
                """
                rosters:
                  - {departments: [river-urban], shifts: {MONDAY: ["22:00-23:30"]}}
                  - {functions: [urban-management]}
                """)
            .city()
            .orElseThrow();

    assertThat(isOnDuty(city, "river-urban", WORKDAY)).isFalse();
    assertThat(isOnDuty(city, "river-urban", NIGHT)).isTrue();
    assertThat(isOnDuty(city, "hill-urban", WORKDAY)).isTrue();
    assertThat(isOnDuty(city, "hill-urban", NIGHT)).isFalse();
    assertThat(isOnDuty(city, "water", NIGHT)).isTrue();
  }

  @Test
  void aListThatMustBeClearIsRefusedWithAllItsHolesAndDoubleAnswers() {
    CheckedCity checked = check("unclear: REFUSE");

    assertThat(checked.city()).isEmpty();
    assertThat(checked.problems())
        .extracting(Problem::toString)
        .satisfiesExactlyInAnyOrder(
            text ->
                assertThat(text)
                    .contains("responsibility.csv", "'E0101'", "has no department in 990103"),
            text -> assertThat(text).contains("'E0102'", "has no department in 990103"),
            text -> assertThat(text).contains("'E0401'", "has no department in 990102, 990103"),
            text ->
                assertThat(text)
                    .contains("'E0401'", "several departments with equal right in 990101"));
  }

  @Test
  void theFirstLoadLimitThatSpeaksOfADepartmentHolds() {
    City city =
        check(
                """
                fullLoad: NEXT
                loadLimits:
                  - {departments: [river-urban], casesInHand: 2}
                  - {functions: [urban-management], casesInHand: 40}
                """)
            .city()
            .orElseThrow();
    var rules = city.responsibilityRules();

    assertThat(rules.fullLoad()).isEqualTo(FullLoad.NEXT);
    assertThat(rules.findLoadLimit(city.findDepartment("river-urban").orElseThrow())).hasValue(2);
    assertThat(rules.findLoadLimit(city.findDepartment("hill-urban").orElseThrow())).hasValue(40);
    assertThat(rules.findLoadLimit(city.findDepartment("water").orElseThrow())).isEmpty();
  }

  @Test
  void aLoadLimitIsAWholeNumberOfAtLeastOneForSomebodyWhoIsThere() {
    CheckedCity checked =
        check(
            """
            fullLoad: DROP
            loadLimits:
              - {departments: [moon], casesInHand: 5}
              - {departments: [water], casesInHand: -1}
              - {departments: [water], casesInHand: 0}
              - {departments: [water], casesInHand: 1.5}
              - {departments: [water], casesInHand: many}
              - {departments: [water], casesInHand: 99999999999}
              - {departments: [water]}
              - {casesInHand: 3}
            """);

    assertThat(checked.city()).isEmpty();
    assertThat(checked.problems())
        .extracting(Problem::toString)
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).contains("responsibility.yaml, line 1", "DROP"),
            text -> assertThat(text).contains("line 3", "'moon' is no department"),
            text -> assertThat(text).contains("line 4", "from 1 to 1000000 but is '-1'"),
            text -> assertThat(text).contains("line 5", "but is '0'"),
            text -> assertThat(text).contains("line 6", "but is '1.5'"),
            text -> assertThat(text).contains("line 7", "but is 'many'"),
            text -> assertThat(text).contains("line 8", "but is '99999999999'"),
            text -> assertThat(text).contains("line 9", "casesInHand: is missing"),
            text -> assertThat(text).contains("line 10", "name departments or functions"));
  }

  @Test
  void otherwiseItIsAcceptedAndPersonsDecide() {
    assertThat(check("unclear: MANUAL_DESK").city()).isPresent();
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    CheckedCity checked =
        check(
            """
            offDuty: SLEEP
            rosters:
              - {shifts: {MONDAY: ["08:00-25:00"], NEVERDAY: ["08:00-12:00"]}}
              - {departments: [moon], functions: [flying], shifts: {}}
            assisting:
              - {categories: [Z9], departments: [water]}
            """);

    assertThat(checked.city()).isEmpty();
    assertThat(checked.problems())
        .extracting(Problem::toString)
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).contains("responsibility.yaml, line 1", "SLEEP"),
            text -> assertThat(text).contains("line 3", "name departments or functions"),
            text -> assertThat(text).contains("line 3", "no such time of day in '08:00-25:00'"),
            text -> assertThat(text).contains("line 3", "NEVERDAY"),
            text -> assertThat(text).contains("line 3", "gives no shift"),
            text -> assertThat(text).contains("line 4", "'moon' is no department"),
            text ->
                assertThat(text).contains("line 4", "'flying' is the function of no department"),
            text -> assertThat(text).contains("line 4", "gives no shift"),
            text -> assertThat(text).contains("line 6", "'Z9' is no category"));
  }
}
