package io.citygrid.live.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.CrowdRules;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CrowdForecastTest {
  private static final CrowdRules.Forecast RULES = Rules.CROWD.forecast();

  private static double forecast(double now, double usualNow, double usualThen, int minutes) {
    return CrowdForecast.of(now, usualNow, usualThen, minutes, ForecastErrors.NEW, RULES).people();
  }

  @Test
  void whatIsUsualNowIsForecastAsUsual() {
    assertThat(forecast(300, 300, 500, 60)).isEqualTo(500, within(1e-9));
  }

  @Test
  void whatIsUnusualNowFadesWithTime() {
    // (365 + 10) / (290 + 10) is 1.25: a quarter more, of which 0.8 is left after an hour; and
    // 365 are 2.5 more than a quarter more than 290.
    assertThat(forecast(365, 290, 500, 60)).isEqualTo(600 + 0.8 * 2.5, within(1e-9));
    assertThat(forecast(365, 290, 500, 120)).isEqualTo(580 + 0.64 * 2.5, within(1e-9));
    assertThat(forecast(365, 290, 500, 0)).isEqualTo(625 + 2.5, within(1e-9));
  }

  @Test
  void beyondTheFactorACrowdIsSoManyPeopleAndNotManyTimesTheUsual() {
    // Twice the 500 of then, and the 990 that are not accounted for by twice the five of now.
    assertThat(forecast(1_000, 5, 500, 0)).isEqualTo(1_990, within(1e-9));
    assertThat(forecast(1_000, 5, 500, 60)).isEqualTo(500 * 1.8 + 0.8 * 990, within(1e-9));
    assertThat(forecast(0, 10_000, 500, 0)).isZero();
  }

  @Test
  void aForecastForAtOnceIsWhoIsThere() {
    for (double now : new double[] {0, 3, 40, 290, 5_000}) {
      assertThat(forecast(now, 60, 60, 0)).isEqualTo(now, within(1e-9));
    }
  }

  @Test
  void theIntervalFollowsFromTheErrorsSoFar() {
    ForecastErrors errors = ForecastErrors.NEW;
    for (int i = 1; i <= 10; i++) {
      // Off by i scales of 10.
      errors = errors.with(100, 0, 0, 100 + 10.0 * i, RULES);
    }
    CrowdForecast forecast = CrowdForecast.of(90, 90, 400, 60, errors, RULES);

    assertThat(forecast.least()).isEqualTo(400 - 9 * 20, within(1e-9));
    assertThat(forecast.most()).isEqualTo(400 + 9 * 20, within(1e-9));
    assertThat(forecast.covers(580)).isTrue();
    assertThat(forecast.covers(581)).isFalse();
    assertThat(CrowdForecast.of(90, 90, 400, 60, ForecastErrors.NEW, RULES).least()).isNaN();
  }

  @Test
  void theIntervalFollowsFromAsManyErrorsAsTheCityRemembers() {
    CrowdRules.Forecast three = new CrowdRules.Forecast(0.8, 2, 0.9, 10, 3);
    ForecastErrors errors = ForecastErrors.NEW;
    for (double came : new double[] {1_000, 110, 120, 130}) {
      errors = errors.with(100, 0, 0, came, three);
    }
    assertThat(errors.recent()).containsExactly(1.0, 2.0, 3.0);
    assertThat(errors.count()).isEqualTo(4);
  }

  @Test
  void errorsStandBesideThoseOfTheTwoBaselines() {
    ForecastErrors errors =
        ForecastErrors.NEW.with(100, 90, 150, 110, RULES).with(50, 70, 20, 40, RULES);

    assertThat(errors.mean()).isEqualTo(10);
    assertThat(errors.meanOfLastValue()).isEqualTo(25);
    assertThat(errors.meanOfLastWeek()).isEqualTo(30);
    assertThat(ForecastErrors.NEW.mean()).isNaN();
  }

  @Test
  void smallGroupsAreNotShown() {
    CrowdRules.Privacy rules = Rules.CROWD.privacy();

    assertThat(SmallGroups.shown(0, rules)).isEqualTo(OptionalLong.of(0));
    assertThat(SmallGroups.shown(1, rules)).isEmpty();
    assertThat(SmallGroups.shown(9, rules)).isEmpty();
    assertThat(SmallGroups.shown(10, rules)).isEqualTo(OptionalLong.of(10));
  }
}
