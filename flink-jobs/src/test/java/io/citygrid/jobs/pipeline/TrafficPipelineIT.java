package io.citygrid.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.jobs.runtime.JobParameters;
import io.citygrid.jobs.traffic.TrafficJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** The job on a real broker ends equal to a plain batch over the same input, whatever happens. */
class TrafficPipelineIT {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @TempDir Path directory;
  private Servers servers;
  private long version;

  @BeforeEach
  void startServers() throws Exception {
    servers = new Servers(directory);
    version = servers.publish(Testville.files(), Testville.FOUNDED);
  }

  @AfterEach
  void stopServers() {
    servers.close();
  }

  @Test
  void inOrder() throws Exception {
    TrafficHour hour = TrafficHour.of(version);
    // All of it stands in Kafka before: a topic whose sender is slow would count as silent.
    send(hour);
    try (RunningJob job = RunningJob.start(TrafficJob::define, traffic())) {
      awaitTwin(hour);
      // Each topic has transactions of its own: what one shows may come to the other a little
      // later.
      Awaitility.await().atMost(LONGEST).untilAsserted(() -> assertThat(alerts()).hasSize(2));
    }
    List<AlertEvent> alerts = alerts();
    assertThat(alerts)
        .extracting(AlertEvent::state)
        .containsExactly(AlertState.RAISED, AlertState.CLEARED);
    assertThat(alerts.get(0).deviceId()).isEqualTo("ring-1.1");
    try (Jedis redis = servers.openRedis()) {
      assertThat(redis.hget(RedisKeys.SEGMENTS, "ring-1.1")).contains("\"level\":");
    }
  }

  @Test
  void shuffledWithinTheBoundAndEverythingTwice() throws Exception {
    TrafficHour hour = TrafficHour.of(version).shuffledAndDoubled(new Random(5), 20_000);
    // All of it stands in Kafka before: a topic whose sender is slow would count as silent.
    send(hour);
    try (RunningJob job = RunningJob.start(TrafficJob::define, traffic())) {
      awaitTwin(hour);
    }
    assertThat(servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER)).isEmpty();
  }

  /** A detector that has a partition for itself falls silent: the others do not wait for it. */
  @Test
  void withAPartitionThatFallsSilent() throws Exception {
    int partitions = servers.partitionsOf(Topics.DETECTORS);
    List<String> loops = List.of("loop-1", "loop-2", "loop-3");
    String alone =
        loops.stream()
            .filter(
                loop ->
                    loops.stream()
                            .filter(
                                other ->
                                    partition(other, partitions) == partition(loop, partitions))
                            .count()
                        == 1)
            .findFirst()
            .orElseThrow();
    TrafficHour hour = TrafficHour.of(version).silentAfter(alone, 22);
    send(hour);
    try (RunningJob job = RunningJob.start(TrafficJob::define, traffic())) {
      awaitTwin(hour);
    }
  }

  /** Where Kafka's own partitioner puts a key. */
  private static int partition(String key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
  }

  @Test
  void killedTwiceOnTheWay() throws Exception {
    TrafficHour hour = TrafficHour.of(version);
    int third = hour.observations().size() / 3;
    int thirdOfPositions = hour.positions().size() / 3;
    try (RunningJob job = RunningJob.start(TrafficJob::define, traffic())) {
      for (int part = 0; part < 3; part++) {
        sendObservations(hour.observations().subList(part * third, (part + 1) * third));
        sendPositions(
            hour.positions().subList(part * thirdOfPositions, (part + 1) * thirdOfPositions));
        job.awaitNewCheckpoint();
        if (part < 2) {
          job.kill();
          job.start();
        }
      }
      sendObservations(hour.observations().subList(3 * third, hour.observations().size()));
      sendPositions(hour.positions().subList(3 * thirdOfPositions, hour.positions().size()));
      awaitTwin(hour);
    }
  }

  @Test
  void whatCannotBeUsedIsADeadLetterWithItsReason() throws Exception {
    try (RunningJob job = RunningJob.start(TrafficJob::define, traffic())) {
      byte[] broken = "{".getBytes(StandardCharsets.UTF_8);
      servers.send(Topics.DETECTORS, "x", broken);
      servers.send(Topics.POSITIONS, "x", broken);
      sendObservations(List.of(TrafficHour.speed("loop-9", 0, 50, version)));
      Awaitility.await()
          .atMost(LONGEST)
          .until(() -> servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER).size() == 3);
    }
    assertThat(servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER))
        .extracting(DeadLetter::reason)
        .containsExactlyInAnyOrder(
            DeadLetterReason.MALFORMED_JSON,
            DeadLetterReason.MALFORMED_JSON,
            DeadLetterReason.UNKNOWN_DEVICE);
  }

  private void awaitTwin(TrafficHour hour) {
    Map<String, Double> twin = hour.batch();
    assertThat(twin).hasSizeGreaterThan(100);
    assertThat(twin.entrySet())
        .as("not all that detectors tell is believed")
        .anyMatch(each -> each.getKey().contains("/usable@") && each.getValue() < 1);
    Awaitility.await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              Map<String, Double> told = told(hour);
              assertThat(told.keySet()).isEqualTo(twin.keySet());
              twin.forEach(
                  (key, value) ->
                      assertThat(told.get(key))
                          .as(key)
                          .isCloseTo(value, within(1e-9 * (1 + Math.abs(value)))));
            });
  }

  /** The highest version of each key and interval of the hour. */
  private Map<String, Double> told(TrafficHour hour) {
    Map<String, MetricValue> highest = new TreeMap<>();
    for (MetricValue metric : servers.readCommitted(Topics.METRICS, Codecs.METRIC_VALUE)) {
      if (hour.contains(metric.eventTime())) {
        highest.merge(
            metric.key() + "@" + metric.eventTime(),
            metric,
            (known, other) -> other.version() > known.version() ? other : known);
      }
    }
    Map<String, Double> values = new TreeMap<>();
    highest.forEach((key, metric) -> values.put(key, metric.value()));
    return values;
  }

  private List<AlertEvent> alerts() {
    return servers.readCommitted(Topics.ALERTS, Codecs.ALERT_EVENT);
  }

  private void send(TrafficHour hour) {
    sendObservations(hour.observations());
    sendPositions(hour.positions());
  }

  private void sendObservations(List<DetectorObservation> observations) {
    for (DetectorObservation observation : observations) {
      servers.send(
          Topics.DETECTORS,
          observation.detectorId(),
          Codecs.DETECTOR_OBSERVATION.encode(observation));
    }
    servers.flush();
  }

  private void sendPositions(List<VehiclePosition> positions) {
    for (VehiclePosition position : positions) {
      servers.send(
          Topics.POSITIONS, position.vehicleId(), Codecs.VEHICLE_POSITION.encode(position));
    }
    servers.flush();
  }

  private JobParameters traffic() {
    return JobParameters.traffic(
            servers.kafka().bootstrapServers(),
            servers.redis().uri(),
            directory.resolve("checkpoints"))
        .checkpointInterval(Duration.ofMillis(500))
        .outOfOrderness(Duration.ofSeconds(30))
        .build();
  }
}
