package io.citygrid.api.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.api.identity.Principal;
import io.citygrid.api.identity.Role;
import io.citygrid.api.view.Cursor;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.geo.LonLat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.util.SloppyMath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches agree with a plain look through all cases. */
class CaseSearchTest {
  private static final Principal CITY =
      new Principal("chief", Set.of(Role.OPERATOR), Set.of("*"), "", Set.of());
  private static final CaseSearch ALL = asking("", "");

  @TempDir Path directory;
  private final RandomRecord random = new RandomRecord(11);
  private ArchiveIndex index;
  private List<ArchivedCase> cases;

  @BeforeEach
  void fill() throws Exception {
    index = ArchiveIndex.open(directory);
    List<CaseEvent> record = random.events(200);
    index.take(RandomRecord.recorded(record), Map.of(0, 1L));
    cases =
        record.stream().collect(Collectors.groupingBy(CaseEvent::caseId)).values().stream()
            .map(ArchivedCase::of)
            .sorted(
                Comparator.comparing((ArchivedCase archived) -> archived.opening().at())
                    .thenComparing(ArchivedCase::id)
                    .reversed())
            .toList();
  }

  @AfterEach
  void close() throws Exception {
    index.close();
  }

  private static CaseSearch asking(String text, String number) {
    return new CaseSearch(
        text, number, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
  }

  @Test
  void randomFiltersFindWhatALookThroughFinds() throws Exception {
    for (int i = 0; i < 200; i++) {
      CaseSearch search = randomSearch();
      assertThat(found(search, CITY)).as("%s", search).isEqualTo(plain(search, CITY));
    }
  }

  @Test
  void everybodyFindsExactlyTheCasesThatMayBeSeen() throws Exception {
    int hidden = 0;
    for (int i = 0; i < 100; i++) {
      Principal principal = randomPrincipal();
      List<String> seen = found(ALL, principal);
      assertThat(seen).as("%s", principal).isEqualTo(plain(ALL, principal));
      hidden += cases.size() - seen.size();
    }
    assertThat(hidden).isPositive();
  }

  @Test
  void pagesTogetherAreTheWholeListEachCaseOnce() throws Exception {
    List<String> ids = new ArrayList<>();
    Optional<Cursor> next = Optional.of(Cursor.START);
    while (next.isPresent()) {
      CasePage page = page(ALL, CITY, next.get(), 7);
      page.cases().forEach(archived -> ids.add(archived.id()));
      next = page.next().map(cursor -> Cursor.parse(cursor.text()));
    }
    assertThat(ids).isEqualTo(plain(ALL, CITY));
  }

  @Test
  void wordsAreFoundInChineseAndEnglish() throws Exception {
    for (String question : List.of("积水", "路面 通行", "家具", "水")) {
      assertThat(texts(question)).as(question).isNotEmpty();
    }
    assertThat(texts("积水")).containsOnly("路面积水，车辆无法通行");
    assertThat(texts("street lamp")).containsOnly("Broken street lamps");
    assertThat(texts("LAMPS")).containsOnly("Broken street lamps");
    assertThat(texts("manhole")).containsOnly("ＭＡＮＨＯＬＥ cover missing");
    assertThat(texts("水积")).isEmpty();
    assertThat(texts("lamp 积水")).isEmpty();
    assertThat(texts("，")).isEmpty();
  }

  @Test
  void theBeginningOfEitherNumberFindsTheCase() throws Exception {
    assertThat(found(asking("", "CASE-0007"), CITY)).containsExactly("case-0007");
    assertThat(found(asking("", "12345-"), CITY))
        .isNotEmpty()
        .hasSameSizeAs(
            cases.stream()
                .filter(archived -> !archived.latest().report().externalId().isEmpty())
                .toList());
    assertThat(found(asking("", "*"), CITY)).isEmpty();
  }

  private List<String> texts(String question) throws Exception {
    return page(asking(question, ""), CITY, Cursor.START, 500).cases().stream()
        .map(archived -> archived.latest().report().description())
        .toList();
  }

  private List<String> found(CaseSearch search, Principal principal) throws Exception {
    return page(search, principal, Cursor.START, 500).cases().stream()
        .map(ArchivedCase::id)
        .toList();
  }

  private CasePage page(CaseSearch search, Principal principal, Cursor before, int limit)
      throws Exception {
    return index.ask(
        searcher -> CasePage.of(searcher, CaseQueries.of(search, principal), before, limit));
  }

  /** The slow twin. */
  private List<String> plain(CaseSearch search, Principal principal) {
    return cases.stream()
        .filter(archived -> sees(principal, archived.latest()))
        .filter(archived -> fits(search, archived))
        .map(ArchivedCase::id)
        .toList();
  }

  private static boolean sees(Principal principal, CaseEvent latest) {
    return principal.seesCase(
        latest.areaPath(), latest.involvedDepartments(), latest.report().reporter());
  }

  private static boolean fits(CaseSearch search, ArchivedCase archived) {
    CaseEvent latest = archived.latest();
    Instant opened = archived.opening().at();
    return search.from().map(from -> !opened.isBefore(from)).orElse(true)
        && search.to().map(opened::isBefore).orElse(true)
        && search.near().map(near -> isNear(latest, near)).orElse(true)
        && search.exact().entrySet().stream()
            .allMatch(entry -> valuesOf(entry.getKey(), latest).contains(entry.getValue()));
  }

  private static List<String> valuesOf(CaseSearch.Fact fact, CaseEvent latest) {
    return switch (fact) {
      case AREA -> latest.areaPath();
      case CELL -> List.of(latest.cell());
      case CATEGORY -> List.of(latest.report().category());
      case DEPARTMENT -> List.of(latest.department());
      case REPORTER -> List.of(latest.report().reporter());
      case SOURCE -> List.of(latest.report().source().name());
      case STATE -> List.of(latest.state().name());
    };
  }

  private static boolean isNear(CaseEvent latest, CaseSearch.Near near) {
    var position = latest.report().position();
    return position != null
        && SloppyMath.haversinMeters(
                position.lat(), position.lon(), near.center().lat(), near.center().lon())
            <= near.radiusMeters();
  }

  private CaseSearch randomSearch() {
    Map<CaseSearch.Fact, String> exact = new EnumMap<>(CaseSearch.Fact.class);
    for (CaseSearch.Fact fact : CaseSearch.Fact.values()) {
      List<String> values = valuesOf(fact, random.pick(cases).latest());
      if (random.random().nextInt(4) == 0 && !values.isEmpty() && !values.get(0).isEmpty()) {
        exact.put(fact, random.pick(values));
      }
    }
    boolean near = random.random().nextInt(3) == 0;
    return new CaseSearch(
        "",
        "",
        random.random().nextBoolean() ? Optional.empty() : Optional.of(someDay()),
        random.random().nextBoolean() ? Optional.empty() : Optional.of(someDay()),
        near
            ? Optional.of(
                new CaseSearch.Near(
                    new LonLat(118.35, 31.35), 500 + random.random().nextInt(5_000)))
            : Optional.empty(),
        exact);
  }

  private Instant someDay() {
    Instant moment = random.pick(cases).opening().at();
    return moment.plus(Duration.ofDays(random.random().nextInt(3) - 1L));
  }

  private Principal randomPrincipal() {
    Set<Role> roles =
        EnumSet.of(random.pick(List.of(Role.values())), random.pick(List.of(Role.values())));
    List<String> areas = List.of("*", "340200", "340202", "340207", "999999");
    return new Principal(
        random.pick(RandomRecord.REPORTERS),
        roles,
        random.random().nextInt(4) == 0 ? Set.of() : Set.of(random.pick(areas)),
        random.random().nextBoolean() ? "" : random.pick(RandomRecord.DEPARTMENTS),
        Set.of());
  }
}
