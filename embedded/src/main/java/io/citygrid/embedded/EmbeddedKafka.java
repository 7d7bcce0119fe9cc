package io.citygrid.embedded;

import io.citygrid.city.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker and controller in this process (KRaft, one node), with the city's topics. Data in
 * the directory survive a restart. Listens on loopback without authentication: whoever may open a
 * local port may write.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final int PARTITIONS = 4;

  /** For how long the broker may not know a topic that its controller has made. */
  private static final Duration START_PATIENCE = Duration.ofSeconds(30);

  private static final String EIGHT_DAYS = Long.toString(Duration.ofDays(8).toMillis());
  private static final String A_DAY = Long.toString(Duration.ofDays(1).toMillis());
  private static final String FOREVER = "-1";
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  /** Longer than any outage that a transaction of the record has to outlive. */
  private static final long TRANSACTION_MAX_TIMEOUT_MILLIS = 7 * DAY_MILLIS;

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a broker on the directory and makes the topics that are missing.
   *
   * @param directory formatted on first use
   * @param port on loopback
   */
  public static EmbeddedKafka start(Path directory, int port) throws Exception {
    Files.createDirectories(directory);
    format(directory);
    KafkaRaftServer server =
        new KafkaRaftServer(
            new KafkaConfig(properties(directory, port, Ports.free()), false), Time.SYSTEM);
    server.startup();
    EmbeddedKafka kafka = new EmbeddedKafka(server, port);
    kafka.createTopics();
    return kafka;
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path directory) throws Exception {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .setPrintStream(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()))
        .run();
  }

  /**
   * A broker that is ended in order says so to its controller. After one that was killed the next
   * start waits until its session is over, which is why sessions are short here; that a broker that
   * stood still for so long loses its session matters little where there is no other.
   */
  private static Properties properties(Path directory, int port, int controllerPort) {
    Properties properties = new Properties();
    properties.putAll(
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry(
                "listeners",
                "BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort)),
            Map.entry("advertised.listeners", "BROKER://127.0.0.1:" + port),
            Map.entry("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("inter.broker.listener.name", "BROKER"),
            Map.entry("log.dirs", directory.toString()),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "2"),
            Map.entry("transaction.max.timeout.ms", Long.toString(TRANSACTION_MAX_TIMEOUT_MILLIS)),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
            Map.entry("log.segment.bytes", "67108864"),
            Map.entry("controlled.shutdown.enable", "true"),
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500")));
    return properties;
  }

  private void createTopics() throws InterruptedException, ExecutionException {
    List<NewTopic> wanted = new ArrayList<>();
    wanted.add(topic(Topics.REPORTS, PARTITIONS, Map.of()));
    wanted.add(topic(Topics.COMMANDS, PARTITIONS, Map.of()));
    wanted.add(topic(Topics.CONTACTS, PARTITIONS, Map.of("retention.ms", FOREVER)));
    wanted.add(topic(Topics.COMMAND_OUTCOMES, PARTITIONS, Map.of()));
    wanted.add(topic(Topics.TELEMETRY, PARTITIONS, Map.of()));
    wanted.add(topic(Topics.TASK_COMMANDS, 1, Map.of()));
    wanted.add(topic(Topics.TASK_OUTCOMES, PARTITIONS, Map.of()));
    wanted.add(topic(Topics.TASK_EVENTS, PARTITIONS, Map.of("retention.ms", FOREVER)));
    wanted.add(topic(Topics.PAYMENTS, PARTITIONS, Map.of("retention.ms", FOREVER)));
    wanted.add(topic(Topics.NOTIFICATIONS, PARTITIONS, Map.of("retention.ms", FOREVER)));
    wanted.add(topic(Topics.DETECTORS, PARTITIONS, Map.of()));
    wanted.add(topic(Topics.POSITIONS, PARTITIONS, Map.of()));
    wanted.add(topic(Topics.PATROL_POSITIONS, PARTITIONS, Map.of("retention.ms", EIGHT_DAYS)));
    wanted.add(topic(Topics.COUNTS, PARTITIONS, Map.of()));
    wanted.add(topic(Topics.PRESENCE, PARTITIONS, Map.of("retention.ms", A_DAY)));
    wanted.add(topic(Topics.TRACKS, PARTITIONS, Map.of("retention.ms", A_DAY)));
    wanted.add(topic(Topics.METRICS, PARTITIONS, Map.of()));
    wanted.add(topic(Topics.QUALITY, PARTITIONS, Map.of()));
    wanted.add(topic(Topics.CITY_MODEL, 1, Map.of("cleanup.policy", "compact")));
    wanted.add(topic(Topics.CASE_EVENTS, PARTITIONS, Map.of("retention.ms", FOREVER)));
    wanted.add(topic(Topics.FACT_EDITS, PARTITIONS, Map.of()));
    wanted.add(topic(Topics.FACT_OUTCOMES, PARTITIONS, Map.of()));
    wanted.add(topic(Topics.FACT_CHANGES, PARTITIONS, Map.of("retention.ms", FOREVER)));
    wanted.add(topic(Topics.ACCESS_LOG, PARTITIONS, Map.of("retention.ms", FOREVER)));
    wanted.add(topic(Topics.BULLETINS, PARTITIONS, Map.of("retention.ms", FOREVER)));
    wanted.add(topic(Topics.FINDINGS, PARTITIONS, Map.of("retention.ms", FOREVER)));
    wanted.add(topic(Topics.WARNINGS, PARTITIONS, Map.of("retention.ms", FOREVER)));
    wanted.add(topic(Topics.WARNING_COMMANDS, PARTITIONS, Map.of()));
    wanted.add(topic(Topics.WARNING_OUTCOMES, PARTITIONS, Map.of()));
    wanted.add(topic(Topics.OFFICE_COMMANDS, PARTITIONS, Map.of()));
    wanted.add(topic(Topics.OFFICE_EVENTS, PARTITIONS, Map.of("retention.ms", FOREVER)));
    wanted.add(topic(Topics.OFFICE_OUTCOMES, PARTITIONS, Map.of()));
    wanted.add(topic(Topics.ALERTS, PARTITIONS, Map.of("retention.ms", FOREVER)));
    // A dead letter holds a whole message as Base64, a third larger than the largest message.
    wanted.add(
        topic(
            Topics.DEAD_LETTERS,
            PARTITIONS,
            Map.of("retention.ms", FOREVER, "max.message.bytes", "16777216")));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      Set<String> present = admin.listTopics().names().get();
      wanted.removeIf(topic -> present.contains(topic.name()));
      admin.createTopics(wanted).all().get();
      awaitPartitions(admin, wanted);
    }
  }

  /**
   * Waits until the broker has what the controller has decided. Before that a producer's first
   * batch may be refused and its second one taken, and then the first one never.
   */
  private static void awaitPartitions(Admin admin, List<NewTopic> made)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    for (NewTopic topic : made) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    long deadlineNanos = System.nanoTime() + START_PATIENCE.toNanos();
    while (true) {
      try {
        admin.listOffsets(partitions).all().get();
        return;
      } catch (ExecutionException e) {
        // The broker that answers does not know a topic yet that the controller has made.
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > deadlineNanos) {
          throw e;
        }
      }
    }
  }

  private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(Map.of("max.message.bytes", "2097152"));
    all.putAll(settings);
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(all);
  }
}
