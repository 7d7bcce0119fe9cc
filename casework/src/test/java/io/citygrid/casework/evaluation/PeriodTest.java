package io.citygrid.casework.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
  private static final LocalDate TODAY = LocalDate.parse("2024-02-29");

  private static Period period(String text) {
    return Period.parse(text, TODAY).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "today, 2024-02-29, 2024-03-01, 2024-02-28, 2023-02-28",
    "week, 2024-02-26, 2024-03-04, 2024-02-19, 2023-02-27",
    "month, 2024-02-01, 2024-03-01, 2024-01-01, 2023-02-01",
    "2023-01, 2023-01-01, 2023-02-01, 2022-12-01, 2022-01-01"
  })
  void knowsItselfAndWhatItIsComparedWith(
      String text, LocalDate first, LocalDate after, LocalDate previous, LocalDate yearAgo) {
    assertThat(period(text).first()).isEqualTo(first);
    assertThat(period(text).after()).isEqualTo(after);
    assertThat(period(text).previous().first()).isEqualTo(previous);
    assertThat(period(text).yearAgo().first()).isEqualTo(yearAgo);
  }

  @ParameterizedTest
  @CsvSource({"yesterday", "2024-13", "2024-1", "''", "2024-02-29"})
  void otherWordsAreNone(String text) {
    assertThat(Period.parse(text, TODAY)).isEmpty();
  }

  @Test
  void beginsWithTheDayInTheCitysZone() {
    Period month = period("2024-03");

    assertThat(month.from(ZoneId.of("Asia/Shanghai"))).isEqualTo("2024-02-29T16:00:00Z");
    assertThat(month.from(ZoneId.of("America/New_York"))).isEqualTo("2024-03-01T05:00:00Z");
    assertThat(month.to(ZoneId.of("America/New_York"))).isEqualTo("2024-04-01T04:00:00Z");
  }
}
