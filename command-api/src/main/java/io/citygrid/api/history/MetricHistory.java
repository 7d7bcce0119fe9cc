package io.citygrid.api.history;

import io.citygrid.api.kafka.TopicFollower;
import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.h2.mvstore.MVStoreException;

/**
 * What all metrics were, followed from Kafka into a store on disk. Answers while Kafka is away,
 * with what it has.
 */
public final class MetricHistory implements AutoCloseable {
  private final HistoryStore store;
  private final TopicFollower follower;

  private MetricHistory(HistoryStore store, TopicFollower follower) {
    this.store = store;
    this.follower = follower;
  }

  /**
   * Opens the store and makes ready to follow the topic.
   *
   * @param zone of the city; nothing is taken while it is empty
   * @throws HistoryException when the store is in use or broken; its message says what to do
   */
  public static MetricHistory open(
      Path directory, String kafkaBootstrap, MeterRegistry metrics, Supplier<Optional<ZoneId>> zone)
      throws HistoryException {
    HistoryStore store = HistoryStore.open(directory);
    HistoryReader reader = new HistoryReader(store, new HistoryMeters(metrics), zone);
    return new MetricHistory(
        store, new TopicFollower(kafkaBootstrap, Topics.METRICS, "history-reader", reader));
  }

  /** Begins to follow the topic, in a thread of its own, whether Kafka is there or not. */
  public void start() {
    follower.start();
  }

  /** True once all that was in the topic at the start is here, and while it goes on. */
  public boolean isCaughtUp() {
    return follower.isCaughtUp();
  }

  /** Asks the store on a worker; fails with 503 when the disk does not answer. */
  public <T> Future<T> ask(WorkerExecutor workers, Function<HistoryStore, T> question) {
    return workers.executeBlocking(() -> askHere(question), false);
  }

  /**
   * Asks the store in a thread that may wait for the disk.
   *
   * @throws ProblemException 503 when the disk does not answer
   */
  public <T> T askHere(Function<HistoryStore, T> question) {
    try {
      return question.apply(store);
    } catch (MVStoreException e) {
      throw new ProblemException(Problem.unavailable("The history cannot be read at the moment"));
    }
  }

  /** As {@link HistoryStore#latestChanges} has it. */
  long latestChanges() {
    return store.latestChanges();
  }

  /** The newest values of metrics whose key begins so, by key. Blocks. */
  List<LatestMetric> listLatest(String prefix) {
    return store.listLatest(prefix, "");
  }

  @Override
  public void close() {
    follower.close();
    store.close();
  }
}
