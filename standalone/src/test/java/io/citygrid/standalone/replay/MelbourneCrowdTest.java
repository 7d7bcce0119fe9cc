package io.citygrid.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.CrowdArea;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.PeopleCounter;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.city.mapping.CounterFile;
import io.citygrid.city.mapping.CounterMapping;
import io.citygrid.city.mapping.CounterMappingYaml;
import io.citygrid.city.mapping.CounterRow;
import io.citygrid.city.mapping.UnusableValue;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.crowd.core.CrowdGround;
import io.citygrid.jobs.crowd.core.HotArea;
import io.citygrid.live.crowd.AreaCount;
import io.citygrid.live.crowd.CountedPast;
import io.citygrid.live.crowd.CountedWindow;
import io.citygrid.live.crowd.CounterTold;
import io.citygrid.live.crowd.CrowdMemory;
import io.citygrid.live.crowd.PeopleCount;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The ready city of Melbourne, all six weeks of its fifty counters, decided as the job decides but
 * without a stream: each window in its order, closed before the next one ends.
 */
class MelbourneCrowdTest {
  private static final String DATA = "hourly_2019-02-17_2019-03-31.csv.gz";
  private static final LocalDate FESTIVAL_SUNDAY = LocalDate.of(2019, 3, 10);
  private static final List<UnusableValue> UNUSABLE = new ArrayList<>();
  private static long counts;
  private static CrowdReport report;

  @BeforeAll
  static void replay() throws Exception {
    City city =
        new CityLoader()
            .load(ReadyCities.open("melbourne"), new CityVersion(1, 1, 1, Instant.EPOCH));
    CounterMapping mapping;
    try (InputStream in = ReadyCities.openData("melbourne", "counts.mapping.yaml")) {
      mapping = CounterMappingYaml.read(in.readAllBytes(), "counts.mapping.yaml");
    }
    Map<String, TreeMap<Long, CountedWindow>> areas = new TreeMap<>();
    try (InputStream in = ReadyCities.openData("melbourne", DATA)) {
      CounterFile.read(in, DATA, mapping, row -> add(row, city, areas), UNUSABLE::add);
    }
    MetricSeries series = new MetricSeries();
    CrowdGround ground = new CrowdGround(new IndexedCity(city, GridFences::of));
    areas.forEach(
        (area, windows) -> decide(city.findCrowdArea(area).orElseThrow(), windows, ground, series));
    report = new CrowdTally(city, series).report(counts, counts, Map.of(), Map.of(), UNUSABLE);
  }

  private static void add(
      CounterRow row, City city, Map<String, TreeMap<Long, CountedWindow>> areas) {
    counts++;
    PeopleCounter counter = city.findCounter(row.counter()).orElseThrow();
    long start = row.observedAt().toEpochMilli();
    long millis = row.seconds() * 1_000;
    CounterTold told =
        new CounterTold(
            counter.id(),
            new PeopleCount(start, millis, Objects.requireNonNull(row.passing()), 0),
            false,
            counter.widthMeters(),
            Long.MAX_VALUE);
    areas
        .computeIfAbsent(counter.area(), area -> new TreeMap<>())
        .merge(start, CountedWindow.NEW.with(told), (known, more) -> known.with(told));
  }

  private static void decide(
      CrowdArea area, TreeMap<Long, CountedWindow> windows, CrowdGround ground, MetricSeries all) {
    AreaCount counting = ground.countOf(area);
    HotArea deciding = new HotArea(area, ground);
    CountedPast past = CountedPast.NEW;
    CrowdMemory memory = CrowdMemory.NEW;
    for (Map.Entry<Long, CountedWindow> window : windows.entrySet()) {
      AreaCount.Step step = counting.next(past, window.getKey(), window.getValue());
      past = step.after();
      HotArea.Publication told = deciding.publish(memory, step.measure());
      told.metrics().forEach(all::add);
      HotArea.Closing closing = deciding.close(told.memory(), step.measure());
      closing.metrics().forEach(all::add);
      memory = closing.memory();
    }
  }

  @Test
  void everyRowIsACount() {
    assertThat(UNUSABLE).isEmpty();
    assertThat(counts).isEqualTo(50_000);
  }

  @Test
  void forecastsOfAnHourAreBetterThanBothBaselines() {
    CrowdReport.Forecasts hour = report.forecasts().get("60");

    assertThat(report.forecasts()).containsOnlyKeys("60");
    assertThat(hour.areas()).isEqualTo(50);
    assertThat(hour.betterThanBoth()).isGreaterThanOrEqualTo(35);
    assertThat(hour.error()).isLessThan(0.75 * hour.lastValue());
    assertThat(hour.error()).isLessThan(0.75 * hour.lastWeek());
  }

  /**
   * Moomba, 8 to 11 March: its Sunday and its Monday, Labour Day, have more hours of surge than any
   * other, and the bridge beside it is among the longest.
   */
  @Test
  void theFestivalIsASurge() {
    Map<String, Long> hours = report.surgeHoursByDay();

    for (LocalDate day = LocalDate.of(2019, 2, 24);
        day.getMonthValue() < 4;
        day = day.plusDays(7)) {
      if (!day.equals(FESTIVAL_SUNDAY)) {
        assertThat(hours.getOrDefault(day.toString(), 0L))
            .as("%s", day)
            .isLessThan(hours.get(FESTIVAL_SUNDAY.toString()));
        assertThat(hours.getOrDefault(day.plusDays(1).toString(), 0L))
            .as("%s", day.plusDays(1))
            .isLessThan(hours.get(FESTIVAL_SUNDAY.plusDays(1).toString()));
      }
    }
    assertThat(report.surges())
        .filteredOn(surge -> surge.name().equals("Princes Bridge"))
        .extracting(CrowdReport.Surge::day)
        .contains("2019-03-09", "2019-03-10", "2019-03-11");
    assertThat(report.surges().get(0).hours()).isBetween(18L, 20L);
  }

  @Test
  void mostCountsAreBelieved() {
    assertThat(report.doubtful().values()).allMatch(share -> share > 0.8);
    assertThat(report.shareByService().values().stream().mapToDouble(share -> share).sum())
        .isBetween(0.999, 1.001);
  }
}
