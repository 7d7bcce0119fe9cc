package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.mapping.UnusableValue;
import io.citygrid.city.testville.Testville;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrowdTallyTest {
  /** Midnight in Testville. */
  private static final Instant START = Instant.parse("2026-03-01T16:00:00Z");

  private final City city = Testville.city();
  private final MetricSeries series = new MetricSeries();

  private void add(String key, int minutes, double value) {
    series.add(new MetricValue(key, START.plusSeconds(minutes * 60L), value, "1", 1, 1));
  }

  private CrowdReport report(long counts, long taken) {
    return new CrowdTally(city, series)
        .report(
            counts,
            taken,
            Map.of("the city has no such counter", 3L),
            Map.of("LATE", 2L),
            List.of(new UnusableValue(4, "hourly_counts", "'x' is no whole number")));
  }

  @Test
  void theReportSaysWhereAndWhenThereWereUnusuallyMany() {
    for (int window = 0; window < 288; window++) {
      boolean isFestival = window >= 240;
      add("crowd/hot-area/square/people", 5 * window, isFestival ? 3_000 : 900);
      add("crowd/hot-area/square/usual", 5 * window, 1_000);
      add("crowd/hot-area/square/surge", 5 * window, isFestival ? 1 : 0);
      add("crowd/hot-area/square/service-level", 5 * window, isFestival ? 1 : 0);
    }
    CrowdReport report = report(10, 7);

    assertThat(report.addsUp()).isTrue();
    assertThat(report.surges())
        .containsExactly(new CrowdReport.Surge("2026-03-02", "square", "Central Square", 4, 3));
    assertThat(report.surgeHoursByDay()).isEqualTo(Map.of("2026-03-02", 4L));
    assertThat(report.shareByService())
        .containsEntry("A", 240 / 288.0)
        .containsEntry("B", 48 / 288.0)
        .containsEntry("F", 0.0);
    assertThat(report.text())
        .contains("line 4, hourly_counts: 'x' is no whole number")
        .contains("2026-03-02  Central Square")
        .contains("LATE=2");
  }

  @Test
  void forecastsStandBesideWhatCostsNothing() {
    for (String area : List.of("square", "market-street")) {
      boolean isSquare = area.equals("square");
      add("crowd/hot-area/" + area + "/forecast-error-60", 0, 999);
      add("crowd/hot-area/" + area + "/forecast-error-60", 60, isSquare ? 10 : 50);
      add("crowd/hot-area/" + area + "/last-value-error-60", 60, 40);
      add("crowd/hot-area/" + area + "/last-week-error-60", 60, 60);
    }
    assertThat(report(10, 7).forecasts())
        .isEqualTo(Map.of("60", new CrowdReport.Forecasts(2, 1, 30, 40, 60)));
  }

  @Test
  void countersThatWereNotBelievedAreNamedWithTheirFaults() {
    add("crowd/counter/gate-1/usable", 0, 1);
    add("crowd/counter/gate-1/usable", 5, 0.5);
    add("crowd/counter/gate-1/fault-jump", 5, 0.5);
    add("crowd/counter/gate-2/usable", 0, 1);
    CrowdReport report = report(10, 7);

    assertThat(report.doubtful()).isEqualTo(Map.of("gate-1", 0.75));
    assertThat(report.faults()).isEqualTo(Map.of("gate-1", Map.of("jump", 1L)));
    assertThat(report.text()).contains("75.0 % usable, windows with faults {jump=1}");
  }

  @Test
  void countsThatAreNeitherTakenNorRefusedDoNotAddUp() {
    assertThat(report(11, 7).addsUp()).isFalse();
  }
}
