package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.Evaluation;
import io.citygrid.city.HotlineBounds;
import io.citygrid.city.Indicator;
import io.citygrid.city.PatrolRule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationYamlTest {
  private static final String SOUND =
      """
      area:
        - {indicator: CLOSING_RATE, weight: 3}
        - indicator: FILED
          weight: 1
          bands: [{below: 10, points: 100}, {below: 20, points: 50}, {points: 0}]
      department:
        - {indicator: REWORK_RATE, weight: 1, lowerIsBetter: true}
      grades: [{name: good, least: 80}, {name: other, least: 0}]
      leastCases: 5
      patrol: {leastMinutes: 20}
      """;

  private static Evaluation read(String text, Problems problems) {
    return EvaluationYaml.read(
        new CityFiles(
            new TreeMap<>(Map.of("evaluation.yaml", text.getBytes(StandardCharsets.UTF_8)))),
        problems);
  }

  @Test
  void takesWhatACitySays() {
    Problems problems = new Problems();
    Evaluation evaluation = read(SOUND, problems);

    assertThat(problems.refusals()).isEmpty();
    assertThat(evaluation.leastCases()).isEqualTo(5);
    assertThat(evaluation.patrol()).isEqualTo(new PatrolRule(20, 50));
    assertThat(evaluation.gradeOf(80)).isEqualTo("good");
    assertThat(evaluation.gradeOf(79.9)).isEqualTo("other");
    Evaluation.Weighted filed = evaluation.areas().get(1);
    assertThat(filed.indicator()).isEqualTo(Indicator.FILED);
    assertThat(filed.points(9)).isEqualTo(100);
    assertThat(filed.points(10)).isEqualTo(50);
    assertThat(filed.points(1_000)).isZero();
    assertThat(evaluation.departments().get(0).points(0.25)).isEqualTo(75);
  }

  @Test
  void aCityWithoutTheFileHasTheDefault() {
    Problems problems = new Problems();
    Evaluation evaluation = EvaluationYaml.read(new CityFiles(new TreeMap<>()), problems);

    assertThat(problems.refusals()).isEmpty();
    assertThat(evaluation.areas()).isNotEmpty();
    assertThat(evaluation.departments()).isNotEmpty();
    assertThat(evaluation.workers()).isNotEmpty();
    assertThat(evaluation.patrol()).isEqualTo(new PatrolRule(10, 50));
    assertThat(evaluation.gradeOf(0)).isEqualTo("E");
  }

  @Test
  void theHotlineIsBoundByTheStandardAsFarAsTheCityDoesNotSayOtherwise() {
    Problems problems = new Problems();

    assertThat(read(SOUND, problems).hotline())
        .isEqualTo(
            new HotlineBounds(
                Duration.ofSeconds(15), Duration.ofMinutes(3), Duration.ofHours(24), 0.95));
    assertThat(read(SOUND + "hotline: {callSeconds: 10, leastReached: 0.9}\n", problems).hotline())
        .isEqualTo(
            new HotlineBounds(
                Duration.ofSeconds(10), Duration.ofMinutes(3), Duration.ofHours(24), 0.9));
    assertThat(problems.refusals()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "callSeconds: 0, callSeconds",
    "callSeconds: 1.5, callSeconds",
    "textMinutes: soon, textMinutes",
    "textMinutes: 50000, textMinutes",
    "letterHours: 745, letterHours",
    "letterHours: 1e99, letterHours",
    "leastReached: 95, leastReached",
    "mailHours: 3, mailHours"
  })
  void wrongBoundsOfTheHotlineAreNamed(String wrong, String key) {
    Problems problems = new Problems();
    HotlineBounds usual = read(SOUND, problems).hotline();

    HotlineBounds bounds = read(SOUND + "hotline: {" + wrong + "}\n", problems).hotline();

    assertThat(problems.refusals().toString()).contains("hotline." + key);
    assertThat(bounds).isEqualTo(usual);
  }

  @Test
  void aFileThatSaysNothingOfGridWorkersHasTheirDefault() {
    List<Evaluation.Weighted> usual =
        EvaluationYaml.read(new CityFiles(new TreeMap<>()), new Problems()).workers();
    Problems problems = new Problems();

    assertThat(read(SOUND, problems).workers()).isEqualTo(usual);
    assertThat(
            read(
                    SOUND + "worker: [{indicator: REPORTED, weight: 1, bands: [{points: 9}]}]\n",
                    problems)
                .workers())
        .extracting(Evaluation.Weighted::indicator)
        .containsExactly(Indicator.REPORTED);
    assertThat(problems.refusals()).isEmpty();

    read(SOUND + "worker: []\n", problems);
    assertThat(problems.refusals())
        .extracting(Problem::toString)
        .anyMatch(problem -> problem.contains("worker: must list what the score is made of"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          CLOSING_RATE, weight: 3            | CLOSED_RATE, weight: 3     | line 2, area[1].indicator: must be one of
          CLOSING_RATE, weight: 3            | CLOSING_RATE, weight: 0    | line 2, area[1].weight: must be a number above 0
          CLOSING_RATE, weight: 3            | CLOSED, weight: 3          | line 2, area[1].bands: CLOSED is a count
          indicator: FILED                   | indicator: CLOSING_RATE    | line 3, area[2].indicator: CLOSING_RATE is there twice
          {below: 20                         | {below: 10                 | line 5, area[2].bands[2].below: must be greater
          , {points: 0}]                     | ]                          | line 5, area[2].bands[2].below: must be there in every band but the last
          points: 50                         | points: 500                | line 5, area[2].bands[2].points: must be at most 100
          {name: other, least: 0}            | {name: other, least: 1}    | grades: must end with a grade whose least is 0
          CLOSING_RATE, weight: 3            | PATROL_COVERAGE, weight: 3 | line 2, area[1].indicator: is measured of grid workers only
          leastMinutes: 20                   | leastMinutes: 0            | line 10, patrol.leastMinutes: must be
          leastMinutes: 20                   | leastHours: 1              | patrol.leastHours: is not known here
          leastCases                         | fewestCases                | fewestCases: is not known here
          """)
  void refusesWhatCannotScore(String there, String instead, String sentence) {
    Problems problems = new Problems();
    assertThat(SOUND).contains(there);
    read(SOUND.replace(there, instead), problems);

    assertThat(problems.refusals())
        .extracting(Problem::toString)
        .anyMatch(p -> p.contains(sentence));
  }
}
