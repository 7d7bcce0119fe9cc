package io.citygrid.api.contact;

import io.citygrid.api.archive.ArchiveException;
import io.citygrid.api.kafka.DeadLetters;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.api.kafka.Followed;
import io.citygrid.api.kafka.TopicFollower;
import io.citygrid.api.kafka.UnreadableMessages;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.h2.mvstore.MVStoreException;

/**
 * All contacts with the 12345 desk, followed from the record into a file. Answers while Kafka is
 * away, with what it has. A message that contradicts what was told of its contact before becomes a
 * dead letter.
 */
public final class ContactArchive implements AutoCloseable {
  private final ContactStore store;
  private final TopicFollower follower;

  private ContactArchive(ContactStore store, TopicFollower follower) {
    this.store = store;
    this.follower = follower;
  }

  /**
   * Opens the file and makes ready to follow the record.
   *
   * @param directory of all that is made of the record
   * @param edge writes dead letters
   * @throws ArchiveException when the file is in use or broken; its message says what to do
   */
  public static ContactArchive open(
      Path directory, String kafkaBootstrap, EdgeWriter edge, MeterRegistry metrics)
      throws ArchiveException {
    ContactStore store = ContactStore.open(directory);
    return new ContactArchive(
        store,
        new TopicFollower(
            kafkaBootstrap, Topics.CONTACTS, "contacts-reader", Reading.of(store, edge, metrics)));
  }

  /** Begins to follow the record, in a thread of its own, whether Kafka is there or not. */
  public void start() {
    follower.start();
  }

  /** True once all that was in the record at the start is here, and while it goes on. */
  public boolean isCaughtUp() {
    return follower.isCaughtUp();
  }

  /** Asks the store on a worker; fails with 503 when the disk does not answer. */
  public <T> Future<T> ask(WorkerExecutor workers, Function<ContactStore, T> question) {
    return workers.executeBlocking(() -> ask(question), false);
  }

  /**
   * The same, of who is on a worker.
   *
   * @throws ProblemException 503 when the disk does not answer
   */
  public <T> T ask(Function<ContactStore, T> question) {
    try {
      return question.apply(store);
    } catch (MVStoreException e) {
      throw new ProblemException(Problem.unavailable("The contacts cannot be read at the moment"));
    }
  }

  @Override
  public void close() {
    follower.close();
    store.close();
  }

  /** Puts what {@link Topics#CONTACTS} tells into the file. */
  private record Reading(
      ContactStore store, EdgeWriter edge, UnreadableMessages unreadable, AtomicLong behind)
      implements Followed {
    static Reading of(ContactStore store, EdgeWriter edge, MeterRegistry metrics) {
      Counter unreadable =
          Counter.builder("citygrid.contacts.unreadable.messages")
              .description("Messages of contacts that could not be decoded and were passed over")
              .register(metrics);
      AtomicLong behind = new AtomicLong();
      Gauge.builder("citygrid.contacts.behind.messages", behind, AtomicLong::get)
          .description("Messages of contacts that have not been taken from the record yet")
          .register(metrics);
      return new Reading(store, edge, new UnreadableMessages(unreadable::increment), behind);
    }

    @Override
    public void take(ConsumerRecords<byte[], byte[]> messages, Map<Integer, Long> next, long more) {
      for (ConsumerRecord<byte[], byte[]> message : messages) {
        unreadable
            .passOver(message, Codecs.CONTACT::decode)
            .ifPresent(
                told ->
                    store.take(
                        told,
                        otherwise ->
                            DeadLetters.of(
                                message,
                                DeadLetterReason.ID_REUSED,
                                otherwise.field(),
                                otherwise.detail())));
      }
      store.reach(next);
    }

    /** Kafka may be away: then the letters stay in the file and are written after the next one. */
    @Override
    public void commit() {
      store.commit();
      for (DeadLetter letter : store.letters()) {
        edge.write(Topics.DEAD_LETTERS, letter.id(), Codecs.DEAD_LETTER.encode(letter))
            .onSuccess(written -> store.noteWritten(letter));
      }
    }

    @Override
    public void isBehind(long messages) {
      behind.set(messages);
    }
  }
}
