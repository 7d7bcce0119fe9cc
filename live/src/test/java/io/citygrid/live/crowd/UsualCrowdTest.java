package io.citygrid.live.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.CrowdRules;
import io.citygrid.city.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsualCrowdTest {
  private static final CrowdRules.Usual RULES = Rules.CROWD.usual();

  private static UsualCrowd of(double... days) {
    UsualCrowd usual = UsualCrowd.NEW;
    for (double day : days) {
      usual = usual.with(day, RULES);
    }
    return usual;
  }

  @Test
  void isTheMedianOfTheDays() {
    assertThat(of(100, 300, 110).median()).isEqualTo(110);
    assertThat(of(100, 300, 110, 120).median()).isEqualTo(115);
    assertThat(UsualCrowd.NEW.median()).isNaN();
  }

  @Test
  void oneFestivalDoesNotMakeItselfUsual() {
    UsualCrowd usual = of(100, 104, 96, 100, 5_000);

    assertThat(usual.median()).isEqualTo(100);
    assertThat(usual.isSurge(200, RULES)).isTrue();
  }

  @Test
  void chanceAloneIsNoSurge() {
    UsualCrowd usual = of(100, 100, 100);

    assertThat(usual.score(139)).isEqualTo(3.9, within(1e-12));
    assertThat(usual.isSurge(139, RULES)).isFalse();
    assertThat(usual.isSurge(140, RULES)).isTrue();
  }

  @Test
  void daysThatDifferMuchMakeTheScoreSmaller() {
    // Deviations from 200: 100, 0, 100; their median is 100.
    assertThat(of(100, 200, 300).score(348.26)).isEqualTo(1, within(1e-12));
  }

  @Test
  void nothingIsUsualBeforeEnoughDays() {
    assertThat(of(1).isSurge(1_000_000, RULES)).isFalse();
    assertThat(of(1, 1).isSurge(1_000_000, RULES)).isTrue();
  }

  @Test
  void forgetsTheOldest() {
    UsualCrowd usual = of(1, 2, 3);

    assertThat(usual.with(4, new CrowdRules.Usual(1, 2, 4)).people()).isEqualTo(List.of(3., 4.));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-05,WORKDAY",
    "2026-10-01,REST_DAY",
    "2026-10-10,WORKDAY",
    "2026-10-17,SATURDAY",
    "2026-10-18,REST_DAY",
  })
  void holidaysAndMakeUpWorkdaysCountMoreThanTheWeekday(LocalDate day, DayKind kind) {
    List<WorkingCalendar.Span> hours =
        List.of(new WorkingCalendar.Span(LocalTime.of(8, 0), LocalTime.of(18, 0)));
    WorkingCalendar calendar =
        new WorkingCalendar(
            ZoneId.of("Asia/Shanghai"),
            Map.of(DayOfWeek.MONDAY, hours, DayOfWeek.THURSDAY, hours),
            Set.of(LocalDate.of(2026, 10, 1)),
            Map.of(LocalDate.of(2026, 10, 10), hours));

    assertThat(DayKind.of(day, calendar)).isEqualTo(kind);
  }
}
