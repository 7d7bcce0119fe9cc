package io.citygrid.api.payment;

import io.citygrid.casework.payment.Payout;
import io.citygrid.casework.payment.PayoutState;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.PaymentKind;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a person was paid, is owed and gave back, in hundredths of the city's currency.
 *
 * @param payouts newest first
 */
record PersonSums(
    List<Payout> payouts, long paidCents, long owedCents, long failedCents, long takenBackCents) {
  private static final Comparator<Payout> NEWEST_FIRST =
      Comparator.comparing((Payout payout) -> payout.payment().at())
          .thenComparing(payout -> payout.payment().paymentId())
          .reversed();

  /**
   * Sums up.
   *
   * @param known by the books
   * @param shown by the live view; what the books do not know yet is owed
   */
  static PersonSums of(List<Payout> known, List<Payment> shown) {
    List<Payout> all = new ArrayList<>(known);
    Set<String> ids = new HashSet<>();
    known.forEach(payout -> ids.add(payout.payment().paymentId()));
    for (Payment payment : shown) {
      if (ids.add(payment.paymentId())) {
        all.add(Payout.owed(payment, payment.at()));
      }
    }
    all.sort(NEWEST_FIRST);
    return new PersonSums(
        List.copyOf(all),
        sum(all, PaymentKind.REWARD, PayoutState.PAID),
        sum(all, PaymentKind.REWARD, PayoutState.OWED)
            + sum(all, PaymentKind.REWARD, PayoutState.RETRY),
        sum(all, PaymentKind.REWARD, PayoutState.FAILED),
        sum(all, PaymentKind.REVERSAL, PayoutState.PAID));
  }

  JsonObject json() {
    return new JsonObject()
        .put("paidCents", paidCents)
        .put("owedCents", owedCents)
        .put("failedCents", failedCents)
        .put("takenBackCents", takenBackCents);
  }

  private static long sum(List<Payout> payouts, PaymentKind kind, PayoutState state) {
    return payouts.stream()
        .filter(payout -> payout.payment().kind() == kind && payout.state() == state)
        .mapToLong(payout -> payout.payment().amountCents())
        .sum();
  }
}
