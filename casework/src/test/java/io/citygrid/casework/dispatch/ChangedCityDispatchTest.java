package io.citygrid.casework.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.life.CaseDecision;
import io.citygrid.casework.life.CaseExplanation;
import io.citygrid.casework.life.CaseLife;
import io.citygrid.casework.life.CaseOpening;
import io.citygrid.casework.life.CaseRecord;
import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.Filing;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.DispatchBasis;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.load.BrokenCityException;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.geo.fence.GridFences;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fences and list change while a case is open: nothing moves it but a move that asks them anew. */
class ChangedCityDispatchTest {
  private static final Actor CENTER =
      new Actor(
          "center",
          List.of(ActorRole.DISPATCHER, ActorRole.SUPERVISOR),
          List.of(Actor.EVERYWHERE),
          "");

  private static final CaseRules FIRST = rules(Testville.files(), new CityVersion(1, 1, 1, at()));

  /** The north street has come to the Hill District. */
  private static final CityFiles MOVED =
      changed(
          Testville.files(),
          "layers/appearance.geojson",
          "\"area\": \"990101001\"",
          "\"area\": \"990102001\"");

  private static final CaseRules FENCES = rules(MOVED, new CityVersion(2, 2, 1, at()));

  /** And waste to the water company. */
  private static final CaseRules LIST =
      rules(
          changed(MOVED, "responsibility.csv", "E01,,urban-management,DISTRICT,", "E01,,,,water"),
          new CityVersion(3, 2, 3, at()));

  /** There is no urban management in the River District any more. */
  private static final CaseRules GONE =
      rules(
          changed(
              changed(
                  MOVED,
                  "departments.csv",
                  "river-urban,江区城管局,River District Urban Management,DISTRICT,990101,urban-management\n",
                  ""),
              "responsibility.csv",
              "E0401,990101,,,river-urban\n",
              ""),
          new CityVersion(4, 2, 4, at()));

  @Test
  void aMoveThatAsksNeitherFencesNorListLeavesItAndItSaysSo() {
    CaseRecord urged = after(opened(), Move.URGE, MoveTarget.NONE, LIST);

    assertThat(urged.latest().department()).isEqualTo("river-urban");
    assertThat(urged.latest().area()).isEqualTo("990101001");
    assertThat(urged.latest().versions().city()).isEqualTo(3);
    assertThat(urged.latest().basis())
        .isEqualTo(new DispatchBasis(Move.REPORT, ActorRole.GRID_WORKER, 1, 1, null));
    assertThat(explained(urged, LIST))
        .contains("River District Urban Management has it by responsibility.csv:3")
        .contains("(located under fences version 1, decided under rules version 1;")
        .endsWith("; now fences version 2 and rules version 3 hold).");
    assertThat(explained(urged, FIRST)).doesNotContain("hold");
  }

  @Test
  void aCorrectionOfThePositionAsksTheFencesOfTheMove() {
    CaseRecord corrected = after(opened(), Move.CORRECT_POSITION, MoveTarget.NONE, FENCES);

    assertThat(corrected.latest().department()).isEqualTo("hill-urban");
    assertThat(corrected.latest().area()).isEqualTo("990102001");
    assertThat(corrected.latest().current().redispatches()).isEqualTo(1);
    assertThat(explained(corrected, FENCES))
        .contains("Hill District Urban Management has it by responsibility.csv:3")
        .contains("after a dispatcher corrected its position")
        .endsWith("(located under fences version 2, decided under rules version 1).");
  }

  @Test
  void aChangeOfTheCategoryAsksTheListOfTheMove() {
    CaseRecord changed =
        after(
            opened(),
            Move.CHANGE_CATEGORY,
            MoveTarget.NONE.withCategory("E0102").withStandard("E0102-1"),
            LIST);

    assertThat(changed.latest().department()).isEqualTo("water");
    assertThat(explained(changed, LIST))
        .contains("Water Company has it")
        .contains("after a dispatcher changed its category")
        .endsWith("(located under fences version 2, decided under rules version 3).");
  }

