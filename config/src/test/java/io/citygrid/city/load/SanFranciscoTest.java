package io.citygrid.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.LimitUnit;
import io.citygrid.city.mapping.MappedRequest;
import io.citygrid.city.mapping.RequestFile;
import io.citygrid.city.mapping.RequestMapping;
import io.citygrid.city.mapping.RequestMappingYaml;
import io.citygrid.city.mapping.RequestRow;
import io.citygrid.city.mapping.StageTime;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ready city sanfrancisco, and what its README says of its fire calls. */
class SanFranciscoTest {
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final String CALLS = "fire_calls_2000-2014.csv.gz";
  private static CheckedCity checked;
  private static List<MappedRequest> calls;

  @BeforeAll
  static void load() throws Exception {
    checked =
        new CityLoader()
            .check(
                ReadyCities.open("sanfrancisco"),
                new CityVersion(1, 1, 1, Instant.parse("2000-01-01T08:00:00Z")),
                Map.of());
    City city = checked.orThrow();
    RequestMapping mapping;
    try (InputStream in = ReadyCities.openData("sanfrancisco", "requests.mapping.yaml")) {
      mapping = RequestMappingYaml.read(in.readAllBytes(), "requests.mapping.yaml", city);
    }
    calls = new ArrayList<>();
    try (RequestFile file =
        RequestFile.open(ReadyCities.openData("sanfrancisco", CALLS), CALLS, mapping)) {
      while (file.hasNext()) {
        RequestRow row = file.next();
        assertThat(row.problems()).isEmpty();
        calls.add(row.request().orElseThrow());
      }
    }
  }

  @Test
  void isWholeAndItsEmergenciesRunAroundTheClock() throws Exception {
    City city = checked.orThrow();
    assertThat(checked.warnings()).isEmpty();
    assertThat(city.categories()).hasSize(26);
    assertThat(city.categories())
        .allMatch(
            category ->
                city.standardsOf(category.code()).stream()
                    .allMatch(row -> row.limit().unit() == LimitUnit.EMERGENCY_HOURS));
  }

  /** Were these times of Greenwich, most calls would come at night. */
  @Test
  void theTimesAreThoseOfTheClockInSanFrancisco() {
    long day = calls.stream().filter(call -> hour(call) >= 8 && hour(call) < 20).count();
    assertThat(calls).hasSize(10_000);
    assertThat(day).isGreaterThan(calls.size() * 2L / 3);
    assertThat(calls.stream().map(SanFranciscoTest::hour).distinct()).hasSize(24);
  }

  @Test
  void ninetyCallsAreReallyOutOfOrderAndOneOnlyByTheClock() {
    TreeMap<String, Integer> pairs = new TreeMap<>();
    int outOfOrder = 0;
    for (MappedRequest call : calls) {
      boolean reversed = false;
      List<StageTime> times = call.stages();
      for (int i = 1; i < times.size(); i++) {
        if (times.get(i).at().isBefore(times.get(i - 1).at())) {
          pairs.merge(times.get(i - 1).stage() + " > " + times.get(i).stage(), 1, Integer::sum);
          reversed = true;
        }
      }
      outOfOrder += reversed ? 1 : 0;
    }
    assertThat(outOfOrder).isEqualTo(90);
    assertThat(pairs)
        .containsEntry("response > on_scene", 11)
        .containsEntry("entry > dispatch", 1)
        .doesNotContainKey("received > dispatch");
    MappedRequest putBack =
        calls.stream().filter(call -> call.id().equals("053030032-T13")).findFirst().orElseThrow();
    assertThat(putBack.closedAt())
        .isEqualTo(
            LocalDateTime.parse("2005-10-30T01:09:05")
                .atZone(ZONE)
                .withLaterOffsetAtOverlap()
                .toInstant());
  }

  private static int hour(MappedRequest call) {
    return call.reportedAt().atZone(ZONE).getHour();
  }
}
