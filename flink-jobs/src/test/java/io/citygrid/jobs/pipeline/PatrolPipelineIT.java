package io.citygrid.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.PatrolledCell;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.PatrolPosition;
import io.citygrid.city.event.Position;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.PatrolKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.jobs.facts.FactsJob;
import io.citygrid.jobs.runtime.JobParameters;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** Positions of grid workers on a real Kafka become minutes of their cells. */
class PatrolPipelineIT {
  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final Instant START = Testville.FOUNDED.plus(Duration.ofDays(30));

  @TempDir Path directory;
  private Servers servers;

  @BeforeEach
  void startServers() throws Exception {
    servers = new Servers(directory);
  }

  @AfterEach
  void stopServers() {
    servers.close();
  }

  /** Shuffled, a part of them twice, some outside, some vague; the job is killed on the way. */
  @Test
  void minutesEqualTheBatchTwinAlthoughTheJobIsKilled() throws Exception {
    long version = servers.publish(Testville.files(), Testville.FOUNDED);
    City city = Testville.city(Testville.files(), version);
    List<PatrolPosition> positions = positions(version);
    Map<String, Integer> expected = batch(city, positions);
    try (RunningJob job = RunningJob.start(FactsJob::define, parameters())) {
      send(positions.subList(0, positions.size() / 2));
      job.awaitNewCheckpoint();
      job.kill();
      send(positions.subList(positions.size() / 2, positions.size()));
      job.start();
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(told()).isEqualTo(expected));
    }
    assertThat(expected.keySet()).anyMatch(key -> key.contains("/bao@")).hasSizeGreaterThan(10);
  }

  @Test
  void whatIsTooOldForItsWorkerLandsInTheDeadLetters() throws Exception {
    long version = servers.publish(Testville.files(), Testville.FOUNDED);
    PatrolPosition now = at("sun", START, version);
    PatrolPosition old = at("sun", START.minus(Duration.ofDays(9)), version);
    try (RunningJob job = RunningJob.start(FactsJob::define, parameters())) {
      send(List.of(now, old));
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  assertThat(servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER))
                      .extracting(DeadLetter::reason)
                      .containsExactly(DeadLetterReason.LATE));
    }
    assertThat(told()).hasSize(2).allSatisfy((key, minutes) -> assertThat(minutes).isEqualTo(1));
  }

  private static PatrolPosition at(String worker, Instant at, long version) {
    Position north = new Position(Testville.NORTH_STREET.lon(), Testville.NORTH_STREET.lat(), 5);
    return new PatrolPosition(worker, north, at, at, version);
  }

  private static List<PatrolPosition> positions(long version) {
    Random random = new Random(29);
    List<PatrolPosition> positions = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      Instant at = START.plusSeconds(random.nextInt(4 * 86_400));
      positions.add(
          new PatrolPosition(
              random.nextInt(3) == 0 ? "bao" : "sun",
              new Position(
                  118 + random.nextDouble() * 0.2,
                  31 + random.nextDouble() * 0.1,
                  random.nextInt(60)),
              at,
              at,
              version));
    }
    positions.addAll(positions.subList(0, 500));
    Collections.shuffle(positions, random);
    return positions;
  }

  /** All positions at once; cells are looked for among all fences, without an index. */
  private static Map<String, Integer> batch(City city, List<PatrolPosition> positions) {
    Map<String, Set<Instant>> minutes = new HashMap<>();
    for (PatrolPosition position : positions) {
      if (position.position().accuracyMeters() > 50) {
        continue;
      }
      ZonedDateTime local = position.observedAt().atZone(city.calendar().zone());
      for (PatrolledCell cell : city.patrols().cellsOf(position.worker())) {
        if (covers(city, cell, position.position())) {
          String key =
              PatrolKeys.key(cell.cell(), position.worker())
                  + "@"
                  + local.toLocalDate().atStartOfDay(local.getZone()).toInstant();
          minutes
              .computeIfAbsent(key, none -> new HashSet<>())
              .add(position.observedAt().truncatedTo(ChronoUnit.MINUTES));
        }
      }
    }
    Map<String, Integer> counts = new HashMap<>();
    minutes.forEach((key, all) -> counts.put(key, all.size()));
    return counts;
  }

  private static boolean covers(City city, PatrolledCell cell, Position position) {
    return city.findLayer(cell.layer()).orElseThrow().fences().fences().stream()
        .filter(fence -> fence.id().equals(cell.cell()))
        .anyMatch(
            fence ->
                fence
                    .geometry()
                    .covers(GEOMETRY.createPoint(new Coordinate(position.lon(), position.lat()))));
  }

  /** What was published, by key and time: of each the highest version. */
  private Map<String, Integer> told() throws Exception {
    Map<String, MetricValue> newest = new HashMap<>();
    for (MetricValue value : servers.readCommitted(Topics.METRICS, Codecs.METRIC_VALUE)) {
      newest.merge(
          value.key() + "@" + value.eventTime(),
          value,
          (one, other) -> one.version() >= other.version() ? one : other);
    }
    Map<String, Integer> told = new HashMap<>();
    newest.forEach((key, value) -> told.put(key, (int) value.value()));
    return told;
  }

  private void send(List<PatrolPosition> positions) {
    for (PatrolPosition position : positions) {
      servers.send(
          Topics.PATROL_POSITIONS, position.worker(), Codecs.PATROL_POSITION.encode(position));
    }
    servers.flush();
  }

  private JobParameters parameters() {
    return JobParameters.facts(
            servers.kafka().bootstrapServers(),
            servers.redis().uri(),
            directory.resolve("checkpoints"))
        .checkpointInterval(Duration.ofMillis(300))
        .parallelism(2)
        .build();
  }
}
