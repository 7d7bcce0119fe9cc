package io.citygrid.casework.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.Filing;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CaseFlag;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.LimitStage;
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.Move;
import io.citygrid.city.event.MoveTarget;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Satisfaction;
import io.citygrid.city.testville.TestvilleMessages;
import io.citygrid.city.wire.Codecs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** What holds after every move of every history, however people press their buttons. */
class RandomHistoriesTest {
  private static final int MOVES = 120;

  /** What ends or sends away; made seldom, so that histories get to their later states. */
  private static final Set<Move> SIDEWAYS =
      EnumSet.of(
          Move.REJECT,
          Move.FORCE_CLOSE,
          Move.VOID,
          Move.MERGE,
          Move.HANDLE_ON_THE_SPOT,
          Move.REDISPATCH,
          Move.CHANGE_CATEGORY,
          Move.CORRECT_POSITION);

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
      CaseCommand command = command(record, random, i);
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
        var decision = CaseLife.step(record, command(record, random, i), Cases.GROUNDS);
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

  private static CaseCommand command(CaseRecord record, Random random, int number) {
    Instant at = Cases.MORNING.plus(Duration.ofMinutes(random.nextInt(50_000)));
    // Often someone who can, so that histories get somewhere.
    Actor actor = actor(record, random);
    List<Move> allowed = new ArrayList<>(CaseLife.allowed(record, actor, at, Cases.RULES));
    if (random.nextInt(20) != 0) {
      allowed.removeAll(SIDEWAYS);
    }
    boolean sensible = !allowed.isEmpty() && random.nextInt(10) < 8;
    Move move =
        sensible
            ? allowed.get(random.nextInt(allowed.size()))
            : Move.values()[random.nextInt(Move.values().length)];
    return new CaseCommand(
        "command-" + number,
        record.latest().caseId(),
        random.nextBoolean() ? 0 : record.latest().version(),
        move,
        actor,
        at,
        1,
        random.nextInt(20) == 0 ? "" : "because",
        random.nextInt(20) == 0 ? List.of() : List.of("a", "b"),
        position(record, random),
        target(record, random, at));
  }

  /** None, anywhere, or where the case is, as one who checks on the spot must be. */
  private static @Nullable Position position(CaseRecord record, Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> null;
      case 1, 2, 3 -> new Position(118 + random.nextDouble() * 0.3, 31.05, 5);
      default -> record.latest().current().position();
    };
  }

  private static Actor actor(CaseRecord record, Random random) {
    ActorRole role = ActorRole.values()[random.nextInt(ActorRole.values().length)];
    String[] areas = {"990101", "990102", "990101001", "990100", Actor.EVERYWHERE};
    String[] departments = {"river-urban", "hill-urban", "water"};
    return new Actor(
        random.nextInt(3) == 0 ? "worker-7" : "person-" + random.nextInt(3),
        List.of(role),
        List.of(areas[random.nextInt(areas.length)]),
        role != ActorRole.HANDLER
            ? ""
            : random.nextInt(4) == 0
                ? departments[random.nextInt(departments.length)]
                : record.latest().department());
  }

  private static MoveTarget target(CaseRecord record, Random random, Instant at) {
    String[] departments = {"river-urban", "hill-urban", "water", "nobody", ""};
    String[] categories = {"E0101", "E0102", "E0401", "E0999", ""};
    String category = categories[random.nextInt(categories.length)];
    boolean own = random.nextBoolean();
    return new MoveTarget(
        departments[random.nextInt(departments.length)],
        category,
        random.nextInt(8) == 0 ? record.latest().caseId() : "case-" + random.nextInt(3),
        random.nextInt(4) == 0 ? null : at.plus(Duration.ofDays(random.nextInt(500) - 50)),
        (own ? record.latest().current().category() : category) + "-1",
        CaseFlag.values()[random.nextInt(CaseFlag.values().length)],
        "link-" + random.nextInt(2),
        Satisfaction.values()[random.nextInt(Satisfaction.values().length)],
        LimitStage.HANDLING,
        LimitStatus.OVERDUE);
  }
}
