package io.citygrid.api.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic as Kafka has it at a moment.
 *
 * @param id another one when the topic was deleted and made again
 */
record FollowedTopic(String id, List<TopicPartition> partitions) {
  private static final int PATIENCE_MILLIS = 5_000;
  private static final long LOOK_MILLIS = 100;

  /**
   * Asks Kafka; empty when it does not answer, or has no such topic yet.
   *
   * @param isGivenUp looked at while it is waited for an answer: once true, nothing is waited for
   */
  static Optional<FollowedTopic> find(
      String kafkaBootstrap, String topic, BooleanSupplier isGivenUp) throws InterruptedException {
    Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaBootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS));
    try {
      KafkaFuture<Map<String, TopicDescription>> asked =
          admin.describeTopics(List.of(topic)).allTopicNames();
      while (!isAnswered(asked)) {
        if (isGivenUp.getAsBoolean()) {
          return Optional.empty();
        }
      }
      TopicDescription found = asked.get().values().iterator().next();
      return Optional.of(
          new FollowedTopic(
              found.topicId().toString(),
              found.partitions().stream()
                  .map(partition -> new TopicPartition(found.name(), partition.partition()))
                  .toList()));
    } catch (ExecutionException | KafkaException e) {
      return Optional.empty();
    } finally {
      // What was asked and not answered is not waited for.
      admin.close(Duration.ZERO);
    }
  }

  /** Waits a little. */
  private static boolean isAnswered(KafkaFuture<?> asked)
      throws InterruptedException, ExecutionException {
    try {
      asked.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
