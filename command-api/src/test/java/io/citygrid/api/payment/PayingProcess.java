package io.citygrid.api.payment;

import io.citygrid.city.event.Payment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A process that pays, to be killed: takes the outbox from where its books stand, a few messages at
 * a time, and pays over a bad line until everything is settled. Says after each step how far it is.
 */
final class PayingProcess {
  private static final int AT_ONCE = 7;

  private PayingProcess() {}

  /** Arguments: directory, seed of the outbox, seed of the line. */
  public static void main(String[] arguments) throws Exception {
    List<Payment> outbox = MadePayments.outbox(Long.parseLong(arguments[1]));
    Random line = new Random(Long.parseLong(arguments[2]));
    Path directory = Path.of(arguments[0]);
    try (PayoutStore store = PayoutStore.open(directory);
        Ledger ledger = Ledger.open(directory)) {
      Instant now = Instant.parse("2026-03-02T04:00:00Z");
      int from = (int) store.nextOf(0);
      while (from < outbox.size() || store.countOpen() > 0) {
        int to = Math.min(outbox.size(), from + AT_ONCE);
        now = now.plus(Duration.ofMinutes(1));
        store.take(outbox.subList(from, to), Map.of(0, (long) to), now);
        System.out.println("taken " + to);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        new Payer(store, new UnreliablePort(ledger, line), clock).payDue();
        System.out.println("open " + store.countOpen());
        from = to;
      }
    }
    System.out.println("done");
  }
}
