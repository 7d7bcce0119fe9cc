package io.citygrid.casework.merging;

import static io.citygrid.casework.merging.SeenCases.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.Merging;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.Move;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatchTest {
  private static final Sighting NEW = seen("new", 0, 30);

  private static Optional<Match> find(Sighting... others) {
    return Match.find(NEW, Stream.of(others));
  }

  private static Sighting other(boolean isFiled, String department, Merging merging) {
    return seen("first", 10, 0, isFiled, department, merging);
  }

  @Test
  void theOldestInReachIsTheFirst() {
    assertThat(find(seen("b", 1, 20), seen("a", 49, 10), seen("far", 52, 0), NEW))
        .hasValueSatisfying(match -> assertThat(match.first().caseId()).isEqualTo("a"));
  }

  @Test
  void onesWithoutDoubtGoBeforeOlderOnes() {
    Sighting doubtful = seen("old", 1, 0, true, "hill-urban", Merging.BY_RULE);
    assertThat(find(doubtful, seen("sure", 1, 20)))
        .hasValueSatisfying(match -> assertThat(match.first().caseId()).isEqualTo("sure"));
  }

  @Test
  void theWindowHoldsToItsLastMinute() {
    Sighting late = seen("late", 0, SeenCases.HOUR);
    assertThat(Match.find(late, Stream.of(seen("a", 0, 0)))).isPresent();
    assertThat(Match.find(seen("later", 0, SeenCases.HOUR + 1), Stream.of(seen("a", 0, 0))))
        .isEmpty();
  }

  @Test
  void aPersonDecidesWhereResponsibilityIsInDoubt() {
    assertThat(find(other(true, "", Merging.BY_RULE)).orElseThrow().doubt())
        .isEqualTo(MergeDoubt.RESPONSIBILITY_OPEN);
    assertThat(find(other(true, "hill-urban", Merging.BY_RULE)).orElseThrow().doubt())
        .isEqualTo(MergeDoubt.OTHER_DEPARTMENT);
    assertThat(find(other(false, "river-urban", Merging.BY_RULE)).orElseThrow().doubt())
        .isEqualTo(MergeDoubt.FIRST_NOT_FILED);
    assertThat(find(other(true, "river-urban", Merging.OFFERED)).orElseThrow().doubt())
        .isEqualTo(MergeDoubt.CITY_ASKS_A_PERSON);
    assertThat(find(other(true, "river-urban", Merging.BY_RULE)).orElseThrow().doubt()).isNull();
  }

  @Test
  void theRuleMergesOnlyWhatNobodyHasTouchedAndOffersTheRest() {
    Match sure = find(seen("first", 12, 0)).orElseThrow();
    CaseCommand merge = MergeCommands.of(NEW, sure);
    assertThat(merge.move()).isEqualTo(Move.MERGE);
    assertThat(merge.actor()).isEqualTo(Actor.MERGING);
    assertThat(merge.expectedVersion()).isEqualTo(1);
    assertThat(merge.target().caseId()).isEqualTo("first");
    assertThat(merge.at()).isEqualTo(NEW.at());
    assertThat(merge.reason()).contains("12 m away", "相距 12 米");

    CaseCommand offer =
        MergeCommands.of(NEW, find(other(true, "hill-urban", Merging.BY_RULE)).orElseThrow());
    assertThat(offer.move()).isEqualTo(Move.FLAG);
    assertThat(offer.target().flag()).isEqualTo(CaseFlag.SIMILAR);
    assertThat(offer.target().caseId()).isEqualTo("first");
    assertThat(offer.reason()).contains("another department", "责任部门不同");
    assertThat(offer.commandId()).isEqualTo(merge.commandId());
  }
}
