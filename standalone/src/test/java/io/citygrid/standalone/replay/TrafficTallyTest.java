package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.mapping.UnusableValue;
import io.citygrid.city.testville.Testville;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrafficTallyTest {
  private static final Instant START = Instant.parse("2026-03-01T16:00:00Z");
  private final City city = Testville.city();
  private final MetricSeries series = new MetricSeries();

  private void add(String key, int minutes, double value, long version) {
    series.add(new MetricValue(key, START.plusSeconds(minutes * 60L), value, "1", version, 1));
  }

  @Test
  void ofAKeyAndTimeTheHighestVersionHoldsWhateverCameFirst() {
    Random random = new Random(3);
    Map<String, MetricValue> twin = new TreeMap<>();
    for (int i = 0; i < 3_000; i++) {
      MetricValue metric =
          new MetricValue(
              "traffic/segment/" + random.nextInt(7) + "/speed",
              START.plusSeconds(300L * random.nextInt(20)),
              random.nextDouble(),
              "km/h",
              random.nextInt(1_000_000),
              1);
      series.add(metric);
      twin.merge(
          metric.key() + " " + metric.eventTime(),
          metric,
          (known, other) -> other.version() > known.version() ? other : known);
    }
    assertThat(series.values()).containsExactlyElementsOf(twin.values());
    assertThat(series.size()).isEqualTo(twin.size());
    assertThat(series.reaches(START.plusSeconds(300 * 19))).isTrue();
    assertThat(series.reaches(START.plusSeconds(300 * 20))).isFalse();
  }

  @Test
  void theReportSaysWhenItIsCongestedAndWhere() {
    for (int hour = 0; hour < 24; hour++) {
      add("traffic/area/990100/index", hour * 60, hour == 8 ? 6 : 1, 1);
      add("traffic/segment/ring-1.1/level", hour * 60, hour == 8 ? 4 : 0, 1);
      add("traffic/segment/hill-1.1/level", hour * 60, 0, 1);
      add("traffic/detector/loop-1/usable", hour * 60, hour == 3 ? 0 : 1, 1);
      add("traffic/detector/loop-2/usable", hour * 60, 1, 1);
    }
    TrafficReport report =
        new TrafficTally(city, series)
            .report(
                10,
                7,
                Map.of("the city has no such detector", 3L),
                Map.of("LATE", 2L),
                List.of(new UnusableValue(4, "flow", "'x' is no number")));

    assertThat(report.addsUp()).isTrue();
    assertThat(report.rushHours()).containsExactly(8);
    assertThat(report.workdayIndex()).hasSize(24).containsEntry(8, 6.0).containsEntry(9, 1.0);
    assertThat(report.freeDayIndex()).isEmpty();
    assertThat(report.shareByLevel())
        .containsEntry("CLEAR", 47 / 48.0)
        .containsEntry("SEVERE", 1 / 48.0);
    assertThat(report.slowest()).isEqualTo(Map.of("ring-1.1", 1 / 24.0));
    assertThat(report.doubtful()).isEqualTo(Map.of("loop-1", 23 / 24.0));
    assertThat(report.unusable()).isEqualTo(1);
    assertThat(report.text())
        .contains("line 4, flow: 'x' is no number")
        .contains("Rush hours:    [8]")
        .contains("loop-1")
        .contains("LATE=2");
  }

  /** A quiet week-end must not hide the morning of the week. */
  @Test
  void rushHoursAreThoseOfWorkingDays() {
    int monday = 0;
    int saturday = 5 * 24;
    for (int hour = 0; hour < 24; hour++) {
      add("traffic/area/990100/index", (monday + hour) * 60, hour == 8 ? 3 : 1, 1);
      add("traffic/area/990100/index", (saturday + hour) * 60, hour == 14 ? 9 : 0, 1);
    }
    TrafficReport report =
        new TrafficTally(city, series).report(0, 0, Map.of(), Map.of(), List.of());

    assertThat(report.workdayIndex()).containsEntry(8, 3.0).containsEntry(14, 1.0);
    assertThat(report.freeDayIndex()).containsEntry(8, 0.0).containsEntry(14, 9.0);
    assertThat(report.rushHours()).containsExactly(8);
    assertThat(report.text()).contains("Index by hour, working days:", "Index by hour, free days:");
  }

  @Test
  void valuesThatAreNeitherTakenNorRefusedDoNotAddUp() {
    assertThat(new TrafficTally(city, series).report(10, 9, Map.of(), Map.of(), List.of()).addsUp())
        .isFalse();
  }

  @Test
  void theCsvQuotesKeysThatNeedIt() throws Exception {
    add("traffic/road/A \"B\", C/index", 0, 2.5, 4);
    StringWriter csv = new StringWriter();
    series.writeCsv(csv);
    assertThat(csv.toString())
        .isEqualTo(
            """
            key,eventTime,value,unit,version
            "traffic/road/A ""B"", C/index",2026-03-01T16:00:00Z,2.5,1,4
            """);
  }
}
