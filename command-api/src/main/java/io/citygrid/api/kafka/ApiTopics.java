package io.citygrid.api.kafka;

import io.citygrid.city.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes the topics that the API writes to or reads the record from, as far as they are missing, so
 * that a broker which makes topics by itself cannot make them wrong. Partitions and replicas are
 * the broker's defaults.
 */
public final class ApiTopics {
  private static final String FOREVER = "-1";

  /** Where people's devices were is forgotten as soon as it can be. */
  private static final String EIGHT_DAYS = Long.toString(Duration.ofDays(8).toMillis());

  private static final String A_DAY = Long.toString(Duration.ofDays(1).toMillis());

  /** A dead letter holds a whole message as Base64. */
  private static final String LARGEST = "16777216";

  private ApiTopics() {}

  /**
   * Tries once; may take half a minute when Kafka does not answer.
   *
   * @return true when all are there
   */
  public static boolean ensure(String kafkaBootstrap) throws InterruptedException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaBootstrap))) {
      Set<String> there = admin.listTopics().names().get();
      for (NewTopic topic : wanted()) {
        if (!there.contains(topic.name())) {
          create(admin, topic);
        }
      }
      return true;
    } catch (ExecutionException | KafkaException e) {
      return false;
    }
  }

  static List<NewTopic> wanted() {
    return List.of(
        new NewTopic(Topics.REPORTS, Optional.empty(), Optional.empty()),
        new NewTopic(Topics.COMMANDS, Optional.empty(), Optional.empty()),
        new NewTopic(Topics.COMMAND_OUTCOMES, Optional.empty(), Optional.empty()),
        new NewTopic(Topics.TASK_COMMANDS, Optional.of(1), Optional.empty()),
        new NewTopic(Topics.TASK_OUTCOMES, Optional.empty(), Optional.empty()),
        new NewTopic(Topics.TELEMETRY, Optional.empty(), Optional.empty()),
        new NewTopic(Topics.DETECTORS, Optional.empty(), Optional.empty()),
        new NewTopic(Topics.POSITIONS, Optional.empty(), Optional.empty()),
        new NewTopic(Topics.PATROL_POSITIONS, Optional.empty(), Optional.empty())
            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, EIGHT_DAYS)),
        new NewTopic(Topics.COUNTS, Optional.empty(), Optional.empty()),
        new NewTopic(Topics.PRESENCE, Optional.empty(), Optional.empty())
            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, A_DAY)),
        new NewTopic(Topics.TRACKS, Optional.empty(), Optional.empty())
            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, A_DAY)),
        new NewTopic(Topics.METRICS, Optional.empty(), Optional.empty()),
        new NewTopic(Topics.QUALITY, Optional.empty(), Optional.empty()),
        new NewTopic(Topics.FACT_EDITS, Optional.empty(), Optional.empty()),
        new NewTopic(Topics.FACT_OUTCOMES, Optional.empty(), Optional.empty()),
        new NewTopic(Topics.WARNING_COMMANDS, Optional.empty(), Optional.empty()),
        new NewTopic(Topics.WARNING_OUTCOMES, Optional.empty(), Optional.empty()),
        new NewTopic(Topics.OFFICE_COMMANDS, Optional.empty(), Optional.empty()),
        new NewTopic(Topics.OFFICE_OUTCOMES, Optional.empty(), Optional.empty()),
        keptForGood(Topics.OFFICE_EVENTS),
        keptForGood(Topics.BULLETINS),
        keptForGood(Topics.WARNINGS),
        keptForGood(Topics.TASK_EVENTS),
        new NewTopic(Topics.ALERTS, Optional.empty(), Optional.empty()),
        keptForGood(Topics.CASE_EVENTS),
        keptForGood(Topics.FACT_CHANGES),
        keptForGood(Topics.ACCESS_LOG),
        keptForGood(Topics.CONTACTS),
        keptForGood(Topics.PAYMENTS),
        keptForGood(Topics.NOTIFICATIONS),
        keptForGood(Topics.DEAD_LETTERS, Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, LARGEST)),
        keptForGood(Topics.FINDINGS),
        new NewTopic(Topics.CITY_MODEL, Optional.of(1), Optional.empty())
            .configs(
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
  }

  private static NewTopic keptForGood(String topic) {
    return keptForGood(topic, Map.of());
  }

  private static NewTopic keptForGood(String topic, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put(TopicConfig.RETENTION_MS_CONFIG, FOREVER);
    settings.put(TopicConfig.RETENTION_BYTES_CONFIG, FOREVER);
    return new NewTopic(topic, Optional.empty(), Optional.empty()).configs(settings);
  }

  private static void create(Admin admin, NewTopic topic)
      throws ExecutionException, InterruptedException {
    try {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
