package io.citygrid.live.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.Finding;
import io.citygrid.city.event.FindingAbout;
import io.citygrid.city.event.FindingChange;
import io.citygrid.city.event.FindingKind;
import io.citygrid.city.event.FindingState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FindingLifeTest {
  private static final Set<FindingKind> ALL = EnumSet.allOf(FindingKind.class);
  private static final Instant START = Instant.parse("2026-06-01T16:00:00Z");

  private Map<String, OpenFinding> open = Map.of();

  private static Standout standout(FindingKind kind, String... cases) {
    return new Standout(
        kind,
        "E0102/cell",
        FindingAbout.category("E0102", "cell"),
        List.of("990100"),
        List.of("990100"),
        null,
        0,
        7,
        cases.length,
        0,
        1,
        0.001,
        List.of(cases),
        List.of());
  }

  private List<Finding> review(int hour, Set<FindingKind> asked, Standout... found) {
    FindingLife.Outcome outcome =
        FindingLife.review(
            open, List.of(found), asked, Seen.CITY, START.plus(Duration.ofHours(hour)));
    open = outcome.open();
    return outcome.events();
  }

  private List<Finding> cell(int hour, String... cases) {
    return cases.length == 0
        ? review(hour, ALL)
        : review(hour, ALL, standout(FindingKind.FREQUENT_IN_CELL, cases));
  }

  @Test
  void isRaisedOnceToldWhenItChangedAfterADayAndEndsAfterAQuietDay() {
    List<Finding> raised = cell(0, "a", "b", "c");
    assertThat(raised).extracting(Finding::change).containsExactly(FindingChange.RAISED);
    String id = "FREQUENT_IN_CELL/E0102/cell/" + START.toEpochMilli();
    assertThat(raised.get(0).findingId()).isEqualTo(id);
    assertThat(cell(1, "a", "b", "c", "d")).as("too soon").isEmpty();
    assertThat(cell(2)).as("not found at one look").isEmpty();
    assertThat(cell(24, "a", "b", "c")).as("nothing changed").isEmpty();
    List<Finding> updated = cell(25, "a", "b", "c", "d");
    assertThat(updated).extracting(Finding::change).containsExactly(FindingChange.UPDATED);
    assertThat(updated.get(0).findingId()).isEqualTo(id);
    assertThat(updated.get(0).version()).isEqualTo(2);
    assertThat(updated.get(0).since()).isEqualTo(START);
    assertThat(updated.get(0).observed()).isEqualTo(4);
    assertThat(cell(48)).isEmpty();
    List<Finding> ended = cell(49);
    assertThat(ended).extracting(Finding::state).containsExactly(FindingState.ENDED);
    assertThat(ended.get(0).version()).isEqualTo(3);
    assertThat(ended.get(0).cases())
        .as("what it rested on stays")
        .containsExactly("a", "b", "c", "d");
    assertThat(open).isEmpty();
    assertThat(cell(50, "e").get(0).findingId()).as("another one").isNotEqualTo(id);
  }

  @Test
  void aKindThatIsNotAskedStaysAsItIs() {
    Standout cluster = standout(FindingKind.CLUSTER, "a", "b");
    Set<FindingKind> others = EnumSet.complementOf(EnumSet.of(FindingKind.CLUSTER));
    review(0, ALL, cluster);
    for (int hour = 1; hour < 48; hour++) {
      assertThat(review(hour, others)).isEmpty();
    }
    assertThat(review(48, ALL)).extracting(Finding::change).containsExactly(FindingChange.ENDED);
  }

  @Test
  void aClusterThatSharesNoCaseIsAnother() {
    review(0, ALL, standout(FindingKind.CLUSTER, "a", "b"));
    assertThat(review(24, ALL, standout(FindingKind.CLUSTER, "b", "c")))
        .extracting(Finding::change)
        .containsExactly(FindingChange.UPDATED);
    assertThat(review(48, ALL, standout(FindingKind.CLUSTER, "d", "e")))
        .extracting(Finding::change)
        .containsExactly(FindingChange.ENDED, FindingChange.RAISED);
    assertThat(open).hasSize(1);
  }

  /** Whatever comes and goes: versions count up, and nothing is told more often than it may be. */
  @Property(tries = 200)
  void hasOneLife(@ForAll long seed) {
    Random random = new Random(seed);
    open = Map.of();
    List<Finding> told = new ArrayList<>();
    for (int hour = 0; hour < 200; hour++) {
      String[] cases = new String[random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(4)];
      for (int i = 0; i < cases.length; i++) {
        cases[i] = "c" + random.nextInt(9);
      }
      told.addAll(random.nextInt(30) == 0 ? List.of() : cell(hour, cases));
    }
    assertThat(told).isNotEmpty();
    for (int i = 0; i < told.size(); i++) {
      Finding one = told.get(i);
      boolean isFirst = i == 0 || told.get(i - 1).state() == FindingState.ENDED;
      assertThat(one.change() == FindingChange.RAISED).isEqualTo(isFirst);
      assertThat(one.version()).isEqualTo(isFirst ? 1 : told.get(i - 1).version() + 1);
      if (one.change() == FindingChange.UPDATED) {
        assertThat(Duration.between(told.get(i - 1).at(), one.at()))
            .isGreaterThanOrEqualTo(Duration.ofHours(24));
      }
    }
  }
}
