package io.citygrid.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.AlertLevel;
import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.PresencePing;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.CrowdSource;
import io.citygrid.city.view.CrowdView;
import io.citygrid.city.view.FlowPair;
import io.citygrid.city.view.FlowView;
import io.citygrid.city.view.HeatView;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.MapTile;
import io.citygrid.jobs.crowd.CrowdJob;
import io.citygrid.jobs.runtime.JobParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** The job on a real broker ends equal to a plain batch over the same input, whatever happens. */
class CrowdPipelineIT {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** What is said of more than a window, or of the moment at which it was told. */
  private static final Set<String> OF_ALL_TIME =
      Set.of("stay", "drift", "present", "warning-level");

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

  /**
   * Everything twice and out of order, the job killed twice on the way, and four minutes of a gate
   * that come when their windows were told long ago; the other partitions are silent all the time.
   */
  @Test
  void endsEqualToTheBatchShuffledDoubledKilledTwiceAndCorrected() throws Exception {
    CrowdHour hour = CrowdHour.of(version);
    CrowdHour sent = hour.without("gate-2", 11, 15).shuffledAndDoubled(new Random(5), 20_000);
    try (RunningJob job = RunningJob.start(CrowdJob::define, crowd())) {
      send(sent.until(22));
      Awaitility.await()
          .atMost(LONGEST)
          .until(() -> told("hot-area/square/people").containsKey(key("square/people", 10)));
      job.awaitNewCheckpoint();
      job.kill();
      job.start();
      send(hour.only("gate-2", 11, 15));
      send(sent.from(22).until(43));
      Awaitility.await()
          .atMost(LONGEST)
          .until(() -> told("hot-area/square/people").containsKey(key("square/people", 35)));
      job.kill();
      job.start();
      send(sent.from(43));
      awaitTwin(hour);
    }

    double atFirst = firstTold(key("square/people", 10));
    double atLast = told("hot-area/square/people").get(key("square/people", 10)).value();
    assertThat(atLast - atFirst).isGreaterThan(100);
    assertThat(servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER)).isEmpty();
    assertAlerts();
    assertView();
    assertHeat(hour);
  }

  @Test
  void endsEqualToTheBatchInOrder() throws Exception {
    CrowdHour hour = CrowdHour.of(version);
    try (RunningJob job = RunningJob.start(CrowdJob::define, crowd())) {
      send(hour);
      awaitTwin(hour);
    }
    assertAlerts();
    assertHeat(hour);
  }

  @Test
  void whatCannotBeUsedIsADeadLetterWithItsReason() throws Exception {
    CrossingCount tooLong =
        new CrossingCount(
            "gate-1", 1L, 1L, null, CrowdHour.at(0), 3_600, CrowdHour.at(61), version);
    try (RunningJob job = RunningJob.start(CrowdJob::define, crowd())) {
      byte[] broken = "{".getBytes(StandardCharsets.UTF_8);
      servers.send(Topics.COUNTS, "x", broken);
      servers.send(Topics.PRESENCE, "x", broken);
      sendCounts(List.of(CrowdHour.directed("gate-9", 0, 1, 1, version), tooLong));
      Awaitility.await()
          .atMost(LONGEST)
          .until(() -> servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER).size() == 4);
    }
    assertThat(servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER))
        .extracting(DeadLetter::reason)
        .containsExactlyInAnyOrder(
            DeadLetterReason.MALFORMED_JSON,
            DeadLetterReason.MALFORMED_JSON,
            DeadLetterReason.UNKNOWN_DEVICE,
            DeadLetterReason.INVALID_VALUE);
  }

  /**
   * The flow between areas: everything twice and out of order, one partition silent, the job killed
   * twice on the way, and what one of five devices told of some minutes comes late, when much that
   * happened later was told.
   */
  @Test
  void flowEndsEqualToTheBatchShuffledDoubledKilledTwiceAndLate() throws Exception {
    FlowMorning morning = FlowMorning.of(500, servers.partitionsOf(Topics.PRESENCE), version);
    FlowMorning sent = morning.shuffledAndDoubled(new Random(7), 20_000);
    FlowMorning held = morning.only(CrowdPipelineIT::isHeldBack);
    FlowMorning inTime = sent.only(ping -> !isHeldBack(ping));
    Instant firstKill = FlowMorning.at(47);
    Instant secondKill = FlowMorning.at(100);
    try (RunningJob job = RunningJob.start(CrowdJob::define, crowd())) {
      send(inTime.only(ping -> ping.observedAt().isBefore(firstKill)));
      Awaitility.await().atMost(LONGEST).until(() -> isToldAt(FlowMorning.at(15)));
      job.awaitNewCheckpoint();
      job.kill();
      job.start();
      send(held);
      send(inTime.only(ping -> isIn(ping, firstKill, secondKill)));
      Awaitility.await().atMost(LONGEST).until(() -> isToldAt(FlowMorning.at(60)));
      job.kill();
      job.start();
      send(inTime.only(ping -> !ping.observedAt().isBefore(secondKill)));
      awaitTwin(morning);
    }
    assertThat(servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER)).isEmpty();
    try (Jedis redis = servers.openRedis()) {
      String stored = redis.hget(RedisKeys.FLOW, "PEOPLE/990101");
      FlowView view = Codecs.FLOW_VIEW.decode(json(stored));
      assertThat(view.level()).isEqualTo("DISTRICT");
      assertThat(view.from()).extracting(FlowPair::area).doesNotContain("990101");
    }
  }

  private static boolean isHeldBack(PresencePing ping) {
    return ping.pseudonym().matches(".*[37]") && isIn(ping, FlowMorning.at(36), FlowMorning.at(46));
  }

  private static boolean isIn(PresencePing ping, Instant from, Instant to) {
    return !ping.observedAt().isBefore(from) && ping.observedAt().isBefore(to);
  }

  private boolean isToldAt(Instant interval) {
    // Which numbers of an interval are told depends on where the groups are large enough.
    return told("flow/area/").values().stream()
        .anyMatch(metric -> metric.eventTime().equals(interval));
  }

  private void awaitTwin(FlowMorning morning) {
    FlowBatch twin = new FlowBatch(morning);
    assertThat(twin.numbers()).hasSizeGreaterThan(60);
    Awaitility.await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              Map<String, Double> told = new TreeMap<>();
              told("flow/area/")
                  .forEach(
                      (key, metric) -> {
                        boolean isCounted =
                            key.contains("-in@")
                                || key.contains("-out@")
                                || key.contains("-within@");
                        if (isCounted
                            && morning.contains(metric.eventTime())
                            && metric.value() > 0) {
                          told.put(key, metric.value());
                        }
                      });
              assertThat(told).isEqualTo(twin.numbers());
            });
  }

  private void send(FlowMorning morning) {
    for (PresencePing ping : morning.pings()) {
      servers.send(Topics.PRESENCE, ping.pseudonym(), Codecs.PRESENCE_PING.encode(ping));
    }
    servers.flush();
  }

  /** One alert of the square, level by level up to red. */
  private void assertAlerts() {
    List<AlertEvent> alerts = servers.readCommitted(Topics.ALERTS, Codecs.ALERT_EVENT);
    assertThat(alerts).extracting(AlertEvent::deviceId).containsOnly("square");
    assertThat(alerts).extracting(AlertEvent::alertId).containsOnly(alerts.get(0).alertId());
    assertThat(alerts).extracting(AlertEvent::state).containsOnly(AlertState.RAISED);
    assertThat(alerts).extracting(AlertEvent::level).isSorted().endsWith(AlertLevel.RED);
    for (int i = 0; i < alerts.size(); i++) {
      assertThat(alerts.get(i).version()).isEqualTo(i + 1);
    }
    assertThat(told("square/warning-level").values())
        .extracting(MetricValue::value)
        .contains(0.0)
        .allMatch(level -> level >= 0 && level <= 4)
        .endsWith(4.0);
  }

  private void assertView() throws Exception {
    try (Jedis redis = servers.openRedis()) {
      Awaitility.await()
          .atMost(LONGEST)
          .until(() -> redis.hget(RedisKeys.CROWD, "market-street") != null);
      String stored = redis.hget(RedisKeys.CROWD, "square");
      CrowdView view = Codecs.CROWD_VIEW.decode(json(stored));
      assertThat(view.source()).isEqualTo(CrowdSource.COUNTERS);
      assertThat(view.people()).isGreaterThan(3_600);
      assertThat(view.warning()).isEqualTo(AlertLevel.RED);
      assertThat(redis.exists(RedisKeys.pulse(CrowdJob.NAME))).isTrue();
    }
  }

  /** The park is hidden beside its edge, where few are; nothing of the few in the hills. */
  private void assertHeat(CrowdHour hour) {
    Map<String, Long> twin = new CrowdBatch(hour).heat(55);
    String park = MapTile.of(new LonLat(118.0702, 31.0502), 14).id();
    assertThat(twin).hasSize(3).doesNotContainKey(park);
    try (Jedis redis = servers.openRedis()) {
      Awaitility.await()
          .atMost(LONGEST)
          .untilAsserted(
              () -> {
                Map<String, Long> shown = new TreeMap<>();
                for (String stored : redis.hvals(RedisKeys.HEAT)) {
                  HeatView tile = Codecs.HEAT_VIEW.decode(json(stored));
                  if (tile.at().equals(CrowdHour.at(55))) {
                    shown.put(tile.cell(), tile.devices());
                  }
                }
                assertThat(shown).isEqualTo(twin);
              });
    }
  }

  private static byte[] json(String stored) {
    return stored.substring(stored.indexOf(' ') + 1).getBytes(StandardCharsets.UTF_8);
  }

  private void awaitTwin(CrowdHour hour) {
    CrowdBatch twin = new CrowdBatch(hour);
    assertThat(twin.exact()).hasSizeGreaterThan(150);
    Awaitility.await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              Map<String, MetricValue> told = told("");
              told.values()
                  .removeIf(
                      metric ->
                          !hour.contains(metric.eventTime()) || metric.key().startsWith("flow/"));
              assertThat(
                      told.keySet().stream()
                          .filter(key -> !key.contains("/cell/"))
                          .filter(key -> !OF_ALL_TIME.contains(what(key)))
                          .collect(Collectors.toSet()))
                  .isEqualTo(twin.exact().keySet());
              twin.exact()
                  .forEach(
                      (key, value) ->
                          assertThat(told.get(key).value())
                              .as(key)
                              .isCloseTo(value, within(1e-9 * (1 + Math.abs(value)))));
              assertDevices(twin, told);
            });
  }

  /** Each within twice the bound that it states itself; nothing of the eight in the hills. */
  private static void assertDevices(CrowdBatch twin, Map<String, MetricValue> told) {
    twin.estimated()
        .forEach(
            (key, devices) -> {
              assertThat(told.get(key)).as(key).isNotNull();
              // Up to a few hundred are kept one by one; of a density one device is its own share.
              double one = devices < 1 ? devices / 100 : 1;
              assertThat(told.get(key).value())
                  .as(key)
                  .isCloseTo(devices, within(one + 2 * 0.033 * devices));
            });
    assertThat(told.keySet().stream().filter(key -> key.contains("/cell/")))
        .allMatch(twin.estimated()::containsKey);
  }

  /** The highest version of each key and window. */
  private Map<String, MetricValue> told(String what) {
    Map<String, MetricValue> highest = new TreeMap<>();
    for (MetricValue metric : servers.readCommitted(Topics.METRICS, Codecs.METRIC_VALUE)) {
      if (metric.key().contains(what) && !metric.key().contains("/heat/")) {
        highest.merge(
            metric.key() + "@" + metric.eventTime(),
            metric,
            (known, other) -> other.version() > known.version() ? other : known);
      }
    }
    return highest;
  }

  private double firstTold(String key) {
    return servers.readCommitted(Topics.METRICS, Codecs.METRIC_VALUE).stream()
        .filter(metric -> (metric.key() + "@" + metric.eventTime()).equals(key))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static String key(String what, int minute) {
    return "crowd/hot-area/" + what + "@" + CrowdHour.at(minute);
  }

  private static String what(String key) {
    return key.substring(key.lastIndexOf('/') + 1, key.indexOf('@'));
  }

  private void send(CrowdHour hour) {
    sendCounts(hour.counts());
    for (PresencePing ping : hour.pings()) {
      servers.send(Topics.PRESENCE, ping.pseudonym(), Codecs.PRESENCE_PING.encode(ping));
    }
    servers.flush();
  }

  private void sendCounts(List<CrossingCount> counts) {
    for (CrossingCount count : counts) {
      servers.send(Topics.COUNTS, count.counterId(), Codecs.CROSSING_COUNT.encode(count));
    }
    servers.flush();
  }

  private JobParameters crowd() {
    return JobParameters.crowd(
            servers.kafka().bootstrapServers(),
            servers.redis().uri(),
            directory.resolve("checkpoints"))
        .checkpointInterval(Duration.ofMillis(500))
        .outOfOrderness(Duration.ofSeconds(30))
        .build();
  }
}
