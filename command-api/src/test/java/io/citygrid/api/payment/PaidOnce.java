package io.citygrid.api.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.payment.Payout;
import io.citygrid.casework.payment.PayoutState;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.PaymentKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What must be in the books whatever happened: the batch twin of paying. */
final class PaidOnce {
  private PaidOnce() {}

  static void isSo(List<Payment> outbox, Ledger ledger, PayoutStore payouts) {
    Set<Payment> said = Set.copyOf(outbox);
    Set<Payment> owed =
        said.stream()
            .filter(payment -> !MadePayments.isRefused(payment))
            .collect(Collectors.toSet());
    List<Payment> entries = ledger.list();
    assertThat(entries).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(owed);
    rewardsByBudget(entries)
        .forEach(
            (budget, cents) ->
                assertThat(cents).as(budget).isLessThanOrEqualTo(MadePayments.BUDGET_CENTS));
    assertThat(rewardsByBudget(List.copyOf(said)).values())
        .as("the budgets are used up, so that paying anything twice would overdraw one")
        .containsOnly(MadePayments.BUDGET_CENTS);

    assertThat(payouts.listOpen()).isEmpty();
    for (Payment payment : said) {
      Payout payout = payouts.find(payment.paymentId()).orElseThrow();
      PayoutState wanted =
          !MadePayments.isRefused(payment)
              ? PayoutState.PAID
              : payment.kind() == PaymentKind.REWARD ? PayoutState.FAILED : PayoutState.CANCELLED;
      assertThat(payout.state()).as(payment.paymentId()).isEqualTo(wanted);
    }
    Map<String, Long> balances =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    Payment::person, Collectors.summingLong(Ledger::signedCents)));
    balances.forEach(
        (person, cents) -> {
          PersonSums sums = PersonSums.of(payouts.listOf(person), List.of());
          assertThat(sums.paidCents() - sums.takenBackCents()).as(person).isEqualTo(cents);
          assertThat(sums.owedCents() + sums.failedCents()).as(person).isZero();
        });
  }

  private static Map<String, Long> rewardsByBudget(List<Payment> payments) {
    return payments.stream()
        .filter(payment -> payment.kind() == PaymentKind.REWARD)
        .collect(
            Collectors.groupingBy(
                payment -> payment.area() + " " + payment.day(),
                Collectors.summingLong(Payment::amountCents)));
  }
}
