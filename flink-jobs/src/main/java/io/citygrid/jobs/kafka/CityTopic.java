package io.citygrid.jobs.kafka;

import io.citygrid.city.wire.CityMessages;
import io.citygrid.city.wire.Topics;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The city as it stands on its compacted topic, for tasks that go on from a checkpoint. All tasks
 * of a process go on at once and need the same: one reads the topic, those that come meanwhile wait
 * and share what it read.
 */
public final class CityTopic {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);

  /** What was read last, by Kafka's addresses, as long as somebody uses it. */
  private static final Map<String, WeakReference<Map<String, byte[]>>> READ = new HashMap<>();

  private CityTopic() {}

  /**
   * What stands on the topic.
   *
   * @param keys what is needed of it; see {@link CityMessages}
   * @return messages by key: of these all that there are, and others
   * @throws IllegalStateException when Kafka does not tell within a minute
   * @throws org.apache.kafka.common.KafkaException when it cannot be asked
   */
  public static synchronized Map<String, byte[]> read(String bootstrapServers, Set<String> keys) {
    READ.values().removeIf(kept -> kept.refersTo(null));
    WeakReference<Map<String, byte[]>> known = READ.get(bootstrapServers);
    Map<String, byte[]> messages = known == null ? null : known.get();
    if (messages == null || !messages.keySet().containsAll(keys)) {
      messages = Collections.unmodifiableMap(readAll(bootstrapServers));
      READ.put(bootstrapServers, new WeakReference<>(messages));
    }
    return messages;
  }

  private static Map<String, byte[]> readAll(String bootstrapServers) {
    Map<String, byte[]> messages = new HashMap<>();
    try (var consumer =
        new KafkaConsumer<>(
            properties(bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.CITY_MODEL, PATIENCE).stream()
              .map(found -> new TopicPartition(found.topic(), found.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long begunAtNanos = System.nanoTime();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
          take(message, messages);
        }
        if (System.nanoTime() - begunAtNanos > PATIENCE.toNanos()) {
          throw new IllegalStateException(
              Topics.CITY_MODEL + " cannot be read to its end within " + PATIENCE);
        }
      }
    }
    return messages;
  }

  private static void take(ConsumerRecord<String, byte[]> message, Map<String, byte[]> messages) {
    if (message.key() == null) {
      return;
    }
    if (message.value() == null) {
      messages.remove(message.key());
    } else {
      messages.put(message.key(), message.value());
    }
  }

  private static Properties properties(String bootstrapServers) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "citygrid-" + Topics.CITY_MODEL);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return properties;
  }
}
