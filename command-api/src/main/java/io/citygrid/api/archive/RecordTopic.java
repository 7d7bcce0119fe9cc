package io.citygrid.api.archive;

import io.citygrid.city.wire.Topics;
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
 * The topic of the record as Kafka has it at a moment.
 *
 * @param id another one when the topic was deleted and made again
 */
record RecordTopic(String id, List<TopicPartition> partitions) {
  private static final int PATIENCE_MILLIS = 5_000;

  /** Asks Kafka; empty when it does not answer, or has no such topic yet. */
  static Optional<RecordTopic> find(String kafkaBootstrap) throws InterruptedException {
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaBootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS))) {
      TopicDescription found =
          admin
              .describeTopics(List.of(Topics.CASE_EVENTS))
              .allTopicNames()
              .get()
              .values()
              .iterator()
              .next();
      return Optional.of(
          new RecordTopic(
              found.topicId().toString(),
              found.partitions().stream()
                  .map(partition -> new TopicPartition(found.name(), partition.partition()))
                  .toList()));
    } catch (ExecutionException | KafkaException e) {
      return Optional.empty();
    }
  }
}
