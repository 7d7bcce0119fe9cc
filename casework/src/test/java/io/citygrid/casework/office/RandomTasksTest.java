package io.citygrid.casework.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.clock.MinuteWalk;
import io.citygrid.casework.clock.TickingClock;
import io.citygrid.casework.moves.Refusal;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.LimitStatus;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeState;
import io.citygrid.city.event.OfficeStep;
import io.citygrid.city.event.OfficeTarget;
import io.citygrid.city.event.PastOfficeMove;
import io.citygrid.city.wire.Codecs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What holds after every move of every history, however people press their buttons; and beside it a
 * twin that looks at every minute and at every move made, and counts lights and points by hand.
 */
class RandomTasksTest {
  private static final int MOVES = 80;
  private static final int LIMIT_MINUTES = 240;
  private static final int DAY_MINUTES = 480;

  /** Who may make these depends on the step that they are about. */
  private static final Set<OfficeMove> OF_A_STEP =
      EnumSet.of(OfficeMove.FINISH_STEP, OfficeMove.GIVE_BACK_STEP);

  private static final List<Actor> PEOPLE =
      List.of(
          Tasks.CENTER,
          Tasks.OWNER,
          Tasks.OWNER,
          Tasks.HELPER,
          Tasks.STRANGER,
          Tasks.OPERATOR,
          Tasks.OTHER_CENTER);

  @Property(tries = 150)
  void everyHistoryKeepsItsPromises(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    OfficeRecord record = Tasks.ditchesDrawnUp();
    List<OfficeCommand> done = new ArrayList<>();
    int minute = 0;
    for (int i = 0; i < MOVES; i++) {
      minute += random.nextInt(60);
      OfficeCommand command = command(record, random, minute);
      record = Tasks.until(record, command.at().minusMillis(1));
      OfficeDecision decision = OfficeLife.step(record, command, Tasks.GROUNDS);
      if (decision instanceof OfficeDecision.Moved moved) {
        assertThat(moved.after().event().version()).isEqualTo(record.event().version() + 1);
        assertThat(moved.after().event().history().subList(0, record.event().history().size()))
            .isEqualTo(record.event().history());
        record = moved.after();
        check(record);
        done.add(command);
      } else if (decision instanceof OfficeDecision.Refused refused) {
        boolean lacking =
            refused.refusal() == Refusal.MISSING
                || refused.refusal() == Refusal.INVALID
                || (refused.refusal() == Refusal.OUT_OF_SCOPE
                    && OF_A_STEP.contains(command.move()));
        assertThat(lacking || !refused.allowed().contains(command.move())).isTrue();
      }
      if (!done.isEmpty()) {
        OfficeCommand again = done.get(random.nextInt(done.size()));
        assertThat(OfficeLife.step(record, again, Tasks.GROUNDS))
            .isInstanceOf(OfficeDecision.Repeated.class);
      }
    }
  }

  @Property(tries = 60)
  void lightsAndPointsAreWhatOneCountsByHand(@ForAll long seed) {
    Random random = new Random(seed);
    OfficeRecord record = Tasks.ditchesDrawnUp();
    int minute = 0;
    for (int i = 0; i < MOVES && record.event().state().isOpen(); i++) {
      minute += random.nextInt(200);
      OfficeCommand command = command(record, random, minute);
      record = Tasks.until(record, command.at().minusMillis(1));
      OfficeDecision decision = OfficeLife.step(record, command, Tasks.GROUNDS);
      record = decision instanceof OfficeDecision.Moved moved ? moved.after() : record;
      if (i % 20 == 19) {
        assertThat(record.event().score()).as("seed %d", seed).isEqualTo(countedByHand(record));
      }
    }
    assertThat(record.event().score()).as("seed %d", seed).isEqualTo(countedByHand(record));
  }

