package io.citygrid.api.payment;

import io.citygrid.city.event.Payment;
import io.citygrid.city.event.PaymentKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An outbox: rewards of some people that use up the budget of each area and day to the last cent,
 * some taken back later, some said twice, in an order in which a reversal may come before its
 * reward.
 */
final class MadePayments {
  /** Of an area in a day. */
  static final long BUDGET_CENTS = 4_000;

  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final List<String> AREAS = List.of("990101", "990102", "990103");

  private MadePayments() {}

  static List<Payment> outbox(long seed) {
    Random random = new Random(seed);
    List<Payment> said = new ArrayList<>();
    int number = 0;
    for (String area : AREAS) {
      for (int day = 2; day < 5; day++) {
        long left = BUDGET_CENTS;
        while (left > 0) {
          long cents = Math.min(left, 300 + random.nextInt(101));
          left -= cents;
          Payment reward = reward(number++, random.nextInt(9), cents, area, day);
          said.add(reward);
          if (random.nextInt(6) == 0) {
            said.add(reversal(reward));
          }
          if (random.nextInt(5) == 0) {
            said.add(said.get(random.nextInt(said.size())));
          }
        }
      }
    }
    for (int i = 0; i < said.size(); i++) {
      int near = Math.min(said.size() - 1, i + random.nextInt(4));
      Payment other = said.get(near);
      said.set(near, said.get(i));
      said.set(i, other);
    }
    return said;
  }

  /** Somebody whose account is closed: nothing is ever paid to them. */
  static boolean isRefused(Payment payment) {
    return payment.person().equals("citizen-8");
  }

  private static Payment reward(int number, int person, long cents, String area, int day) {
    String task = "C%05d-4".formatted(number);
    return new Payment(
        task + "/1",
        PaymentKind.REWARD,
        "citizen-" + person,
        cents,
        task,
        area,
        "2026-03-0" + day,
        NOON.plusSeconds(number));
  }

  private static Payment reversal(Payment reward) {
    return new Payment(
        Payment.reversalId(reward.paymentId()),
        PaymentKind.REVERSAL,
        reward.person(),
        reward.amountCents(),
        reward.taskId(),
        reward.area(),
        reward.day(),
        reward.at().plusSeconds(60));
  }
}
