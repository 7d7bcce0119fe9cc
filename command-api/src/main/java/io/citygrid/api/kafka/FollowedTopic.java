package io.citygrid.api.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic as Kafka has it at a moment.
 *
 * @param id another one when the topic was deleted and made again
 */
record FollowedTopic(String id, List<TopicPartition> partitions) {
  private static final int PATIENCE_MILLIS = 5_000;

  /** Asks Kafka; empty when it does not answer, or has no such topic yet. */
  static Optional<FollowedTopic> find(String kafkaBootstrap, String topic)
      throws InterruptedException {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaBootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS))) {
      TopicDescription found =
          admin.describeTopics(List.of(topic)).allTopicNames().get().values().iterator().next();
      return Optional.of(
          new FollowedTopic(
              found.topicId().toString(),
              found.partitions().stream()
                  .map(partition -> new TopicPartition(found.name(), partition.partition()))
                  .toList()));
    } catch (ExecutionException | KafkaException e) {
      return Optional.empty();
    }
  }
}
