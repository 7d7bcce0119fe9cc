package io.citygrid.api.payment;

import io.citygrid.api.kafka.StoredPosition;
import io.citygrid.api.kafka.TakenStore;
import io.citygrid.casework.payment.Payout;
import io.citygrid.casework.payment.PayoutState;
import io.citygrid.city.event.Payment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * How far each payment has come, on disk, in one file: with the offsets of the outbox up to which
 * payments are known, committed as one thing. Thread-safe.
 */
final class PayoutStore implements TakenStore, AutoCloseable {
  private static final String FILE = "payouts.mv";
  private static final char SEPARATOR = '\n';

  /** After the separator, so that everything of a person lies before it. */
  private static final char BEYOND = SEPARATOR + 1;

  private final MVStore store;
  private final MVMap<String, String> payouts;

  /** Person, time and id: in the order in which a person's are listed. */
  private final MVMap<String, String> ofPeople;

  /** Those that are not settled. */
  private final MVMap<String, String> open;

  private final MVMap<String, String> failed;
  private final StoredPosition position;

  private PayoutStore(MVStore store) {
    this.store = store;
    this.payouts = store.openMap("payouts");
    this.ofPeople = store.openMap("of-people");
    this.open = store.openMap("open");
    this.failed = store.openMap("failed");
    this.position = new StoredPosition(store);
  }

  static PayoutStore open(Path directory) throws PaymentsException {
    return new PayoutStore(Books.open(directory, FILE));
  }

  @Override
  public synchronized String topicId() {
    return position.topicId();
  }

  @Override
  public synchronized long nextOf(int partition) {
    return position.nextOf(partition);
  }

  /** Begins at the start of a topic; what is known of payments stays, and none is paid again. */
  @Override
  public synchronized void restart(String topicId) {
    position.restart(topicId);
  }

  /**
   * Takes payments, each at least once and in any order; one that is known changes nothing.
   *
   * @param next the offsets behind them
   * @return how many were not known
   */
  synchronized int take(List<Payment> payments, Map<Integer, Long> next, Instant now) {
    int unknown = 0;
    for (Payment payment : payments) {
      if (!payouts.containsKey(payment.paymentId())) {
        put(Payout.owed(payment, now));
        ofPeople.put(keyOf(payment), payment.paymentId());
        unknown++;
      }
    }
    position.reach(next);
    return unknown;
  }

  /** It has come to this. */
  synchronized void put(Payout payout) {
    String id = payout.payment().paymentId();
    payouts.put(id, PayoutText.write(payout));
    if (payout.state().isSettled()) {
      open.remove(id);
    } else {
      open.put(id, "");
    }
    if (payout.state() == PayoutState.FAILED) {
      failed.put(id, "");
    }
  }

  synchronized Optional<Payout> find(String paymentId) {
    return Optional.ofNullable(payouts.get(paymentId)).map(PayoutText::read);
  }

  /** Those that are not settled. */
  synchronized List<Payout> listOpen() {
    List<Payout> listed = new ArrayList<>();
    open.keyIterator(null).forEachRemaining(id -> find(id).ifPresent(listed::add));
    return listed;
  }

  /** All of a person's, newest first. */
  synchronized List<Payout> listOf(String person) {
    List<Payout> listed = new ArrayList<>();
    String before = person + BEYOND;
    String key = ofPeople.lowerKey(before);
    while (key != null && key.startsWith(person + SEPARATOR)) {
      find(ofPeople.getOrDefault(key, "")).ifPresent(listed::add);
      key = ofPeople.lowerKey(key);
    }
    return listed;
  }

  long countOpen() {
    return open.sizeAsLong();
  }

  long countFailed() {
    return failed.sizeAsLong();
  }

  /** Puts all that was done on disk. */
  @Override
  public synchronized void commit() {
    store.commit();
    store.sync();
  }

  @Override
  public synchronized void close() {
    store.close();
  }

  private static String keyOf(Payment payment) {
    return payment.person()
        + SEPARATOR
        + "%019d".formatted(payment.at().toEpochMilli())
        + SEPARATOR
        + payment.paymentId();
  }
}
