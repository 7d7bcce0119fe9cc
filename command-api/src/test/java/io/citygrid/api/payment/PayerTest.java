package io.citygrid.api.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.payment.PaymentAnswer;
import io.citygrid.casework.payment.Payout;
import io.citygrid.casework.payment.PayoutState;
import io.citygrid.city.event.Payment;
import io.citygrid.city.testville.TestvilleTaskMessages;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each payment is paid once, over a bad line, from an outbox said again, by a process that dies.
 */
class PayerTest {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final Payment REWARD = TestvilleTaskMessages.REWARD;

  @TempDir Path directory;

  @Test
  void eachPaymentIsPaidOnceOverABadLineAlthoughTheOutboxIsReadAgain() throws Exception {
    for (long seed = 1; seed <= 2; seed++) {
      List<Payment> outbox = MadePayments.outbox(seed);
      Random random = new Random(seed);
      Path books = directory.resolve("books-" + seed);
      Instant now = NOON;
      boolean isOver = false;
      while (!isOver) {
        try (PayoutStore store = PayoutStore.open(books);
            Ledger ledger = Ledger.open(books)) {
          // Now and then from the beginning, as when the topic was made anew.
          int from = random.nextInt(3) == 0 ? 0 : (int) store.nextOf(0);
          int to = Math.min(outbox.size(), from + random.nextInt(60));
          store.take(outbox.subList(from, to), Map.of(0, (long) Math.max(from, to)), now);
          for (int round = 0; round < 3; round++) {
            now = now.plus(Duration.ofMinutes(10));
            new Payer(store, new UnreliablePort(ledger, random), Clock.fixed(now, ZoneOffset.UTC))
                .payDue();
          }
          isOver = to == outbox.size() && store.countOpen() == 0;
          if (isOver) {
            PaidOnce.isSo(outbox, ledger, store);
          }
        }
      }
    }
  }

  @Test
  void eachPaymentIsPaidOnceByAProcessThatIsKilledAgainAndAgain() throws Exception {
    long seed = 11;
    Random random = new Random(12);
    int kills = 0;
    boolean isDone = false;
    for (int life = 0; !isDone; life++) {
      isDone = runUntil(seed, life, kills < 4 ? 2 + random.nextInt(8) : Integer.MAX_VALUE);
      kills += isDone ? 0 : 1;
    }
    assertThat(kills).isEqualTo(4);
    try (PayoutStore store = PayoutStore.open(directory);
        Ledger ledger = Ledger.open(directory)) {
      PaidOnce.isSo(MadePayments.outbox(seed), ledger, store);
    }
  }

  /** True when it came to its end; else it was killed after so many words, wherever it was then. */
  private boolean runUntil(long seed, int life, int words)
      throws IOException, InterruptedException {
    Process paying =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx64m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                PayingProcess.class.getName(),
                directory.toString(),
                Long.toString(seed),
                Long.toString(life))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String last = "";
    try (BufferedReader said = paying.inputReader()) {
      String word = said.readLine();
      for (int heard = 1; word != null && heard <= words; heard++) {
        last = word;
        word = heard < words ? said.readLine() : null;
      }
      paying.destroyForcibly();
    }
    int status = paying.waitFor();
    assertThat(last.equals("done") || words < Integer.MAX_VALUE)
        .as("ended with %d", status)
        .isTrue();
    return last.equals("done");
  }

  @Test
  void whatIsNotAnsweredIsAskedForAgainLaterAndWhatIsRefusedNeverAgain() throws Exception {
    int[] asked = {0};
    PaymentAnswer[] answer = {new PaymentAnswer.Away("closed for lunch")};
    PaymentPort port =
        payment -> {
          asked[0]++;
          return answer[0];
        };
    try (PayoutStore store = PayoutStore.open(directory)) {
      store.take(List.of(REWARD), Map.of(0, 1L), NOON);
      payAt(store, port, NOON);
      assertThat(payAt(store, port, NOON.plusMillis(999))).isZero();
      assertThat(payAt(store, port, NOON.plusSeconds(1))).isEqualTo(1);
      answer[0] = new PaymentAnswer.Refused("account closed");
      payAt(store, port, NOON.plusSeconds(60));
      payAt(store, port, NOON.plusSeconds(100_000));
      store.take(List.of(REWARD), Map.of(0, 1L), NOON);
      payAt(store, port, NOON.plusSeconds(200_000));

      assertThat(asked[0]).isEqualTo(3);
      assertThat(store.find(REWARD.paymentId())).map(Payout::state).contains(PayoutState.FAILED);
      assertThat(store.countFailed()).isEqualTo(1);
      PersonSums sums = PersonSums.of(store.listOf(REWARD.person()), List.of(REWARD));
      assertThat(sums.failedCents()).isEqualTo(REWARD.amountCents());
      assertThat(sums.owedCents() + sums.paidCents()).isZero();
    }
  }

  @Test
  void whatTheViewShowsAndTheBooksDoNotKnowYetIsOwed() throws Exception {
    try (PayoutStore store = PayoutStore.open(directory);
        Ledger ledger = Ledger.open(directory)) {
      assertThat(sums(store).owedCents()).isEqualTo(REWARD.amountCents());
      store.take(List.of(REWARD), Map.of(), NOON);
      assertThat(sums(store).owedCents()).isEqualTo(REWARD.amountCents());
      payAt(store, ledger, NOON);
      assertThat(sums(store).owedCents()).isZero();
      assertThat(sums(store).paidCents()).isEqualTo(REWARD.amountCents());
      assertThat(store.listOf("citizen")).as("whose name only begins alike").isEmpty();
    }
  }

  private static PersonSums sums(PayoutStore store) {
    return PersonSums.of(store.listOf(REWARD.person()), List.of(REWARD));
  }

  private static int payAt(PayoutStore store, PaymentPort port, Instant now) {
    return new Payer(store, port, Clock.fixed(now, ZoneOffset.UTC)).payDue();
  }
}
