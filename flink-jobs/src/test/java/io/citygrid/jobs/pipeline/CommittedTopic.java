package io.citygrid.jobs.pipeline;

import io.citygrid.city.wire.Codec;
import io.citygrid.city.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What is committed on a topic. It is asked again and again while a test waits, so what was read is
 * kept and only what came since is read. Threads take turns.
 */
final class CommittedTopic implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
  private final List<Object> decoded = new ArrayList<>();

  CommittedTopic(String bootstrapServers, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "max.partition.fetch.bytes",
                "16777216"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** All of it as it is now, of each partition in its order. */
  synchronized List<ConsumerRecord<byte[], byte[]>> messages() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(messages::add);
    }
    return List.copyOf(messages);
  }

  /** The same, decoded; a topic has one codec. */
  @SuppressWarnings("unchecked") // all of it was decoded by the one codec
  synchronized <T> List<T> read(Codec<T> codec) {
    List<ConsumerRecord<byte[], byte[]>> now = messages();
    for (ConsumerRecord<byte[], byte[]> message : now.subList(decoded.size(), now.size())) {
      try {
        decoded.add(codec.decode(message.value()));
      } catch (WireException e) {
        throw new AssertionError("the record holds what cannot be read: " + e.getMessage(), e);
      }
    }
    return (List<T>) List.copyOf(decoded);
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }
}
