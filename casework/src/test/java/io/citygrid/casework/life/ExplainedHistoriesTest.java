package io.citygrid.casework.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.Department;
import io.citygrid.city.Filing;
import io.citygrid.city.Names;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.testville.TestvilleMessages;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** After every move of every history, under a city that changes: why the case is where it is. */
class ExplainedHistoriesTest {
  private static final int MOVES = 100;

  /** The versions of the city that a history sees: the first stands at the second place. */
  private static final List<City> CITIES =
      List.of(Testville.city(), Testville.city(), city(2), city(3), city(4));

  private static final Set<Move> FINDS_ANEW =
      EnumSet.of(Move.REPORT, Move.FILE, Move.CHANGE_CATEGORY, Move.CORRECT_POSITION, Move.SPLIT);
  private static final Set<Move> GIVES = EnumSet.of(Move.DISPATCH, Move.REDISPATCH, Move.RETURN);

  /** Of each state in which nobody has the case, what the sentence must say. */
  private static final Map<CaseState, String> WAITS =
      new EnumMap<>(
          Map.of(
              CaseState.REPORTED, "it waits for a duty officer to file it",
              CaseState.FIELD_CHECK, "it waits for a grid worker",
              CaseState.ON_MANUAL_DESK, "it waits for a dispatcher",
              CaseState.RETURNED, "gave it back",
              CaseState.WITH_SUPERVISOR, "it waits for a supervisor",
              CaseState.MERGED, "it is attached to case ",
              CaseState.CLOSED, "it ended before anybody had it",
              CaseState.REJECTED, "it was not filed",
              CaseState.VOID, "it was made void"));

  /** What the plain rules say of the case: by hand, beside the code. */
  private static final class Known {
    private long fences;
    private long rules;
    private ActorRole by = ActorRole.RULE;

    void see(CaseEvent before, CaseEvent event, long version) {
      Move move = event.made().move();
      boolean anew =
          FINDS_ANEW.contains(move) || (move == Move.REOPEN && before.department().isEmpty());
      fences = anew ? version : fences;
      rules = anew || GIVES.contains(move) ? version : rules;
      by = anew || GIVES.contains(move) ? event.made().role() : by;
    }
  }

  private static City city(long version) {
    return Testville.city(Testville.files(), version);
  }

  private static Grounds grounds(int version) {
    return new Grounds(CITIES.get(version), Cases.RULES, Cases.GROUNDS.dispatching());
  }

  @Property(tries = 120)
  void theSentenceSaysWhoHasItOrWhyNobodyByWhomAndUnderWhichVersions(@ForAll long seed) {
    Random random = new Random(seed);
    tell(random, new EnumMap<>(CaseState.class));
  }

  /** Otherwise the promises would be kept by going nowhere. */
  @Example
  void everyStateIsTold() {
    Map<CaseState, Integer> told = new EnumMap<>(CaseState.class);
    for (long seed = 0; seed < 250; seed++) {
      tell(new Random(seed), told);
    }
    assertThat(told).containsOnlyKeys(CaseState.values());
  }

  private static void tell(Random random, Map<CaseState, Integer> told) {
    Filing filing = Filing.values()[random.nextInt(Filing.values().length)];
    int version = 1;
    CaseRecord record =
        CaseOpening.open(TestvilleMessages.WASTE, filing, grounds(version)).record();
    Known known = new Known();
    known.see(record.latest(), record.latest(), version);
    check(record.latest(), known);
    for (int i = 0; i < MOVES; i++) {
      version += version < 4 && random.nextInt(25) == 0 ? 1 : 0;
      var decision =
          CaseLife.step(record, RandomCommands.command(record, random, i), grounds(version));
      if (decision instanceof CaseDecision.Moved moved) {
        known.see(record.latest(), moved.event(), version);
        check(moved.event(), known);
        record = moved.record();
        told.merge(moved.event().state(), 1, Integer::sum);
      }
    }
  }

  private static void check(CaseEvent event, Known known) {
    City latest = CITIES.get(4);
    Names told = CaseExplanation.of(event, latest);
    String en = told.en();
    String made = event.made().move() + " -> " + event.state() + ": " + en;
    assertThat(en)
        .as(made)
        .contains("located under fences version " + known.fences + ",")
        .contains("decided under rules version " + known.rules)
        .endsWith(").")
        .doesNotContain("null", "  ", "%");
    assertThat(en.contains("; now fences version 4 and rules version 4 hold"))
        .as(made)
        .isEqualTo(known.fences < 4 || known.rules < 4);
    assertThat(told.zh())
        .contains("按围栏第" + known.fences + "版落位，按规则第" + known.rules + "版判定")
        .endsWith("）。")
        .doesNotContain("null", "，，");
    if (event.department().isEmpty()) {
      boolean isEnded = event.state() == CaseState.CLOSED && event.current().endedBy() != null;
      assertThat(en)
          .as(made)
          .contains(isEnded ? "it ended before anybody had it" : WAITS.get(event.state()));
    } else {
      checkDepartment(event, known, told, made);
    }
    if (event.state() == CaseState.MERGED) {
      assertThat(en).as(made).contains("attached to case " + event.current().mergedInto());
    }
    if (event.made().move() == Move.REOPEN) {
      assertThat(en).as(made).contains("it was reopened");
      assertThat(told.zh()).as(made).contains("重新立案");
    }
  }

  private static void checkDepartment(CaseEvent event, Known known, Names told, String made) {
    Names name = Cases.CITY.findDepartment(event.department()).map(Department::names).orElseThrow();
    assertThat(told.en())
        .as(made)
        .contains(name.en() + (event.state().isOpen() ? " has it by " : " had it by "))
        .contains(
            event.rule().isEmpty()
                ? known.by.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : event.rule());
    assertThat(told.zh()).as(made).contains(name.zh() + "负责");
  }
}
