package io.citygrid.api.payment;

import io.citygrid.api.kafka.Followed;
import io.citygrid.api.kafka.TopicFollower;
import io.citygrid.api.kafka.UnreadableMessages;
import io.citygrid.city.event.Payment;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * The outbox of payments, followed and paid. One process pays for a city: the files of the books
 * can be open once only.
 */
public final class Payments implements AutoCloseable {
  private final PayoutStore store;
  private final Ledger ledger;
  private final Payer payer;
  private final TopicFollower follower;

  private Payments(PayoutStore store, Ledger ledger, Payer payer, TopicFollower follower) {
    this.store = store;
    this.ledger = ledger;
    this.payer = payer;
    this.follower = follower;
  }

  /**
   * Opens the books and makes ready to follow the outbox and to pay into the city's own ledger.
   *
   * @throws PaymentsException when they are in use or broken; its message says what to do
   */
  public static Payments open(
      Path directory, String kafkaBootstrap, MeterRegistry metrics, Clock clock)
      throws PaymentsException {
    PayoutStore store = PayoutStore.open(directory);
    Ledger ledger = Ledger.open(directory);
    Payer payer = new Payer(store, ledger, clock);
    Gauge.builder("citygrid_payouts_open", store, PayoutStore::countOpen).register(metrics);
    Gauge.builder("citygrid_payouts_failed", store, PayoutStore::countFailed).register(metrics);
    Counter unreadable = metrics.counter("citygrid_payments_unreadable");
    Outbox outbox = new Outbox(store, payer, clock, new UnreadableMessages(unreadable::increment));
    return new Payments(
        store,
        ledger,
        payer,
        new TopicFollower(kafkaBootstrap, Topics.PAYMENTS, "payments-reader", outbox));
  }

  /** Begins to follow and to pay, in threads of its own, whether Kafka is there or not. */
  public void start() {
    payer.start();
    follower.start();
  }

  /** True once all that was in the outbox at the start is known, and while it is paid on. */
  public boolean isCaughtUp() {
    return follower.isCaughtUp() && payer.isAlive();
  }

  /**
   * A person's payments and how far they have come. Blocks.
   *
   * @param shown payments that the live view shows; those that are not known here yet are owed
   * @param limit so many are listed, the newest; the sums are of all
   */
  public JsonObject of(String person, List<Payment> shown, int limit) {
    PersonSums sums = PersonSums.of(store.listOf(person), shown);
    JsonArray rewards = new JsonArray();
    sums.payouts().stream().limit(limit).map(PayoutText::shown).forEach(rewards::add);
    return new JsonObject().put("rewards", rewards).put("sums", sums.json());
  }

  @Override
  public void close() {
    follower.close();
    payer.close();
    store.close();
    ledger.close();
  }

  /** Puts what the outbox says into the books. */
  private record Outbox(PayoutStore store, Payer payer, Clock clock, UnreadableMessages unreadable)
      implements Followed {

    @Override
    public void take(
        ConsumerRecords<byte[], byte[]> messages, Map<Integer, Long> next, long behind) {
      List<Payment> payments = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> message : messages) {
        unreadable.passOver(message, Codecs.PAYMENT::decode).ifPresent(payments::add);
      }
      if (store.take(payments, next, clock.instant()) > 0) {
        payer.wake();
      }
    }

    @Override
    public void isBehind(long messages) {
      // What is behind is not paid yet; how much is not paid is measured as a whole.
    }
  }
}
