package io.citygrid.api.payment;

import io.citygrid.casework.payment.PaymentAnswer;
import io.citygrid.casework.payment.Payout;
import io.citygrid.casework.payment.PayoutState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks who pays for each payment that is due, one after another, and notes what became of it. What
 * was paid and not noted, because the process died in between, is asked for again under the same
 * id, and who pays knows it.
 */
final class Payer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Payer.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final PayoutStore store;
  private final PaymentPort port;
  private final Clock clock;
  private final Thread thread = new Thread(this::run, "payer");
  private boolean isWoken;
  private volatile boolean closing;

  Payer(PayoutStore store, PaymentPort port, Clock clock) {
    this.store = store;
    this.port = port;
    this.clock = clock;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  /** There may be something to pay. */
  synchronized void wake() {
    isWoken = true;
    notifyAll();
  }

  /** Stops after the payment that is being asked for. */
  @Override
  public void close() {
    closing = true;
    wake();
    try {
      thread.join(STOPPING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closing) {
        payDue();
        await();
      }
    } catch (InterruptedException e) {
      LOG.debug("stops paying");
    } catch (RuntimeException | Error e) {
      LOG.error("Nothing is paid any more; after a restart it goes on", e);
    }
  }

  private synchronized void await() throws InterruptedException {
    if (!isWoken && !closing) {
      wait(BETWEEN_LOOKS.toMillis());
    }
    isWoken = false;
  }

  /**
   * Asks for all that is due, rewards before what takes them back.
   *
   * @return how many came into another state or were asked for again
   */
  int payDue() {
    int changed = 0;
    for (Payout payout : store.listOpen()) {
      Instant now = clock.instant();
      if (!closing && payout.isDue(now)) {
        Optional<Payout> next = next(payout, now);
        next.ifPresent(store::put);
        changed += next.isPresent() ? 1 : 0;
      }
    }
    if (changed > 0) {
      store.commit();
    }
    return changed;
  }

  private Optional<Payout> next(Payout payout, Instant now) {
    return switch (payout.step(stateOfReversed(payout))) {
      case ASK -> Optional.of(payout.after(ask(payout), now));
      case CANCEL -> Optional.of(payout.cancelled(now));
      case WAIT -> Optional.empty();
    };
  }

  /** A reward that is not known yet is still to come. */
  private PayoutState stateOfReversed(Payout payout) {
    return store.find(payout.payment().reversedId()).map(Payout::state).orElse(PayoutState.OWED);
  }

  private PaymentAnswer ask(Payout payout) {
    PaymentAnswer answer;
    try {
      answer = port.pay(payout.payment());
    } catch (RuntimeException e) {
      answer = new PaymentAnswer.Away(String.valueOf(e.getMessage()));
    }
    if (answer instanceof PaymentAnswer.Refused refused) {
      LOG.error("Payment {} is refused: {}", payout.payment().paymentId(), refused.why());
    }
    return answer;
  }
}
