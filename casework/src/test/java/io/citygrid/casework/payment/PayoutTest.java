package io.citygrid.casework.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citygrid.city.event.Payment;
import io.citygrid.city.event.PaymentKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PayoutTest {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final Payment REWARD = payment("C-4/1", PaymentKind.REWARD);
  private static final Payment REVERSAL = payment("C-4/1/reversal", PaymentKind.REVERSAL);

  private static Payment payment(String id, PaymentKind kind) {
    return new Payment(id, kind, "li", 346, "C-4", "990101", "2026-03-02", NOON);
  }

  @Test
  void isAskedForAtOnceAndPaidOnce() {
    Payout owed = Payout.owed(REWARD, NOON);
    assertThat(owed.isDue(NOON)).isTrue();
    Payout paid = owed.after(new PaymentAnswer.Paid("L-1"), NOON.plusSeconds(1));

    assertThat(paid.state()).isEqualTo(PayoutState.PAID);
    assertThat(paid.note()).isEqualTo("L-1");
    assertThat(paid.attempts()).isEqualTo(1);
    assertThat(paid.isDue(NOON.plusSeconds(1_000))).isFalse();
    assertThatThrownBy(() -> paid.after(new PaymentAnswer.Paid("L-2"), NOON))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void withoutAnAnswerItIsAskedForAgainLaterEachTimeAndNeverGivenUp() {
    Payout payout = Payout.owed(REWARD, NOON);
    Instant now = NOON;
    long[] waits = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600};
    for (long wait : waits) {
      payout = payout.after(new PaymentAnswer.Away("no answer"), now);
      assertThat(payout.state()).isEqualTo(PayoutState.RETRY);
      assertThat(payout.isDue(now.plusSeconds(wait).minusMillis(1))).isFalse();
      now = now.plusSeconds(wait);
      assertThat(payout.isDue(now)).isTrue();
    }
    assertThat(Payout.waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(10));
    assertThat(payout.after(new PaymentAnswer.Paid("L-1"), now).attempts())
        .isEqualTo(waits.length + 1);
  }

  @Test
  void aRefusalIsTheEndAndIsRemembered() {
    Payout failed = Payout.owed(REWARD, NOON).after(new PaymentAnswer.Refused("closed"), NOON);
    assertThat(failed.state()).isEqualTo(PayoutState.FAILED);
    assertThat(failed.note()).isEqualTo("closed");
    assertThat(failed.isDue(NOON.plusSeconds(1_000_000))).isFalse();
  }

  @Test
  void aReversalWaitsUntilItIsKnownWhetherThereIsSomethingToTakeBack() {
    Payout reversal = Payout.owed(REVERSAL, NOON);
    assertThat(reversal.step(PayoutState.OWED)).isEqualTo(Payout.Step.WAIT);
    assertThat(reversal.step(PayoutState.RETRY)).isEqualTo(Payout.Step.WAIT);
    assertThat(reversal.step(PayoutState.PAID)).isEqualTo(Payout.Step.ASK);
    assertThat(reversal.step(PayoutState.FAILED)).isEqualTo(Payout.Step.CANCEL);
    assertThat(reversal.cancelled(NOON).state().isSettled()).isTrue();
    assertThat(Payout.owed(REWARD, NOON).step(PayoutState.OWED)).isEqualTo(Payout.Step.ASK);
    assertThat(REVERSAL.reversedId()).isEqualTo(REWARD.paymentId());
  }
}
