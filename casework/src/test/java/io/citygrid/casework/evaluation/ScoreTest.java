package io.citygrid.casework.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.city.Evaluation;
import io.citygrid.city.Evaluation.Band;
import io.citygrid.city.Evaluation.Grade;
import io.citygrid.city.Evaluation.Weighted;
import io.citygrid.city.HotlineBounds;
import io.citygrid.city.Indicator;
import io.citygrid.city.PatrolRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final List<Weighted> PARTS =
      List.of(
          new Weighted(Indicator.CLOSING_RATE, 30, List.of(), false),
          new Weighted(Indicator.REWORK_RATE, 10, List.of(), true),
          new Weighted(
              Indicator.FILED,
              20,
              List.of(new Band(Optional.of(100.0), 100), new Band(Optional.empty(), 40)),
              false));
  private static final Evaluation EVALUATION =
      new Evaluation(
          PARTS,
          PARTS,
          PARTS,
          List.of(new Grade("A", 90), new Grade("B", 0)),
          10,
          new PatrolRule(10, 50),
          new HotlineBounds(Duration.ofSeconds(15), Duration.ofMinutes(3), Duration.ofDays(1), 1));

  private static final Measured CLOSING = new Measured(Indicator.CLOSING_RATE, 8, 10);
  private static final Measured REWORK = new Measured(Indicator.REWORK_RATE, 1, 4);
  private static final Measured FILED = new Measured(Indicator.FILED, 120, 120);

  private static Optional<Score> score(long cases, Measured... measured) {
    Map<Indicator, Measured> byIndicator = new java.util.EnumMap<>(Indicator.class);
    for (Measured number : measured) {
      byIndicator.put(number.indicator(), number);
    }
    return Score.of(EVALUATION, PARTS, byIndicator, cases);
  }

  @Test
  void isTheWeightedMeanOfItsParts() {
    double byHand = (30 * 80.0 + 10 * 75.0 + 20 * 40.0) / 60;

    assertThat(score(10, CLOSING, REWORK, FILED)).contains(new Score(byHand, "B"));
  }

  @Test
  void weightsOfAbsentPartsFallToTheOthers() {
    double byHand = (30 * 80.0 + 20 * 40.0) / 50;

    assertThat(score(10, CLOSING, new Measured(Indicator.REWORK_RATE, 0, 0), FILED))
        .contains(new Score(byHand, "B"));
    assertThat(score(10, CLOSING, FILED)).contains(new Score(byHand, "B"));
  }

  @Test
  void nobodyIsScoredOnTooFewCasesOrOnNothing() {
    assertThat(score(9, CLOSING, REWORK, FILED)).isEmpty();
    assertThat(score(10)).isEmpty();
  }

  @Test
  void aRateOfNothingIsAbsentAndACountOfNothingIsNought() {
    assertThat(new Measured(Indicator.CLOSING_RATE, 0, 0).value()).isEmpty();
    assertThat(new Measured(Indicator.CLOSED, 0, 0).value()).hasValue(0);
    assertThatThrownBy(() -> new Measured(Indicator.CLOSING_RATE, 2, 1))
        .hasMessageContaining("2 of 1");
  }
}
