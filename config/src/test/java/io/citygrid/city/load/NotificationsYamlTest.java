package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.Names;
import io.citygrid.city.NotifiedStep;
import io.citygrid.city.ReportSource;
import io.citygrid.city.testville.Testville;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotificationsYamlTest {
  private static CheckedCity check(String rules) {
    return new CityLoader()
        .check(
            Testville.files().with("notifications.yaml", rules.getBytes(StandardCharsets.UTF_8)),
            Testville.city(Testville.files(), 1).version(),
            Map.of());
  }

  private static NotifiedStep[] ofReporters() {
    return Arrays.stream(NotifiedStep.values())
        .filter(step -> !step.isOfDepartment())
        .toArray(NotifiedStep[]::new);
  }

  private static Optional<Names> told(City city, ReportSource source, NotifiedStep step) {
    return city.notifications().find(source, step);
  }

  @Test
  void aCityWithoutTheFileTellsCitizensAndGridWorkersOfEveryStep() {
    City city = Testville.city(Testville.files(), 1);

    for (NotifiedStep step : ofReporters()) {
      assertThat(told(city, ReportSource.CITIZEN, step)).as(step.name()).isPresent();
      assertThat(told(city, ReportSource.GRID_WORKER, step)).as(step.name()).isPresent();
      assertThat(told(city, ReportSource.TRANSFER, step)).as(step.name()).isEmpty();
    }
  }

  @Test
  void aStepWithoutATextIsToldToNobodyAndASensorIsNeverTold() {
    City city =
        check(
                """
                sources: [SENSOR, HOTLINE]
                texts:
                  CLOSED: {en: "Done: {case}."}
                """)
            .city()
            .orElseThrow();

    assertThat(told(city, ReportSource.HOTLINE, NotifiedStep.CLOSED))
        .contains(new Names("Done: {case}.", "Done: {case}."));
    assertThat(told(city, ReportSource.HOTLINE, NotifiedStep.RECEIVED)).isEmpty();
    assertThat(told(city, ReportSource.SENSOR, NotifiedStep.CLOSED)).isEmpty();
    assertThat(told(city, ReportSource.CITIZEN, NotifiedStep.CLOSED)).isEmpty();
  }

  @Test
  void aTextThatIsTooLongOrHasOneBraceOnlyIsRefused() {
    CheckedCity checked =
        check(
            """
            sources: [CITIZEN]
            texts:
              CLOSED: {zh: "案件{case", en: "Case {case} was closed."}
              MERGED: {zh: "并案", en: "%s"}
            """
                .formatted("x".repeat(504)));

    assertThat(checked.problems())
        .extracting(Problem::toString)
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).contains("line 3", "a brace without the other"),
            text -> assertThat(text).contains("line 4", "at most 500 characters but has 504"));
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    CheckedCity checked =
        check(
            """
            sources: [MOON]
            texts:
              FLOWN: {en: "x"}
              CLOSED: {en: "Hello {name}."}
              MERGED: {}
            when: now
            """);

    assertThat(checked.city()).isEmpty();
    assertThat(checked.problems())
        .extracting(Problem::toString)
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).contains("notifications.yaml, line 1", "MOON"),
            text -> assertThat(text).contains("line 3", "FLOWN"),
            // One text stands in for both languages, so both hold the placeholder.
            text -> assertThat(text).contains("line 4", "no placeholder {name}"),
            text -> assertThat(text).contains("line 4", "no placeholder {name}"),
            text -> assertThat(text).contains("line 5", "needs a name"),
            text -> assertThat(text).contains("line 6", "when: is not known here"));
  }

  @Test
  void departmentsAreToldOfTheirLimitsAndReportersAreNot() {
    City city = Testville.city(Testville.files(), 1);

    assertThat(city.notifications().findForDepartment(NotifiedStep.LIMIT_NEAR)).isPresent();
    assertThat(city.notifications().findForDepartment(NotifiedStep.REMINDED)).isPresent();
    assertThat(city.notifications().findForDepartment(NotifiedStep.CLOSED)).isEmpty();
    assertThat(told(city, ReportSource.CITIZEN, NotifiedStep.REMINDED)).isEmpty();
  }

  @Test
  void eachIsToldOnlyWhatTheirStepKnows() {
    CheckedCity checked =
        check(
            """
            texts:
              CLOSED: {zh: "结案", en: "due {due}"}
              REMINDED: {zh: "{due}", en: "with {other}"}
            """);

    assertThat(checked.problems())
        .extracting(Problem::toString)
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).contains("line 2", "no placeholder {due}"),
            text -> assertThat(text).contains("line 3", "no placeholder {other}"));
  }
}
