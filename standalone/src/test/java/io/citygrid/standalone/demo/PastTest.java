package io.citygrid.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.Department;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.FindingKind;
import io.citygrid.city.event.Position;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.city.mapping.MappedRequest;
import io.citygrid.city.testville.Testville;
import io.citygrid.geo.LonLat;
import io.citygrid.live.finding.FindingLife;
import io.citygrid.live.finding.OpenFinding;
import io.citygrid.live.finding.Review;
import io.citygrid.live.finding.SeenCase;
import io.citygrid.live.finding.SeenCase.Standing;
import io.citygrid.live.warning.Decided;
import io.citygrid.live.warning.Desk;
import io.citygrid.live.warning.Signal;
import io.citygrid.live.warning.Warnings;
import io.citygrid.live.warning.Watching;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Wuhu's own rules find in the made-up past, by the pure review over the same cases. */
class PastTest {
  private static final long SEED = 340_200;
  private static City wuhu;

  @BeforeAll
  static void load() throws Exception {
    wuhu = new CityLoader().load(ReadyCities.open("wuhu"), new CityVersion(1, 1, 1, Instant.EPOCH));
  }

  /** Whatever the hour at which the demo starts, the seed and the number of days. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-29T02:17:00Z, 340200, 31",
    "2026-11-29T16:20:00Z, 340200, 31",
    "2026-12-05T09:40:00Z, 1, 31",
    "2026-02-17T22:05:00Z, 340200, 60",
  })
  void theCityFindsWhatTheScriptSaysAndNothingElse(Instant end, long seed, int days) {
    Past past = new Past(wuhu, seed, days);
    assertThat(past.findings())
        .extracting(ScriptedFinding::kind)
        .containsExactly(
            FindingKind.FREQUENT_BUSINESS,
            FindingKind.CLUSTER,
            FindingKind.CATEGORY_RISE,
            FindingKind.DEPARTMENT_BEHIND);
    Set<String> said = new TreeSet<>(past.findings().stream().map(ScriptedFinding::key).toList());
    List<Finding> told = new ArrayList<>();
    assertThat(openAtTheEnd(past, end, told)).isEqualTo(said);
    List<String> prefixes =
        past.findings().stream().flatMap(one -> one.warningPrefixes(wuhu).stream()).toList();
    assertThat(prefixes).hasSize(1).allMatch(prefix -> prefix.startsWith("cluster/CLUSTER/"));
    assertThat(warned(told)).isEqualTo(Map.of(prefixes.get(0), Set.of(AlertLevel.BLUE)));
  }

  /** By what its id begins with, the levels of each warning that the findings lead to. */
  private static Map<String, Set<AlertLevel>> warned(List<Finding> told) {
    Watching watching = new Watching(wuhu, key -> List.of());
    Map<String, Desk> desks = new HashMap<>();
    Map<String, Set<AlertLevel>> levels = new HashMap<>();
    for (Finding finding : told) {
      for (Signal signal : watching.of(finding)) {
        Decided decided = Warnings.hear(desks.get(signal.desk()), List.of(signal));
        desks.put(signal.desk(), decided.desk());
        decided
            .events()
            .forEach(
                event ->
                    levels
                        .computeIfAbsent(signal.desk() + "/", desk -> new TreeSet<>())
                        .add(event.level()));
      }
    }
    return levels;
  }

  /** The findings that are open when the past ends, looked at every hour of its last three days. */
  private static Set<String> openAtTheEnd(Past past, Instant end, List<Finding> told) {
    List<MappedRequest> requests =
        past.cases(end).stream().map(row -> row.request().orElseThrow()).toList();
    Instant first = requests.stream().map(MappedRequest::reportedAt).min(Instant::compareTo).get();
    Places places = new Places();
    Map<String, OpenFinding> open = Map.of();
    Instant last = end.truncatedTo(ChronoUnit.HOURS);
    for (Instant at = last.minus(Duration.ofDays(3));
        !at.isAfter(last);
        at = at.plus(Duration.ofHours(1))) {
      List<SeenCase> seen = new ArrayList<>();
      for (MappedRequest request : requests) {
        if (!request.reportedAt().isAfter(at)) {
          seen.add(places.seen(request, at));
        }
      }
      FindingLife.Outcome outcome =
          FindingLife.review(
              open, Review.look(wuhu, seen, List.of(), first, at), Review.asks(wuhu, at), wuhu, at);
      open = outcome.open();
      told.addAll(outcome.events());
    }
    return new TreeSet<>(open.keySet());
  }

