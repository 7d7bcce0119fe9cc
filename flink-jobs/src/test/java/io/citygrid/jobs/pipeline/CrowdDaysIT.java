package io.citygrid.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.event.MetricValue;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.CellView;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.jobs.crowd.CrowdJob;
import io.citygrid.jobs.runtime.JobParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/**
 * What the job learns over days ends equal to a plain batch over the same input: drift, stay, what
 * is usual, forecasts and their errors, and people in a cell. Counts have three keys, so that most
 * partitions are silent all the time.
 */
class CrowdDaysIT {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  /** Held against the twin here; the rest of what a window tells is elsewhere. */
  private static final Set<String> LEARNED =
      Set.of(
          "people",
          "in",
          "out",
          "passing",
          "stay",
          "drift",
          "minutes-to-full",
          "usual",
          "surge",
          "expected-15",
          "expected-30",
          "expected-60",
          "forecast-error-15",
          "forecast-error-30",
          "forecast-error-60",
          "last-value-error-15",
          "last-value-error-30",
          "last-value-error-60",
          "last-week-error-15",
          "last-week-error-30",
          "last-week-error-60");

  @TempDir Path directory;
  private Servers servers;
  private CrowdDays days;

  @BeforeEach
  void startServers() throws Exception {
    servers = new Servers(directory);
    Map<String, byte[]> files = new TreeMap<>(Testville.files().contents());
    files.put("crowd.yaml", CrowdDays.CROWD_YAML.getBytes(StandardCharsets.UTF_8));
    days = CrowdDays.of(servers.publish(CityFiles.of(files), Testville.FOUNDED));
  }

  @AfterEach
  void stopServers() {
    servers.close();
  }

  @Test
  void endsEqualToTheBatchInOrder() throws Exception {
    try (RunningJob job = RunningJob.start(CrowdJob::define, crowd())) {
      send(days);
      awaitTwin();
    }
  }

  @Test
  void endsEqualToTheBatchShuffledDoubledAndKilledTwice() throws Exception {
    CrowdDays sent = days.shuffledAndDoubled(new Random(3), Duration.ofMinutes(9));
    int firstKill = 3 * CrowdDays.WINDOWS_OF_DAY;
    int secondKill = 8 * CrowdDays.WINDOWS_OF_DAY + 30;
    try (RunningJob job = RunningJob.start(CrowdJob::define, crowd())) {
      send(sent.between(0, firstKill));
      awaitTold(firstKill - 4);
      job.awaitNewCheckpoint();
      job.kill();
      job.start();
      send(sent.between(firstKill, secondKill));
      awaitTold(secondKill - 4);
      job.kill();
      job.start();
      send(sent.between(secondKill, Integer.MAX_VALUE / 1_000));
      awaitTwin();
    }
  }

  private void awaitTold(int window) {
    String key = "crowd/hot-area/market-street/usual@" + CrowdDays.at(window);
    Awaitility.await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> told().containsKey(key) || told().containsKey(key.replace("usual", "people")));
  }

  private void awaitTwin() {
    CrowdDaysBatch twin = new CrowdDaysBatch(days);
    assertThat(twin.metrics()).hasSizeGreaterThan(10_000);
    assertThat(twin.metrics().keySet().stream().map(CrowdDaysIT::what)).containsAll(LEARNED);
    Awaitility.await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              Map<String, Double> told = told();
              assertThat(told.keySet()).isEqualTo(twin.metrics().keySet());
              twin.metrics()
                  .forEach(
                      (key, value) ->
                          assertThat(told.get(key))
                              .as(key)
                              .isCloseTo(value, within(1e-9 * (1 + Math.abs(value)))));
            });
    assertCell(twin);
    assertThat(servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER)).isEmpty();
  }

  /** What is usual in a cell is kept in 32 bits, and told in the view alone. */
  private void assertCell(CrowdDaysBatch twin) {
    try (Jedis redis = servers.openRedis()) {
      Awaitility.await()
          .atMost(LONGEST)
          .untilAsserted(
              () -> {
                String stored = redis.hget(RedisKeys.CELLS, "990101001000002");
                CellView cell =
                    Codecs.CELL_VIEW.decode(
                        stored.substring(stored.indexOf(' ') + 1).getBytes(StandardCharsets.UTF_8));
                assertThat(cell.at()).isEqualTo(CrowdDays.at(CrowdDays.WINDOWS - 1));
                assertThat(cell.estimate().usual()).isCloseTo(twin.usualInCell(), within(1e-4));
                assertThat(cell.estimate().trendPerMinute())
                    .isCloseTo(twin.trendInCell(), within(1e-9));
              });
    }
  }

  /** The highest version of each number that is learned, of the days. */
  private Map<String, Double> told() {
    Map<String, MetricValue> highest = new TreeMap<>();
    for (MetricValue metric : servers.readCommitted(Topics.METRICS, Codecs.METRIC_VALUE)) {
      String key = metric.key() + "@" + metric.eventTime();
      boolean isOfArea = key.startsWith("crowd/hot-area/") && LEARNED.contains(what(key));
      boolean isOfCell = key.startsWith("crowd/cell/") && what(key).equals("people");
      if (days.contains(metric.eventTime()) && (isOfArea || isOfCell)) {
        highest.merge(
            key, metric, (known, other) -> other.version() > known.version() ? other : known);
      }
    }
    Map<String, Double> told = new TreeMap<>();
    highest.forEach((key, metric) -> told.put(key, metric.value()));
    return told;
  }

  private static String what(String key) {
    return key.substring(key.lastIndexOf('/') + 1, key.indexOf('@'));
  }

  private void send(CrowdDays part) {
    part.counts()
        .forEach(
            count ->
                servers.send(
                    Topics.COUNTS, count.counterId(), Codecs.CROSSING_COUNT.encode(count)));
    part.pings()
        .forEach(
            ping ->
                servers.send(Topics.PRESENCE, ping.pseudonym(), Codecs.PRESENCE_PING.encode(ping)));
    servers.flush();
  }

  private JobParameters crowd() {
    return JobParameters.crowd(
            servers.kafka().bootstrapServers(),
            servers.redis().uri(),
            directory.resolve("checkpoints"))
        .checkpointInterval(Duration.ofMillis(500))
        .outOfOrderness(Duration.ofMinutes(10))
        .build();
  }
}
