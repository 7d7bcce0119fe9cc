package io.citygrid.casework.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.moves.Refusal;
import io.citygrid.city.Filing;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.Move;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.wire.Codecs;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds after every move of every history, however people press their buttons. */
class RandomHistoriesTest {
  private static final int MOVES = 120;

  private static final Set<CaseState> WITH_DEPARTMENT =
      EnumSet.of(
          CaseState.DISPATCHED,
          CaseState.ACCEPTED,
          CaseState.IN_PROGRESS,
          CaseState.SUSPENDED,
          CaseState.HANDLED,
          CaseState.UNDER_CHECK,
          CaseState.CHECKED,
          CaseState.REWORK);
  private static final Set<CaseState> WITHOUT_DEPARTMENT =
      EnumSet.of(
          CaseState.REPORTED,
          CaseState.FIELD_CHECK,
          CaseState.ON_MANUAL_DESK,
          CaseState.RETURNED,
          CaseState.WITH_SUPERVISOR);

  @Property(tries = 150)
  void everyHistoryKeepsItsPromises(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    Filing filing = Filing.values()[random.nextInt(Filing.values().length)];
    var opened = CaseOpening.open(TestvilleMessages.WASTE, filing, Cases.GROUNDS);
    CaseRecord record = opened.record();
    Set<LimitStage> running = EnumSet.noneOf(LimitStage.class);
    List<CaseCommand> done = new ArrayList<>();
    apply(opened.effects(), running);
    check(opened.event(), running);
    for (int i = 0; i < MOVES; i++) {
      CaseCommand command = RandomCommands.command(record, random, i);
      CaseDecision decision = CaseLife.step(record, command, Cases.GROUNDS);
      if (decision instanceof CaseDecision.Moved moved) {
        checkStep(record.latest(), moved.event());
        apply(moved.effects(), running);
        check(moved.event(), running);
        record = moved.record();
        done.add(command);
      } else if (decision instanceof CaseDecision.Refused refused) {
        checkAllowed(record, command, refused);
      }
      checkRepeat(record, done, random);
    }
  }

  /** Otherwise the promises would be kept by going nowhere. */
  @Example
  void theHistoriesReachEveryState() {
    Set<CaseState> reached = EnumSet.noneOf(CaseState.class);
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Filing filing = Filing.values()[random.nextInt(Filing.values().length)];
      CaseRecord record = CaseOpening.open(TestvilleMessages.WASTE, filing, Cases.GROUNDS).record();
      for (int i = 0; i < MOVES; i++) {
        reached.add(record.latest().state());
        var decision =
            CaseLife.step(record, RandomCommands.command(record, random, i), Cases.GROUNDS);
        record = decision instanceof CaseDecision.Moved moved ? moved.record() : record;
      }
    }
    assertThat(reached).containsExactlyInAnyOrder(CaseState.values());
  }

  private static void checkStep(CaseEvent before, CaseEvent event) throws Exception {
    assertThat(event.version()).isEqualTo(before.version() + 1);
    if (!before.made().move().isOfTheClock()) {
      assertThat(event.at()).isAfterOrEqualTo(before.at());
    }
    assertThat(event.report()).isEqualTo(before.report());
    List<String> returnedBefore = before.current().returnedBy();
    assertThat(event.current().returnedBy().subList(0, returnedBefore.size()))
        .isEqualTo(returnedBefore);
    assertThat(Codecs.CASE_EVENT.decode(Codecs.CASE_EVENT.encode(event))).isEqualTo(event);
    if (!before.state().isOpen() && event.state().isOpen()) {
      assertThat(event.made().move()).isIn(Move.REOPEN, Move.REOPEN_WITH_FIRST);
    }
  }

  /** What a state says holds of the case. */
  private static void check(CaseEvent event, Set<LimitStage> running) {
    CaseState state = event.state();
    String made = event.made().move() + " -> " + state;
    if (WITH_DEPARTMENT.contains(state)) {
      assertThat(event.department()).as(made).isNotEmpty();
    }
    if (WITHOUT_DEPARTMENT.contains(state)) {
      assertThat(event.department()).as(made).isEmpty();
    }
    assertThat(event.deskReason() != null).as(made).isEqualTo(state == CaseState.ON_MANUAL_DESK);
    var facts = event.current();
    assertThat(facts.suspendedUntil() != null).as(made).isEqualTo(state == CaseState.SUSPENDED);
    assertThat(facts.assisting()).as(made).doesNotContain(event.department());
    if (state == CaseState.MERGED) {
      assertThat(facts.mergedInto()).isNotEmpty();
    }
    if (!state.isOpen()) {
      assertThat(facts.endedBy()).isNotNull();
      assertThat(facts.pending()).isNull();
    }
    assertThat(facts.extensions()).isLessThanOrEqualTo(Cases.RULES.extensions());
    assertThat(facts.suspensions()).isLessThanOrEqualTo(Cases.RULES.suspensions());
    assertThat(facts.returnedBy()).hasSizeLessThanOrEqualTo(Cases.RULES.returns() + 1);
    assertThat(running)
        .as(made)
        .containsExactlyInAnyOrderElementsOf(ClockEffect.listRunningIn(state));
    checkHolderAndClock(event, running, made);
  }

  /** An open case has somebody whose turn it is, and a clock or a reason for having none. */
  private static void checkHolderAndClock(CaseEvent event, Set<LimitStage> running, String made) {
    CaseState state = event.state();
    Holder holder = Holder.of(state);
    assertThat(holder == Holder.NOBODY).as(made).isEqualTo(!state.isOpen());
    if (holder == Holder.DEPARTMENT) {
      assertThat(event.department()).as(made).isNotEmpty();
    }
    if (holder == Holder.MAIN_CASE) {
      assertThat(event.current().mergedInto()).as(made).isNotEmpty();
    }
    assertThat(running.isEmpty())
        .as(made)
        .isEqualTo(ClockEffect.findReasonForNone(state).isPresent());
  }

  /** A clock is started when it does not run or begins anew, and stopped only when it runs. */
  private static void apply(List<ClockEffect> effects, Set<LimitStage> running) {
    for (ClockEffect effect : effects) {
      switch (effect.act()) {
        case START -> running.add(effect.stage());
        case RESUME -> assertThat(running.add(effect.stage())).isTrue();
        case PAUSE -> assertThat(running.remove(effect.stage())).isTrue();
        case STOP -> running.remove(effect.stage());
        case EXTEND -> assertThat(running).contains(effect.stage());
      }
    }
  }

  /** Whatever is said to be allowed is not refused for who asks or when. */
  private static void checkAllowed(
      CaseRecord record, CaseCommand command, CaseDecision.Refused refused) {
    boolean lacking = refused.refusal() == Refusal.MISSING || refused.refusal() == Refusal.INVALID;
    assertThat(refused.allowed().contains(command.move()))
        .as(command.move() + " in " + record.latest().state() + ": " + refused)
        .isEqualTo(lacking);
  }

  private static void checkRepeat(CaseRecord record, List<CaseCommand> done, Random random) {
    if (!done.isEmpty()) {
      int recent = Math.min(done.size(), CaseRecord.MOST_REMEMBERED - 1);
      CaseCommand again = done.get(done.size() - 1 - random.nextInt(recent));
      assertThat(CaseLife.step(record, again, Cases.GROUNDS))
          .isInstanceOf(CaseDecision.Repeated.class);
    }
  }
}
