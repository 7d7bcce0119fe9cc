package io.citygrid.jobs.record;

import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.WireException;
import io.citygrid.jobs.redis.RedisParameters;
import io.citygrid.jobs.redis.RedisView;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Makes a lost live view again from the record. Every write carries its version, so this may run
 * beside the jobs, more than once, and over a view that is only partly lost: what stands there and
 * is newer stays.
 *
 * <p>What was decided after the latest commit of the record is not in it; the jobs bring that when
 * they go on from their checkpoint.
 */
public final class ViewRebuild {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;
  private static final int BATCH = 2_000;

  private final String bootstrapServers;
  private final RedisParameters redis;

  public ViewRebuild(String bootstrapServers, RedisParameters redis) {
    this.bootstrapServers = bootstrapServers;
    this.redis = redis;
  }

  /** True when nothing was ever written to this Redis, or everything is gone. */
  public boolean isViewLost() {
    try (RedisView view = RedisView.ofRecord(redis)) {
      return view.isEmpty();
    }
  }

  /**
   * Reads the record from its beginning to its end as it is now and writes what it says.
   *
   * @param progress is told every now and then how many messages were read so far
   * @return how many messages the record held
   * @throws org.apache.kafka.common.KafkaException when Kafka cannot be reached; what {@link
   *     RedisView} throws when Redis cannot
   */
  public long run(LongConsumer progress) {
    long read = 0;
    try (RedisView view = RedisView.ofRecord(redis)) {
      for (RecordTopic<?> topic : RecordTopic.all()) {
        read = copy(topic, view, read, progress);
      }
    }
    return read;
  }

  private long copy(RecordTopic<?> topic, RedisView view, long readBefore, LongConsumer progress) {
    long read = readBefore;
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topic()).stream()
              .map(partition -> new TopicPartition(topic.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<String, ViewWrite> latest = new LinkedHashMap<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
          // A case's moves stand in order in one partition: the last one is what it is now.
          ViewWrite write = project(topic, message);
          latest.remove(write.id());
          latest.put(write.id(), write);
          read++;
        }
        if (latest.size() >= BATCH) {
          view.write(List.copyOf(latest.values()));
          latest.clear();
          progress.accept(read);
        }
      }
      view.write(List.copyOf(latest.values()));
    }
    return read;
  }

  private static ViewWrite project(RecordTopic<?> topic, ConsumerRecord<byte[], byte[]> message) {
    try {
      return topic.project(message.value());
    } catch (WireException e) {
      throw new IllegalStateException(
          "the record cannot be read at %s/%d/%d: %s"
              .formatted(message.topic(), message.partition(), message.offset(), e.getMessage()),
          e);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            MAX_MESSAGE_BYTES),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
