package io.citygrid.casework.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.dispatch.DispatchDifference.Changed;
import io.citygrid.casework.life.CaseDecision;
import io.citygrid.casework.life.CaseLife;
import io.citygrid.casework.life.CaseOpening;
import io.citygrid.casework.life.CaseRecord;
import io.citygrid.city.Category;
import io.citygrid.city.City;
import io.citygrid.city.Filing;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.geo.fence.GridFences;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which open cases another version of fences and list would have elsewhere. */
class DispatchDifferenceTest {
  private static final Instant NIGHT = Instant.parse("2026-03-02T15:00:00Z");

  private static final CaseRules BEFORE = rules(Testville.files(), 1);

  /** The north street has come to the Hill District, by another cell there. */
  private static final CityFiles MOVED =
      changed(
          Testville.files(),
          "layers/appearance.geojson",
          "\"area\": \"990101001\"",
          "\"area\": \"990102001\"");

  private static final CaseRules FENCES = rules(MOVED, 2);

  /** Waste goes to the water company. */
  private static final CaseRules LIST =
      rules(
          changed(
              Testville.files(),
              "responsibility.csv",
              "E01,,urban-management,DISTRICT,",
              "E01,,,,water"),
          3);

  /** Nobody has waste. */
  private static final CaseRules NOBODY =
      rules(
          changed(Testville.files(), "responsibility.csv", "E01,,urban-management,DISTRICT,\n", ""),
          4);

  @Test
  void aCaseIsJustWhereItIsUnderTheVersionThatDispatchedIt() {
    assertThat(find(opened(), BEFORE)).isEmpty();
  }

  @Test
  void otherFencesGiveItAnotherAreaAndSoAnotherDepartment() {
    DispatchDifference found = find(opened(), FENCES).orElseThrow();

    assertThat(found.changed()).containsExactlyInAnyOrder(Changed.AREA, Changed.DEPARTMENT);
    assertThat(found.anew().area()).isEqualTo("990102001");
    assertThat(found.anew().department()).isEqualTo("hill-urban");
  }

  @Test
  void anotherListGivesItAnotherDepartmentOrNone() {
    assertThat(find(opened(), LIST).orElseThrow().changed()).containsExactly(Changed.DEPARTMENT);
    assertThat(find(opened(), LIST).orElseThrow().anew().department()).isEqualTo("water");
    assertThat(find(opened(), NOBODY).orElseThrow().changed()).containsExactly(Changed.TO_DESK);
  }

  @Test
  void whatLiesOnTheDeskForWantOfARuleWouldGoByItself() {
    CaseRecord onDesk =
        CaseOpening.open(TestvilleMessages.WASTE, Filing.BY_RULE, NOBODY.grounds()).record();

    assertThat(find(onDesk.latest(), NOBODY)).isEmpty();
    assertThat(find(onDesk.latest(), BEFORE).orElseThrow().changed())
        .containsExactly(Changed.FROM_DESK);
  }

  @Test
  void whatAPersonDecidedStandsUntilItsAreaIsAnotherOne() {
    CaseEvent sent =
        after(opened(), Move.REDISPATCH, MoveTarget.NONE.withDepartment("market")).latest();

    assertThat(find(sent, LIST)).isEmpty();
    assertThat(find(sent, FENCES).orElseThrow().changed())
        .containsExactlyInAnyOrder(Changed.AREA, Changed.DEPARTMENT);
  }

  @Test
  void whatIsAtItsEndAndWhatHasNoPlaceIsLeftAlone() {
    CaseEvent closed = after(opened(), Move.FORCE_CLOSE, MoveTarget.NONE).latest();

    assertThat(find(closed, FENCES)).isEmpty();
    assertThat(find(TestvilleMessages.ON_MANUAL_DESK, FENCES)).isEmpty();
  }

  @Test
  void aCategoryThatIsGoneIsSaidToBe() {
    CityFiles without =
        changed(
            Testville.files(),
            "categories.csv",
            line(Testville.files(), "categories.csv", "E0101,"),
            "");
    // Nothing else may speak of it.
    CityFiles files =
        changed(without, "standards.csv", line(without, "standards.csv", "E0101,"), "");

    DispatchDifference found = find(opened(), rules(files, 5)).orElseThrow();

    assertThat(found.changed()).containsExactly(Changed.CATEGORY_GONE);
    assertThat(found.anew()).isNull();
  }