  /** Otherwise the promises would be kept by going nowhere. */
  @Example
  void theHistoriesReachEveryStateAndMakeEveryMove() {
    Set<OfficeState> reached = EnumSet.noneOf(OfficeState.class);
    Set<OfficeMove> made = EnumSet.of(OfficeMove.RECOMPUTE_LIMITS);
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      OfficeRecord record = Tasks.ditchesDrawnUp();
      for (int i = 0; i < MOVES; i++) {
        OfficeCommand command = command(record, random, i * 20);
        record = Tasks.until(record, command.at().minusMillis(1));
        OfficeDecision decision = OfficeLife.step(record, command, Tasks.GROUNDS);
        record = decision instanceof OfficeDecision.Moved moved ? moved.after() : record;
        reached.add(record.event().state());
        record.event().history().forEach(move -> made.add(move.move()));
      }
    }
    assertThat(reached).containsExactlyInAnyOrder(OfficeState.values());
    assertThat(made).containsExactlyInAnyOrder(OfficeMove.values());
  }

  private static void check(OfficeRecord record) throws Exception {
    OfficeEvent event = record.event();
    String made = event.latest().move() + " -> " + event.state();
    boolean runs =
        event.state().isOpen()
            && event.state() != OfficeState.SUSPENDED
            && event.state() != OfficeState.HANDED_IN;
    assertThat(record.clock().isRunning()).as(made).isEqualTo(runs);
    assertThat(event.suspendedUntil() != null)
        .as(made)
        .isEqualTo(event.state() == OfficeState.SUSPENDED);
    if (event.state() == OfficeState.HANDED_IN || event.state() == OfficeState.DONE) {
      assertThat(event.steps()).as(made).allMatch(OfficeStep::isDone);
      assertThat(event.progress()).isEqualTo(100);
    }
    if (event.state() != OfficeState.IN_PROGRESS) {
      assertThat(event.extensionAskedBy()).as(made).isEmpty();
    }
    assertThat(event.spentCents()).isNotNegative();
    assertThat(event.score()).isBetween(0, 100);
    assertThat(event.extensions()).isLessThanOrEqualTo(Tasks.GROUNDS.clocks().extensions());
    assertThat(event.department()).isNotEmpty();
    assertThat(Codecs.OFFICE_EVENT.decode(Codecs.OFFICE_EVENT.encode(event))).isEqualTo(event);
  }

  /** Goes through the task's moves, minute by minute, and takes off points. */
  private static int countedByHand(OfficeRecord record) {
    OfficeEvent event = record.event();
    List<PastOfficeMove> moves = event.history();
    Instant now = moves.get(0).at();
    var walk = new MinuteWalk(Tasks.CITY.calendar(), now);
    var clock = new TickingClock(LIMIT_MINUTES, DAY_MINUTES, true, Tasks.GROUNDS.clocks());
    int lost = 0;
    long spent = 0;
    for (PastOfficeMove move : moves) {
      while (now.isBefore(move.at())) {
        now = now.plusSeconds(60);
        clock.minute(walk.workingMinutesUntil(now) == 1);
      }
      switch (move.move()) {
        case SUSPEND -> clock.pause();
        case HAND_IN, CANCEL -> clock.stop();
        case RESUME -> clock.resume();
        case SEND_BACK -> {
          clock.resume();
          lost += 10;
        }
        case GRANT_EXTENSION -> {
          clock.extend();
          lost += 5;
        }
        case URGE -> lost += 5;
        case SPEND -> spent += move.target().cents();
        default -> {}
      }
    }
    LimitStatus status = clock.status();
    lost += status.compareTo(LimitStatus.OVERDUE) >= 0 ? 20 : 0;
    lost += status.compareTo(LimitStatus.REMINDED) >= 0 ? 10 : 0;
    lost += status.compareTo(LimitStatus.ESCALATED) >= 0 ? 10 : 0;
    lost += spent > event.brief().budgetCents() ? 10 : 0;
    return Math.max(0, 100 - lost);
  }

  private static OfficeCommand command(OfficeRecord record, Random random, int minute) {
    Actor actor = PEOPLE.get(random.nextInt(PEOPLE.size()));
    Instant at = Tasks.MORNING.plusSeconds(60L * minute);
    List<OfficeMove> possible =
        switch (random.nextInt(4)) {
          case 0 -> List.of(OfficeMove.values());
          case 1 -> OfficeLife.allowed(record.event(), actor, at, Tasks.GROUNDS);
          default -> OfficeWaiting.of(record.event(), actor, at, Tasks.GROUNDS);
        };
    OfficeMove move =
        possible.isEmpty() ? OfficeMove.REMARK : possible.get(random.nextInt(possible.size()));
    boolean isLeft = move == OfficeMove.DRAW_UP || (isEnd(move) && random.nextInt(10) > 0);
    move = isLeft ? OfficeMove.REMARK : move;
    OfficeTarget target =
        OfficeTarget.NONE
            .withStep(random.nextInt(4))
            .withDepartment(
                List.of("river-urban", "market", "water", "no-such").get(random.nextInt(4)))
            .withUntil(Tasks.MORNING.plusSeconds(60L * (minute + random.nextInt(3_000))))
            .withCents(random.nextInt(200_000) - 50_000L);
    return Tasks.command(record, actor, move, target, minute);
  }

  /** Seldom, or histories would be short. */
  private static boolean isEnd(OfficeMove move) {
    return move == OfficeMove.CANCEL || move == OfficeMove.CLOSE;
  }
}
