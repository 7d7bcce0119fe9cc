package io.citygrid.api.archive;

import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.WireException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
 * Reads {@link Topics#CASE_EVENTS} into the index, from where the index stands, on and on, in a
 * thread of its own; only moves whose transaction was committed. What cannot be decoded is logged,
 * counted and passed over. When the disk fails it stops, and the archive is not ready any more.
 */
final class ArchiveReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveReader.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS_AT_TOPIC = Duration.ofSeconds(30);
  private static final Duration STOPPING = Duration.ofSeconds(10);
  private static final int MOST_AT_ONCE = 5_000;
  private static final int FAR_BEHIND = 4 * MOST_AT_ONCE;

  private final String kafkaBootstrap;
  private final ArchiveIndex index;
  private final ArchiveMeters meters;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = new Thread(this::run, "archive-reader");
  private long committedNanos = System.nanoTime();
  private long lookedNanos = System.nanoTime();
  private volatile boolean closing;
  private volatile boolean caughtUp;

  ArchiveReader(String kafkaBootstrap, ArchiveIndex index, ArchiveMeters meters) {
    this.kafkaBootstrap = kafkaBootstrap;
    this.index = index;
    this.meters = meters;
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
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** True while it reads and once all that was in the record at the start has been taken. */
  boolean isCaughtUp() {
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
      LOG.debug("stops reading the record");
    } catch (IOException | RuntimeException | Error e) {
      LOG.error("The record is not archived any more; after a restart it goes on", e);
      return;
    }
    try {
      index.commit();
    } catch (IOException e) {
      LOG.error("What was archived last is read again at the next start", e);
    }
  }

  private void begin() throws IOException, InterruptedException {
    Optional<RecordTopic> topic = RecordTopic.find(kafkaBootstrap);
    while (topic.isEmpty() && !closing) {
      Thread.sleep(POLL.toMillis());
      topic = RecordTopic.find(kafkaBootstrap);
    }
    if (topic.isPresent()) {
      if (!topic.get().id().equals(index.position().topicId())) {
        LOG.info("The archive is made from the beginning of the record");
        index.restart(topic.get().id());
      }
      follow(topic.get().partitions());
    }
  }

  private void follow(List<TopicPartition> partitions) {
    Set<TopicPartition> known = new HashSet<>(consumer.assignment());
    if (!known.containsAll(partitions)) {
      consumer.assign(partitions);
      for (TopicPartition partition : partitions) {
        consumer.seek(partition, index.position().nextOf(partition.partition()));
      }
    }
  }

  private void pollOnce() throws IOException, InterruptedException {
    try {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      take(records);
      look();
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.debug("Kafka does not answer: {}", e.getMessage());
    }
    if (isOver(committedNanos, BETWEEN_COMMITS)) {
      index.commit();
      committedNanos = System.nanoTime();
    }
    if (isOver(lookedNanos, BETWEEN_LOOKS_AT_TOPIC)) {
      RecordTopic.find(kafkaBootstrap).ifPresent(topic -> follow(topic.partitions()));
      lookedNanos = System.nanoTime();
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> records) throws IOException {
    List<RecordedEvent> events = new ArrayList<>(records.count());
    StreamSupport.stream(records.spliterator(), false).toList().parallelStream()
        .map(this::decode)
        .forEachOrdered(decoded -> decoded.ifPresent(events::add));
    Map<Integer, Long> next = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      // Beyond the last record lie the marks of transactions; the consumer has passed them too.
      next.put(partition.partition(), consumer.position(partition));
    }
    if (isFarBehind()) {
      index.append(events, next);
    } else {
      index.take(events, next);
    }
    meters.took(events.size());
  }

  /** Then what is read is only put away, and the cases are made when the end is near. */
  private boolean isFarBehind() {
    return consumer.assignment().stream()
            .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
            .sum()
        > FAR_BEHIND;
  }

  private Optional<RecordedEvent> decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.of(RecordedEvent.read(record.value()));
    } catch (WireException e) {
      meters.passedOverUnreadable();
      LOG.warn(
          "Passed over offset {} of {}-{}: {}",
          record.offset(),
          record.topic(),
          record.partition(),
          e.getMessage());
      return Optional.empty();
    }
  }

  private void look() {
    long behind = 0;
    for (TopicPartition partition : consumer.assignment()) {
      OptionalLong lag = consumer.currentLag(partition);
      if (lag.isEmpty()) {
        return;
      }
      behind += lag.getAsLong();
    }
    meters.isBehind(behind);
    caughtUp = caughtUp || behind == 0;
  }

  private static boolean isOver(long sinceNanos, Duration wait) {
    return System.nanoTime() - sinceNanos >= wait.toNanos();
  }
}