  @Test
  void whatAPersonDecidesRestsOnTheRulesOfTheMoveAndTheFencesOfTheReport() {
    CaseRecord sent =
        after(opened(), Move.REDISPATCH, MoveTarget.NONE.withDepartment("market"), LIST);

    assertThat(sent.latest().basis())
        .isEqualTo(new DispatchBasis(Move.REDISPATCH, ActorRole.DISPATCHER, 1, 3, null));
    assertThat(explained(sent, LIST))
        .contains("Market Supervision Bureau has it by decision of a dispatcher")
        .contains("located under fences version 1, decided under rules version 3");
  }

  @Test
  void aReopenedCaseGoesOnWithItsDepartment() {
    CaseRecord reopened = after(closed(), Move.REOPEN, MoveTarget.NONE, LIST);

    assertThat(reopened.latest().department()).isEqualTo("river-urban");
    assertThat(reopened.latest().basis())
        .isEqualTo(
            new DispatchBasis(Move.REPORT, ActorRole.GRID_WORKER, 1, 1, ActorRole.SUPERVISOR));
    assertThat(explained(reopened, LIST)).contains("it was reopened by a supervisor");
  }

  @Test
  void aReopenedCaseWhoseDepartmentIsGoneIsDispatchedUnderTheVersionOfTheMove() {
    CaseRecord reopened = after(closed(), Move.REOPEN, MoveTarget.NONE, GONE);

    assertThat(reopened.latest().state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(reopened.latest().department()).isEqualTo("hill-urban");
    assertThat(reopened.latest().basis())
        .isEqualTo(
            new DispatchBasis(Move.REOPEN, ActorRole.SUPERVISOR, 2, 4, ActorRole.SUPERVISOR));
  }

  @Test
  void ofACaseMovedBeforeItsBasisWasKeptOnlyWhatIsKnownIsTold() {
    CaseRecord urged = after(opened(), Move.URGE, MoveTarget.NONE, FIRST);
    var facts = TestvilleMessages.DISPATCHED.current();
    CaseRecord earlier = new CaseRecord(urged.latest().withFacts(facts), urged.recent());
    assertThat(explained(earlier, LIST))
        .endsWith("(last moved under fences version 1, rules version 1).");

    CaseRecord sent =
        after(earlier, Move.REDISPATCH, MoveTarget.NONE.withDepartment("market"), LIST);
    assertThat(explained(sent, LIST))
        .endsWith(
            "(located under fences of a version that was not kept, decided under rules version 3).");
  }

  private static CaseRecord opened() {
    return CaseOpening.open(TestvilleMessages.WASTE, Filing.BY_RULE, FIRST.grounds()).record();
  }

  private static CaseRecord closed() {
    return after(opened(), Move.FORCE_CLOSE, MoveTarget.NONE, FIRST);
  }

  private static String explained(CaseRecord record, CaseRules now) {
    return CaseExplanation.of(record.latest(), now.city()).en();
  }

  private static CaseRecord after(
      CaseRecord record, Move move, MoveTarget target, CaseRules rules) {
    CaseCommand command =
        new CaseCommand(
            move + "-" + record.latest().version(),
            record.latest().caseId(),
            record.latest().version(),
            move,
            CENTER,
            record.latest().at().plusSeconds(60),
            rules.city().version().city(),
            "because",
            List.of(),
            TestvilleMessages.WASTE.position(),
            target);
    CaseDecision decision = CaseLife.step(record, command, rules.grounds());
    if (decision instanceof CaseDecision.Moved moved) {
      return moved.record();
    }
    throw new AssertionError(move + " gave " + decision);
  }

  private static CaseRules rules(CityFiles files, CityVersion version) {
    try {
      City city = new CityLoader().load(files, version);
      return new CaseRules(new IndexedCity(city, GridFences::of));
    } catch (BrokenCityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CityFiles changed(CityFiles files, String path, String from, String to) {
    String text = new String(files.contents().get(path), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return files.with(path, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private static Instant at() {
    return Testville.FOUNDED;
  }
}