  /** Off duty the next in turn has a case, or the desk; neither is a difference of the list. */
  @Test
  void hoursOfDutyAreNoDifference() {
    for (String offDuty : List.of("NEXT", "MANUAL_DESK")) {
      CaseRules rules =
          rules(
              Testville.files()
                  .with(
                      "responsibility.yaml",
                      bytes(
                          "offDuty: " + offDuty + "\nrosters: [{functions: [urban-management]}]")),
              6);
      Report report = at(TestvilleMessages.WASTE, TestvilleMessages.WASTE.position(), "E0101");
      CaseEvent atNight = CaseOpening.open(report, Filing.BY_RULE, rules.grounds()).event();

      assertThat(atNight.department()).as(offDuty).isNotEqualTo("river-urban");
      assertThat(find(atNight, rules)).as(offDuty).isEmpty();
    }
  }

  /** Against the slow twin, for cases anywhere in the city and around it. */
  @Test
  void agreesWithTheSlowTwin() {
    Random random = new Random(20261130);
    NaiveDispatcher slow = new NaiveDispatcher(FENCES.city());
    Map<Changed, Integer> seen = new TreeMap<>();
    for (int i = 0; i < 2_000; i++) {
      List<Category> categories = BEFORE.city().categories();
      Category category = categories.get(random.nextInt(categories.size()));
      Position position =
          new Position(
              118.0 + random.nextDouble() * 0.2,
              31.0 + random.nextDouble() * 0.2,
              random.nextInt(200));
      CaseEvent event =
          CaseOpening.open(
                  at(TestvilleMessages.WASTE, position, category.code()),
                  Filing.BY_RULE,
                  BEFORE.grounds())
              .event();
      NaiveDispatcher.Outcome outcome = slow.dispatch(category, position);

      Set<Changed> expected = EnumSet.noneOf(Changed.class);
      if (!outcome.cell().equals(event.cell())) {
        expected.add(Changed.CELL);
      }
      if (!outcome.area().equals(event.area())) {
        expected.add(Changed.AREA);
      }
      if (event.department().isEmpty() && !outcome.department().isEmpty()) {
        expected.add(Changed.FROM_DESK);
      } else if (!event.department().isEmpty() && outcome.department().isEmpty()) {
        expected.add(Changed.TO_DESK);
      } else if (!event.department().equals(outcome.department())) {
        expected.add(Changed.DEPARTMENT);
      }
      assertThat(find(event, FENCES).map(DispatchDifference::changed).orElse(Set.of()))
          .as("%s at %s", category.code(), position)
          .isEqualTo(expected);
      expected.forEach(one -> seen.merge(one, 1, Integer::sum));
    }
    assertThat(seen).containsKeys(Changed.AREA, Changed.DEPARTMENT);
  }

  private static Optional<DispatchDifference> find(CaseEvent event, CaseRules rules) {
    return DispatchDifference.find(event, rules.dispatcher());
  }

  private static CaseEvent opened() {
    return CaseOpening.open(TestvilleMessages.WASTE, Filing.BY_RULE, BEFORE.grounds()).event();
  }

  private static CaseRecord after(CaseEvent event, Move move, MoveTarget target) {
    CaseRecord record =
        CaseOpening.open(TestvilleMessages.WASTE, Filing.BY_RULE, BEFORE.grounds()).record();
    CaseCommand command =
        new CaseCommand(
            move + "-1",
            event.caseId(),
            event.version(),
            move,
            new Actor(
                "center",
                List.of(ActorRole.DISPATCHER, ActorRole.SUPERVISOR),
                List.of(Actor.EVERYWHERE),
                ""),
            event.at().plusSeconds(60),
            1,
            "because",
            List.of(),
            null,
            target);
    CaseDecision decision = CaseLife.step(record, command, BEFORE.grounds());
    if (decision instanceof CaseDecision.Moved moved) {
      return moved.record();
    }
    throw new AssertionError(move + " gave " + decision);
  }

  private static Report at(Report like, Position position, String category) {
    return new Report(
        like.caseId(),
        like.reporter(),
        like.source(),
        category,
        like.description(),
        position,
        NIGHT,
        NIGHT,
        like.cityVersion(),
        like.externalId());
  }

  private static CaseRules rules(CityFiles files, long version) {
    City city = Testville.city(files, version);
    return new CaseRules(new IndexedCity(city, GridFences::of));
  }

  private static CityFiles changed(CityFiles files, String path, String from, String to) {
    String text = new String(files.contents().get(path), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return files.with(path, bytes(text.replace(from, to)));
  }

  /** All lines of the file that begin so. */
  private static String line(CityFiles files, String path, String start) {
    return new String(files.contents().get(path), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .map(line -> line + "\n")
        .orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
