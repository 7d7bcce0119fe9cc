package io.citygrid.api.delivery;

import io.citygrid.api.kafka.StoreFile;
import io.citygrid.api.kafka.StoredPosition;
import io.citygrid.api.kafka.TakenStore;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.WireException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * What became of each notification, on disk, with the offsets up to which they were taken from
 * Kafka: both as of the latest {@link #commit}. A process that dies finds both as they were then,
 * and takes the rest from Kafka once more. Thread-safe.
 */
final class DeliveryBook implements TakenStore, AutoCloseable {
  private static final String FILE = "deliveries.mv";
  private static final int CACHE_MEBIBYTES = 16;

  private record Due(Instant at, String id) {}

  private final MVStore store;
  private final MVMap<String, String> waiting;
  private final MVMap<String, Long> delivered;
  private final MVMap<String, String> failed;
  private final MVMap<String, Long> tooOld;
  private final MVMap<String, byte[]> letters;
  private final StoredPosition position;
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::id));

  private DeliveryBook(MVStore store) {
    this.store = store;
    this.waiting = store.openMap("waiting");
    this.delivered = store.openMap("delivered");
    this.failed = store.openMap("failed");
    this.tooOld = store.openMap("too-old");
    this.letters = store.openMap("letters");
    this.position = new StoredPosition(store);
    waiting.forEach((id, text) -> queue.add(new Due(Waiting.parse(text).nextAt(), id)));
  }

  /**
   * Opens the book, making it when it is not there.
   *
   * @throws IOException when another process has it, or when it cannot be read or written
   */
  static DeliveryBook open(Path directory) throws IOException {
    try {
      return new DeliveryBook(StoreFile.open(directory, FILE, CACHE_MEBIBYTES));
    } catch (IOException e) {
      throw new IOException(
          "The book of deliveries in %s cannot be used (%s); stop the other process that has it, or choose another directory with --deliveries."
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  @Override
  public synchronized String topicId() {
    return position.topicId();
  }

  @Override
  public synchronized long nextOf(int partition) {
    return position.nextOf(partition);
  }

  /** Begins at the start of a topic; what was delivered stays known and is not delivered again. */
  @Override
  public synchronized void restart(String topicId) {
    position.restart(topicId);
  }

  /**
   * Takes notifications, each at least once, and what could not be read.
   *
   * @param next the offsets behind them
   */
  synchronized void take(
      List<Waiting> notifications, List<DeadLetter> unreadable, Map<Integer, Long> next) {
    for (Waiting taken : notifications) {
      String id = taken.notification().notificationId();
      if (stateOf(id).isEmpty()) {
        put(taken);
      }
    }
    unreadable.forEach(this::putLetter);
    position.reach(next);
  }

  /** Those whose time has come, the earliest first; each is handed out once until it is booked. */
  synchronized List<Waiting> takeDue(Instant now, int most) {
    List<Waiting> due = new ArrayList<>();
    while (due.size() < most && !queue.isEmpty() && !queue.peek().at().isAfter(now)) {
      Optional.ofNullable(waiting.get(queue.remove().id())).map(Waiting::parse).ifPresent(due::add);
    }
    return due;
  }

  synchronized void bookDelivered(Waiting done, Instant now) {
    String id = done.notification().notificationId();
    delivered.put(id, now.toEpochMilli());
    waiting.remove(id);
  }

  /** Books one that is not sent because it is no news any more. */
  synchronized void bookTooOld(Waiting old) {
    String id = old.notification().notificationId();
    tooOld.put(id, old.writtenAt().toEpochMilli());
    waiting.remove(id);
  }

  /** Books an attempt that failed: it is tried again later, or is a dead letter now. */
  synchronized void bookFailed(Waiting attempted, DeliveryException failure, Instant now) {
    Waiting next = attempted.afterFailure(now);
    if (!failure.isLasting() && !next.isGivenUp()) {
      put(next);
      return;
    }
    String id = next.notification().notificationId();
    String why = String.valueOf(failure.getMessage());
    failed.put(id, why);
    putLetter(next.deadLetter(why));
    waiting.remove(id);
  }

  /** Dead letters that are not in Kafka yet. */
  synchronized List<DeadLetter> letters() {
    List<DeadLetter> all = new ArrayList<>();
    for (byte[] letter : letters.values()) {
      try {
        all.add(Codecs.DEAD_LETTER.decode(letter));
      } catch (WireException e) {
        throw new IllegalStateException("the book holds a dead letter that is none", e);
      }
    }
    return all;
  }

  /** A dead letter is in Kafka. */
  synchronized void bookLetterWritten(String id) {
    letters.remove(id);
  }

  /** Empty for a notification that was not taken. */
  synchronized Optional<DeliveryState> stateOf(String id) {
    if (delivered.containsKey(id)) {
      return Optional.of(DeliveryState.DELIVERED);
    }
    if (failed.containsKey(id)) {
      return Optional.of(DeliveryState.FAILED);
    }
    if (tooOld.containsKey(id)) {
      return Optional.of(DeliveryState.TOO_OLD);
    }
    return waiting.containsKey(id) ? Optional.of(DeliveryState.WAITING) : Optional.empty();
  }

  synchronized int countWaiting() {
    return waiting.size();
  }

  @Override
  public synchronized void commit() {
    store.commit();
  }

  @Override
  public synchronized void close() {
    store.close();
  }

  /** Closes without keeping what was not committed, as when the process dies. */
  synchronized void abandon() {
    store.closeImmediately();
  }

  private void put(Waiting notification) {
    String id = notification.notification().notificationId();
    waiting.put(id, notification.text());
    queue.add(new Due(notification.nextAt(), id));
  }

  private void putLetter(DeadLetter letter) {
    letters.put(letter.id(), Codecs.DEAD_LETTER.encode(letter));
  }
}
