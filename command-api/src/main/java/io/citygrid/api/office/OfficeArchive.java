package io.citygrid.api.office;

import io.citygrid.api.archive.ArchiveException;
import io.citygrid.api.kafka.Followed;
import io.citygrid.api.kafka.TopicFollower;
import io.citygrid.api.kafka.UnreadableMessages;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.WireException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.h2.mvstore.MVStoreException;

/**
 * The moves of tasks of the office that no longer stand in their latest event, followed from the
 * record into a file. Answers while Kafka is away, with what it has.
 */
public final class OfficeArchive implements AutoCloseable {
  private final OfficeMoveStore store;
  private final TopicFollower follower;

  private OfficeArchive(OfficeMoveStore store, TopicFollower follower) {
    this.store = store;
    this.follower = follower;
  }

  /**
   * Opens the file and makes ready to follow the record.
   *
   * @param directory of all that is made of the record
   * @throws ArchiveException when the file is in use or broken; its message says what to do
   */
  public static OfficeArchive open(Path directory, String kafkaBootstrap, MeterRegistry metrics)
      throws ArchiveException {
    OfficeMoveStore store = OfficeMoveStore.open(directory);
    return new OfficeArchive(
        store,
        new TopicFollower(
            kafkaBootstrap, Topics.OFFICE_EVENTS, "office-reader", Reading.of(store, metrics)));
  }

  /** Begins to follow the record, in a thread of its own, whether Kafka is there or not. */
  public void start() {
    follower.start();
  }

  /** True once all that was in the record at the start is here, and while it goes on. */
  public boolean isCaughtUp() {
    return follower.isCaughtUp();
  }

  /**
   * The moves of a task before a version, newest first, as far as the record has been read; fails
   * with 503 when the disk does not answer.
   */
  Future<List<String>> list(WorkerExecutor workers, String taskId, long before, int limit) {
    return workers
        .executeBlocking(() -> store.list(taskId, before, limit), false)
        .recover(
            failed ->
                Future.failedFuture(
                    failed instanceof MVStoreException
                        ? new ProblemException(
                            Problem.unavailable("The moves cannot be read at the moment"))
                        : failed));
  }

  @Override
  public void close() {
    follower.close();
    store.close();
  }

  /** Puts what {@link Topics#OFFICE_EVENTS} tells into the file. */
  private record Reading(OfficeMoveStore store, UnreadableMessages unreadable, AtomicLong behind)
      implements Followed {
    static Reading of(OfficeMoveStore store, MeterRegistry metrics) {
      Counter unreadable =
          Counter.builder("citygrid.office.unreadable.events")
              .description("Moves of tasks that could not be decoded and were passed over")
              .register(metrics);
      AtomicLong behind = new AtomicLong();
      Gauge.builder("citygrid.office.behind.events", behind, AtomicLong::get)
          .description("Moves of tasks that have not been taken from the record yet")
          .register(metrics);
      return new Reading(store, new UnreadableMessages(unreadable::increment), behind);
    }

    @Override
    public void take(ConsumerRecords<byte[], byte[]> messages, Map<Integer, Long> next, long more) {
      List<OfficeMoveStore.Recorded> moves = new ArrayList<>(messages.count());
      for (ConsumerRecord<byte[], byte[]> message : messages) {
        unreadable.passOver(message, Reading::read).ifPresent(moves::add);
      }
      store.take(moves, next);
    }

    /** Each event tells the whole task; what is kept of it is the move that it adds. */
    private static OfficeMoveStore.Recorded read(byte[] bytes) throws WireException {
      OfficeEvent event = Codecs.OFFICE_EVENT.decode(bytes);
      JsonObject json = new JsonObject(Buffer.buffer(bytes));
      return new OfficeMoveStore.Recorded(
          event.taskId(), event.version(), json.getJsonObject("latest").encode());
    }

    @Override
    public void isBehind(long messages) {
      behind.set(messages);
    }
  }
}