  /** Nothing lies after the end or too early, and keys are the rows' own. */
  @Test
  void allOfItLiesBeforeTheDayAndSaysThatItIsSimulated() {
    Instant end = Instant.parse("2026-11-29T02:17:00Z");
    List<MappedRequest> requests =
        new Past(wuhu, SEED, Past.LEAST_DAYS)
            .cases(end).stream().map(row -> row.request().orElseThrow()).toList();
    assertThat(requests).extracting(MappedRequest::id).doesNotHaveDuplicates();
    assertThat(requests)
        .hasSizeBetween(100 * Past.LEAST_DAYS, 100 * Past.LEAST_DAYS + 300)
        .allMatch(each -> each.description().startsWith(Simulation.MARK))
        .allMatch(each -> !each.reportedAt().isBefore(end.minus(Duration.ofDays(Past.LEAST_DAYS))))
        .allMatch(each -> each.reportedAt().isBefore(end))
        .allMatch(each -> each.closedAt() == null || each.closedAt().isBefore(end))
        .allMatch(each -> each.stages().stream().allMatch(stage -> stage.at().isBefore(end)));
    long open = requests.stream().filter(each -> each.closedAt() == null).count();
    assertThat(open).isBetween(10L, 200L);
    assertThat(new Past(wuhu, SEED, Past.LEAST_DAYS).cases(end))
        .isEqualTo(new Past(wuhu, SEED, Past.LEAST_DAYS).cases(end))
        .isNotEqualTo(new Past(wuhu, 7, Past.LEAST_DAYS).cases(end));
  }

  /** A small city has a past as well, with what there is to make it of. */
  @Test
  void aSmallCityHasAPastToo() {
    Past past = new Past(Testville.city(), SEED, Past.LEAST_DAYS);
    assertThat(past.findings()).isNotEmpty();
    assertThat(past.cases(Instant.parse("2026-11-29T02:17:00Z"))).hasSizeGreaterThan(100);
  }

  /** Where each made-up case lies and who has it. */
  private static final class Places {
    private final PastGround ground = new PastGround(wuhu);
    private final Map<String, PastGround.Cell> cells = new HashMap<>();
    private final Map<String, SeenCase> closed = new HashMap<>();

    SeenCase seen(MappedRequest request, Instant at) {
      SeenCase known = closed.get(request.id());
      if (known != null) {
        return known;
      }
      Category category = wuhu.findCategory(request.category()).orElseThrow();
      LonLat place = request.position();
      PastGround.Cell cell =
          cells.computeIfAbsent(
              category.gridLayer() + place,
              any ->
                  ground.cells(category).stream()
                      .filter(each -> each.inside().equals(place))
                      .findFirst()
                      .orElseThrow());
      Instant end = request.closedAt();
      boolean isClosed = end != null && !end.isAfter(at);
      SeenCase seen =
          new SeenCase(
              request.id(),
              1,
              request.reportedAt().toEpochMilli(),
              request.reportedAt().toEpochMilli(),
              category.code(),
              wuhu.areaPath(cell.area()),
              cell.id(),
              ground.findDepartment(category, cell).map(Department::id).orElse(""),
              request.links(),
              new Position(place.lon(), place.lat(), 5),
              isClosed ? Standing.CONFIRMED : Standing.UNKNOWN,
              true,
              request.limit().toEpochMilli(),
              isClosed ? end.toEpochMilli() : null,
              1);
      if (isClosed) {
        closed.put(request.id(), seen);
      }
      return seen;
    }
  }
}
