package io.citygrid.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.citygrid.casework.office.OfficeDecision;
import io.citygrid.casework.office.OfficeGrounds;
import io.citygrid.casework.office.OfficeLife;
import io.citygrid.casework.office.OfficeRecord;
import io.citygrid.casework.office.PlanStart;
import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.OfficeCommand;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeMove;
import io.citygrid.city.event.OfficeState;
import io.citygrid.city.event.OfficeTarget;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulated people and the storm plan of the ready city Wuhu, by the city's own rules. */
class PlanWorkTest {
  private static final Instant START = Instant.parse("2026-07-06T04:22:00Z");
  private static final long SEED = 7;
  private static final double HANDLING_SECONDS = 30;
  private static final Actor OFFICER =
      new Actor(
          PlanCrew.DUTY_OFFICER, List.of(ActorRole.DUTY_OFFICER), List.of(Actor.EVERYWHERE), "");

  private static City wuhu;
  private static OfficeGrounds grounds;
  private static StormPlan plan;

  private final Map<String, OfficeRecord> tasks = new TreeMap<>();
  private final Map<OfficeMove, Integer> made = new EnumMap<>(OfficeMove.class);
  private final PlanWork work = new PlanWork(HANDLING_SECONDS, SEED);

  @BeforeAll
  static void load() throws Exception {
    wuhu = new CityLoader().load(ReadyCities.open("wuhu"), new CityVersion(1, 1, 1, Instant.EPOCH));
    grounds = OfficeGrounds.of(wuhu);
    plan = new DemoScript(wuhu, new TrafficDay(wuhu, SEED)).stormPlan().orElseThrow();
  }

  @BeforeEach
  void start() {
    new PlanStart(plan.plan(), plan.area(), "key", "warning:w", OFFICER, START)
        .commands(wuhu)
        .forEach(this::decide);
  }

  @Test
  void theStormPlanIsSeenThroughInAFewMinutes() {
    assertThat(tasks).hasSizeGreaterThan(5);
    Instant now = START;
    while (tasks().stream().anyMatch(task -> task.state().isOpen())) {
      assertThat(now).isBefore(START.plus(Duration.ofMinutes(20)));
      passSecond(now);
      now = now.plusSeconds(1);
    }
    assertThat(now).isAfter(START.plus(Duration.ofMinutes(2)));
    assertThat(tasks())
        .allSatisfy(
            task -> {
              assertThat(task.state()).isEqualTo(OfficeState.DONE);
              assertThat(task.progress()).isEqualTo(100);
              assertThat(task.score()).isEqualTo(100);
            });
    int steps = tasks().stream().mapToInt(task -> task.steps().size()).sum();
    int all = tasks.size();
    assertThat(made)
        .isEqualTo(
            Map.of(
                OfficeMove.ACCEPT, all,
                OfficeMove.FINISH_STEP, steps,
                OfficeMove.HAND_IN, all,
                OfficeMove.CLOSE, all));
  }

  @Test
  void whatAPersonDeclinedIsLeftToPeople() {
    OfficeEvent task = tasks().get(0);
    decide(command(task, handler(task.department()), OfficeMove.DECLINE, 0, "not ours", START));
    for (int second = 0; second < 1_200; second++) {
      passSecond(START.plusSeconds(second));
    }
    assertThat(tasks())
        .filteredOn(each -> each.state().isOpen())
        .extracting(OfficeEvent::taskId, OfficeEvent::state)
        .containsExactly(tuple(task.taskId(), OfficeState.DECLINED));
  }

  /** Nobody hears of the first move: it is made again after a while, under the same key. */
  @Test
  void aMoveWhoseOutcomeIsNotSeenIsMadeAgain() {
    List<OfficeEvent> stale = List.of(tasks().get(0));
    List<String> keys = new ArrayList<>();
    Duration length = PlanWork.AGAIN_AFTER.multipliedBy(3);
    for (int second = 0; second < length.toSeconds(); second++) {
      work.due(stale, START.plusSeconds(second)).forEach(wish -> keys.add(wish.key()));
    }
    assertThat(keys).hasSizeBetween(2, 3).containsOnly("1-ACCEPT");
  }

  private void passSecond(Instant now) {
    for (PlanWork.Wish wish : work.due(tasks(), now)) {
      Actor actor = wish.department().isEmpty() ? OFFICER : handler(wish.department());
      decide(command(wish.task(), actor, wish.move(), wish.step(), wish.reason(), now));
      made.merge(wish.move(), 1, Integer::sum);
    }
  }

  private List<OfficeEvent> tasks() {
    return tasks.values().stream().map(OfficeRecord::event).toList();
  }

  private void decide(OfficeCommand command) {
    OfficeDecision decision = OfficeLife.step(tasks.get(command.taskId()), command, grounds);
    assertThat(decision).as(command.toString()).isInstanceOf(OfficeDecision.Moved.class);
    tasks.put(command.taskId(), ((OfficeDecision.Moved) decision).after());
  }

  private static Actor handler(String department) {
    return new Actor(
        Crew.DEPARTMENT + department,
        List.of(ActorRole.HANDLER),
        List.of(Actor.EVERYWHERE),
        department);
  }

  private static OfficeCommand command(
      OfficeEvent task, Actor actor, OfficeMove move, int step, String reason, Instant at) {
    return new OfficeCommand(
        task.taskId() + "-" + task.version() + "-" + move,
        task.taskId(),
        task.version(),
        move,
        actor,
        at,
        1,
        reason,
        OfficeTarget.NONE.withStep(step),
        null);
  }
}
