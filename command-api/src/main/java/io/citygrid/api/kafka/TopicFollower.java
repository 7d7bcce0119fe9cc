package io.citygrid.api.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic into what is made of it, from where that stands, on and on, in a thread of its own;
 * only what was committed. Waits while Kafka is away. When the disk fails it stops, and is not
 * caught up any more.
 */
public final class TopicFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS_AT_TOPIC = Duration.ofSeconds(30);
  private static final Duration STOPPING = Duration.ofSeconds(10);

  /** How many messages are given at once. */
  public static final int MOST_AT_ONCE = 5_000;

  private final String kafkaBootstrap;
  private final String topic;
  private final Followed followed;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
  private long committedNanos = System.nanoTime();
  private long lookedNanos = System.nanoTime();
  private volatile boolean closing;
  private volatile boolean caughtUp;

  /**
   * @param name of the thread
   */
  public TopicFollower(String kafkaBootstrap, String topic, String name, Followed followed) {
    this.kafkaBootstrap = kafkaBootstrap;
    this.topic = topic;
    this.followed = followed;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafkaBootstrap,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MOST_AT_ONCE,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** True while it reads and once all that was in the topic at the start has been taken. */
  public boolean isCaughtUp() {
    return caughtUp && thread.isAlive();
  }

  /** Stops reading; what was taken is on disk afterwards, unless the disk fails. */
  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    if (!thread.isAlive()) {
      consumer.close();
      return;
    }
    // Never by an interrupt: that would close the files under the writer.
    try {
      thread.join(STOPPING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      begin();
      while (!closing) {
        pollOnce();
      }
    } catch (WakeupException | InterruptException | InterruptedException e) {
      LOG.debug("stops reading {}", topic);
    } catch (IOException | RuntimeException | Error e) {
      LOG.error("{} is not archived any more; after a restart it goes on", topic, e);
      return;
    }
    try {
      followed.commit();
    } catch (IOException | RuntimeException e) {
      LOG.error("What was taken last of {} is read again at the next start", topic, e);
    }
  }

  private void begin() throws IOException, InterruptedException {
    Optional<FollowedTopic> found = find();
    while ((found.isEmpty() || !followed.isReady()) && !closing) {
      Thread.sleep(POLL.toMillis());
      found = find();
    }
    if (found.isPresent() && !closing) {
      if (!found.get().id().equals(followed.store().topicId())) {
        LOG.info("{} is read from its beginning", topic);
        followed.store().restart(found.get().id());
      }
      follow(found.get().partitions());
    }
  }

  private Optional<FollowedTopic> find() throws InterruptedException {
    return FollowedTopic.find(kafkaBootstrap, topic, () -> closing);
  }

  private void follow(List<TopicPartition> partitions) {
    Set<TopicPartition> known = new HashSet<>(consumer.assignment());
    if (!known.containsAll(partitions)) {
      consumer.assign(partitions);
      for (TopicPartition partition : partitions) {
        consumer.seek(partition, followed.store().nextOf(partition.partition()));
      }
    }
  }

  private void pollOnce() throws IOException, InterruptedException {
    try {
      ConsumerRecords<byte[], byte[]> messages = consumer.poll(POLL);
      Map<Integer, Long> next = new HashMap<>();
      for (TopicPartition partition : consumer.assignment()) {
        // Beyond the last message lie the marks of transactions; the consumer has passed them too.
        next.put(partition.partition(), consumer.position(partition));
      }
      followed.take(messages, next, behind().orElse(0));
      look();
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.debug("Kafka does not answer: {}", e.getMessage());
    }
    if (isOver(committedNanos, BETWEEN_COMMITS)) {
      followed.commit();
      committedNanos = System.nanoTime();
    }
    if (isOver(lookedNanos, BETWEEN_LOOKS_AT_TOPIC)) {
      find().ifPresent(found -> follow(found.partitions()));
      lookedNanos = System.nanoTime();
    }
  }

  private void look() {
    OptionalLong behind = behind();
    if (behind.isPresent()) {
      followed.isBehind(behind.getAsLong());
      caughtUp = caughtUp || behind.getAsLong() == 0;
    }
  }

  /** Empty while it is not known of all partitions. */
  private OptionalLong behind() {
    long behind = 0;
    for (TopicPartition partition : consumer.assignment()) {
      OptionalLong lag = consumer.currentLag(partition);
      if (lag.isEmpty()) {
        return OptionalLong.empty();
      }
      behind += lag.getAsLong();
    }
    return OptionalLong.of(behind);
  }

  private static boolean isOver(long sinceNanos, Duration wait) {
    return System.nanoTime() - sinceNanos >= wait.toNanos();
  }
}
