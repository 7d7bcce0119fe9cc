package io.citygrid.api.facts;

import io.citygrid.city.event.AccessEntry;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.WireException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the access log back from Kafka, which keeps it for good. Auditors ask seldom: each question
 * reads its stretch of the topic. Blocks; to be called by workers only.
 */
final class AccessLogReader {
  private static final Duration POLL = Duration.ofMillis(200);

  private static final Comparator<AccessEntry> OLDEST_FIRST =
      Comparator.comparing(AccessEntry::at).thenComparing(AccessEntry::entryId);

  private final String kafkaBootstrap;

  AccessLogReader(String kafkaBootstrap) {
    this.kafkaBootstrap = kafkaBootstrap;
  }

  /**
   * The latest entries, newest first.
   *
   * @param from entries written before are left out
   * @param limit at most so many
   * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
   */
  List<AccessEntry> latest(Instant from, Predicate<AccessEntry> wanted, int limit) {
    PriorityQueue<AccessEntry> found = new PriorityQueue<>(OLDEST_FIRST);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.ACCESS_LOG).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      seek(consumer, partitions, ends, from);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
          AccessEntry entry = decode(message);
          if (wanted.test(entry)) {
            found.add(entry);
            if (found.size() > limit) {
              found.remove();
            }
          }
        }
      }
    }
    return found.stream().sorted(OLDEST_FIRST.reversed()).toList();
  }

  private static void seek(
      KafkaConsumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      Map<TopicPartition, Long> ends,
      Instant from) {
    Map<TopicPartition, OffsetAndTimestamp> starts =
        consumer.offsetsForTimes(
            partitions.stream().collect(Collectors.toMap(p -> p, p -> from.toEpochMilli())));
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp start = starts.get(partition);
      consumer.seek(partition, start == null ? ends.getOrDefault(partition, 0L) : start.offset());
    }
  }

  private static AccessEntry decode(ConsumerRecord<byte[], byte[]> message) {
    try {
      return Codecs.ACCESS_ENTRY.decode(message.value());
    } catch (WireException e) {
      throw new IllegalStateException(
          "the access log holds what is no entry at %d/%d"
              .formatted(message.partition(), message.offset()),
          e);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafkaBootstrap,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            5_000,
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
