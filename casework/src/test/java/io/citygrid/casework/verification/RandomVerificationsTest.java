package io.citygrid.casework.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.VerificationRules;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.PaymentKind;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.TaskAction;
import io.citygrid.city.event.TaskAnswer;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskState;
import io.citygrid.city.event.TaskVerdict;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever people do, in whatever order: what must never happen does not. */
class RandomVerificationsTest {
  private static final int STEPS = 400;
  private static final int TASKS = 12;
  private static final int PEOPLE = 9;
  private static final long LARGEST_BUDGET = 3_000;

  @Property(tries = 300)
  void noBudgetIsOverdrawnNoRewardIsPaidTwiceAndNoTaskHasTwoHolders(@ForAll long seed) {
    CheckDesk desk = history(seed);

    assertThat(desk.payments).extracting(Payment::paymentId).doesNotHaveDuplicates();
    Map<String, Long> spent =
        desk.payments.stream()
            .filter(payment -> payment.kind() == PaymentKind.REWARD)
            .collect(
                Collectors.groupingBy(
                    payment -> payment.area() + "\n" + payment.day(),
                    Collectors.summingLong(Payment::amountCents)));
    assertThat(spent.values()).allMatch(cents -> cents <= LARGEST_BUDGET);
    spent.forEach((key, cents) -> assertThat(desk.budgets.get(key).spentCents()).isEqualTo(cents));
    desk.events.stream()
        .collect(Collectors.groupingBy(TaskEvent::taskId))
        .values()
        .forEach(RandomVerificationsTest::checkLife);
    assertThat(net(desk.payments)).isEqualTo(netByAnswers(desk));
  }

  @Property(tries = 50)
  void theSameHistoryGivesTheSame(@ForAll long seed) {
    CheckDesk first = history(seed);
    CheckDesk again = history(seed);

    assertThat(again.events).isEqualTo(first.events);
    assertThat(again.payments).isEqualTo(first.payments);
  }

  /** Held only from open, by one who is neither reporter nor handler and has not answered. */
  private static void checkLife(List<TaskEvent> life) {
    life.sort(Comparator.comparingLong(TaskEvent::version));
    for (int i = 0; i < life.size(); i++) {
      TaskEvent now = life.get(i);
      assertThat(now.version()).isEqualTo(i + 1);
      assertThat(now.holder().isEmpty()).isEqualTo(now.state() != TaskState.HELD);
      assertThat(now.heldUntil() == null).isEqualTo(now.state() != TaskState.HELD);
      if (i > 0) {
        assertThat(now.at()).isAfterOrEqualTo(life.get(i - 1).at());
        assertThat(now.answers()).hasSizeGreaterThanOrEqualTo(life.get(i - 1).answers().size());
      }
      if (now.state() == TaskState.HELD) {
        assertThat(life.get(i - 1).state()).isEqualTo(TaskState.OPEN);
        assertThat(now.holder()).isNotIn("reporter", "handler-1");
      }
      assertThat(now.answers()).extracting(TaskAnswer::person).doesNotHaveDuplicates();
    }
  }

  private static Map<String, Long> net(List<Payment> payments) {
    return payments.stream()
        .collect(
            Collectors.groupingBy(
                Payment::person,
                Collectors.summingLong(
                    payment ->
                        payment.kind() == PaymentKind.REWARD
                            ? payment.amountCents()
                            : -payment.amountCents())));
  }

  /** The same from what the tasks say at their end. */
  private static Map<String, Long> netByAnswers(CheckDesk desk) {
    Map<String, Long> net = new HashMap<>();
    for (TaskEvent task : desk.tasks.values()) {
      for (TaskAnswer answer : task.answers()) {
        if (answer.rewardCents() > 0) {
          net.merge(answer.person(), answer.reversed() ? 0 : answer.rewardCents(), Long::sum);
        }
      }
    }
    return net;
  }

  private static CheckDesk history(long seed) {
    Random random = new Random(seed);
    CheckDesk desk = new CheckDesk(Checks.grounds(rules(random)));
    Set<String> open = new HashSet<>();
    int seconds = 0;
    for (int step = 0; step < STEPS; step++) {
      seconds += random.nextInt(120);
      String caseId = "C" + random.nextInt(TASKS);
      if (open.add(caseId)) {
        desk.open(Checks.task(caseId));
      } else if (random.nextInt(25) == 0) {
        desk.settle(
            CaseMovesOfAnother.check(
                caseId, random.nextBoolean(), Checks.NOON.plusSeconds(seconds)));
      } else if (random.nextInt(20) == 0) {
        desk.grounds = Checks.grounds(rules(random));
      } else if (random.nextInt(15) == 0) {
        desk.runTo(Checks.NOON.plusSeconds(seconds));
      } else {
        // Some come with a clock that is behind.
        act(desk, caseId, seconds - random.nextInt(2) * random.nextInt(600), random);
      }
    }
    return desk;
  }

  private static void act(CheckDesk desk, String caseId, int seconds, Random random) {
    TaskEvent task = desk.task(caseId);
    boolean byHolder = task.state() == TaskState.HELD && random.nextInt(3) > 0;
    String person = byHolder ? task.holder() : person(random);
    TaskAction action = byHolder ? TaskAction.ANSWER : TaskAction.TAKE;
    if (random.nextInt(8) == 0) {
      action = TaskAction.values()[random.nextInt(TaskAction.values().length)];
    }
    TaskVerdict verdict =
        action == TaskAction.ANSWER
            ? TaskVerdict.values()[random.nextInt(TaskVerdict.values().length)]
            : null;
    Position place = random.nextInt(6) == 0 ? Checks.FAR : Checks.PLACE;
    desk.take(Checks.command(task.taskId(), action, person, place, verdict, seconds));
  }

  private static String person(Random random) {
    int number = random.nextInt(PEOPLE);
    return number == 0 ? "reporter" : number == 1 ? "handler-1" : "citizen-" + number;
  }

  private static VerificationRules rules(Random random) {
    return new VerificationRules(
        List.of(VerificationRules.ANY),
        List.of(500.0, 1_000.0, 2_000.0),
        30,
        30,
        100,
        200,
        random.nextInt(3) / 2.0,
        new VerificationRules.Reward(
            new VerificationRules.RewardRange(300, 400), random.nextInt(4) * LARGEST_BUDGET / 3),
        List.of(),
        new VerificationRules.Limits(50, 40, 120, 3, 30));
  }
}
