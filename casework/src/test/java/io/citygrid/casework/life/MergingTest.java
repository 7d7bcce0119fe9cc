package io.citygrid.casework.life;

import static io.citygrid.casework.life.Cases.DISPATCHER;
import static io.citygrid.casework.life.Cases.GROUNDS;
import static io.citygrid.casework.life.Cases.SUPERVISOR;
import static io.citygrid.casework.life.Cases.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.Filing;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Report;
import io.citygrid.city.testville.TestvilleMessages;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two cases on the same matter, each deciding for itself. */
class MergingTest {
  private static final Actor RULE = Actor.rule("merging");

  private final Map<String, CaseRecord> cases = new HashMap<>();
  private final String main = open("main", 118.025);
  private final String second = open("second", 118.0251);

  @Test
  void theAttachedEndsWithTheMainCaseAndGoesOnWithIt() {
    send(second, DISPATCHER, Move.MERGE, MoveTarget.NONE.withCase(main));
    assertThat(record(main).latest().current().attached()).containsExactly(second);
    assertThat(state(second)).isEqualTo(CaseState.MERGED);
    send(main, SUPERVISOR, Move.FORCE_CLOSE, MoveTarget.NONE);
    assertThat(state(second)).isEqualTo(CaseState.CLOSED);
    send(main, SUPERVISOR, Move.REOPEN, MoveTarget.NONE);
    assertThat(state(main)).isEqualTo(CaseState.DISPATCHED);
    assertThat(state(second)).isEqualTo(CaseState.MERGED);
    assertThat(record(second).latest().current().mergedInto()).isEqualTo(main);
  }

  @Test
  void aSplitCaseIsDispatchedByItsOwnPlaceAndTheMainCaseForgetsIt() {
    send(second, DISPATCHER, Move.MERGE, MoveTarget.NONE.withCase(main));
    send(second, DISPATCHER, Move.SPLIT, MoveTarget.NONE);
    assertThat(state(second)).isEqualTo(CaseState.DISPATCHED);
    assertThat(record(second).latest().current().mergedInto()).isEmpty();
    assertThat(record(main).latest().current().attached()).isEmpty();
  }

  @Test
  void whoCannotBeAttachedGoesOnAlone() {
    send(main, SUPERVISOR, Move.FORCE_CLOSE, MoveTarget.NONE);
    send(second, DISPATCHER, Move.MERGE, MoveTarget.NONE.withCase(main));
    assertThat(state(second)).isEqualTo(CaseState.DISPATCHED);
    assertThat(record(main).latest().current().attached()).isEmpty();
  }

  @Test
  void whoIsAttachedToACaseThatIsNotThereGoesOnAlone() {
    send(second, DISPATCHER, Move.MERGE, MoveTarget.NONE.withCase("NOBODY"));
    assertThat(state(second)).isEqualTo(CaseState.DISPATCHED);
  }

  @Test
  void noRuleMergesAcrossAnEdgeOfResponsibilityButAPersonMay() {
    String beyond = open("beyond", 118.12);
    send(beyond, RULE, Move.MERGE, MoveTarget.NONE.withCase(main));
    assertThat(state(beyond)).isEqualTo(CaseState.DISPATCHED);
    send(beyond, Cases.CITY_OFFICER, Move.MERGE, MoveTarget.NONE.withCase(main));
    assertThat(state(beyond)).isEqualTo(CaseState.MERGED);
    assertThat(record(main).latest().current().attached()).containsExactly(beyond);
  }

  @Test
  void ofTwoCasesThatAreMergedIntoEachOtherOneStays() {
    CaseDecision first = step(main, DISPATCHER, Move.MERGE, MoveTarget.NONE.withCase(second));
    CaseDecision other = step(second, DISPATCHER, Move.MERGE, MoveTarget.NONE.withCase(main));
    run(first);
    run(other);
    assertThat(state(main)).isEqualTo(CaseState.DISPATCHED);
    assertThat(record(main).latest().current().attached()).containsExactly(second);
    assertThat(record(second).latest().current().mergedInto()).isEqualTo(main);
  }

  @Test
  void twoCasesThatLearnAtOnceThatTheyAreMergedIntoEachOtherBothGoOnAlone() {
    CaseDecision first = step(main, DISPATCHER, Move.MERGE, MoveTarget.NONE.withCase(second));
    CaseDecision other = step(second, DISPATCHER, Move.MERGE, MoveTarget.NONE.withCase(main));
    CaseDecision toSecond = decide(followUps(first).get(0));
    CaseDecision toMain = decide(followUps(other).get(0));
    run(toSecond);
    run(toMain);
    assertThat(state(main)).isEqualTo(CaseState.DISPATCHED);
    assertThat(state(second)).isEqualTo(CaseState.DISPATCHED);
    assertThat(record(main).latest().current().attached()).isEmpty();
    assertThat(record(second).latest().current().attached()).isEmpty();
  }

  @Test
  void whoIsAttachedStaysSoWhenWordOfItComesAgainLongAfter() {
    CaseDecision merged = step(second, DISPATCHER, Move.MERGE, MoveTarget.NONE.withCase(main));
    run(merged);
    for (int i = 0; i <= CaseRecord.MOST_REMEMBERED; i++) {
      send(main, DISPATCHER, Move.REMARK, MoveTarget.NONE);
    }
    CaseDecision again = decide(followUps(merged).get(0));
    assertThat(again).isInstanceOf(CaseDecision.Refused.class);
    run(again);
    assertThat(state(second)).isEqualTo(CaseState.MERGED);
  }

  private String open(String key, double lon) {
    Report waste = TestvilleMessages.WASTE;
    String id = CaseIds.of("worker-7", key);
    Report report =
        new Report(
            id,
            "worker-7",
            waste.source(),
            waste.category(),
            "",
            new Position(lon, 31.075, 5),
            waste.reportedAt(),
            waste.receivedAt(),
            1,
            "");
    cases.put(id, CaseOpening.open(report, Filing.BY_RULE, GROUNDS).record());
    return id;
  }

  private void send(String id, Actor actor, Move move, MoveTarget target) {
    run(step(id, actor, move, target));
  }

  private CaseDecision step(String id, Actor actor, Move move, MoveTarget target) {
    return decide(command(record(id), actor, move, target));
  }

  private CaseDecision decide(CaseCommand command) {
    CaseDecision decision = CaseLife.step(cases.get(command.caseId()), command, GROUNDS);
    if (decision instanceof CaseDecision.Moved moved) {
      cases.put(command.caseId(), moved.record());
    }
    return decision;
  }

  /** Delivers what follows, twice, until nothing follows any more. */
  private void run(CaseDecision decision) {
    Deque<CaseCommand> waiting = new ArrayDeque<>(followUps(decision));
    while (!waiting.isEmpty()) {
      CaseCommand next = waiting.remove();
      waiting.addAll(followUps(decide(next)));
      decide(next);
    }
  }

  private static List<CaseCommand> followUps(CaseDecision decision) {
    if (decision instanceof CaseDecision.Moved moved) {
      return moved.followUps();
    }
    return decision instanceof CaseDecision.Refused refused ? refused.followUps() : List.of();
  }

  private CaseRecord record(String id) {
    return cases.get(id);
  }

  private CaseState state(String id) {
    return record(id).latest().state();
  }
}
