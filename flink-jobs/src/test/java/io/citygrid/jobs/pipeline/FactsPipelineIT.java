package io.citygrid.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.casework.facts.FactDecision;
import io.citygrid.casework.facts.FactEdits;
import io.citygrid.casework.facts.FactGrounds;
import io.citygrid.city.City;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.CaseIds;
import io.citygrid.city.event.FactAction;
import io.citygrid.city.event.FactChange;
import io.citygrid.city.event.FactContent;
import io.citygrid.city.event.FactEdit;
import io.citygrid.city.event.FactKind;
import io.citygrid.city.event.FactOutcome;
import io.citygrid.city.event.FactResult;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.Versions;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.facts.FactsJob;
import io.citygrid.jobs.facts.core.FactOutcomes;
import io.citygrid.jobs.facts.core.FactPlaces;
import io.citygrid.jobs.record.ViewRebuild;
import io.citygrid.jobs.redis.RedisParameters;
import io.citygrid.jobs.runtime.JobParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** Edits on a real Kafka become the record and the view of facts. */
class FactsPipelineIT {
  private static final Instant MONDAY_MORNING = Testville.FOUNDED.plusSeconds(3_600);
  private static final Position NORTH =
      new Position(Testville.NORTH_STREET.lon(), Testville.NORTH_STREET.lat(), 0);
  private static final Actor WORKER =
      new Actor("worker-1", List.of(ActorRole.GRID_WORKER), List.of("990101"), "");
  private static final String CODE = "91350100M000100Y43";

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

  @Test
  void theRecordEqualsTheBatchTwinAlthoughTheJobIsKilled() throws Exception {
    long version = servers.publish(Testville.files(), Testville.FOUNDED);
    List<FactEdit> edits = randomEdits(version);
    List<FactChange> changes = new ArrayList<>();
    List<FactOutcome> outcomes = new ArrayList<>();
    replay(edits, version, changes, outcomes);
    try (RunningJob job = RunningJob.start(FactsJob::define, parameters())) {
      send(edits.subList(0, edits.size() / 2));
      job.awaitNewCheckpoint();
      job.kill();
      send(edits.subList(edits.size() / 2, edits.size()));
      job.start();
      awaitOutcomes(outcomes.size());
    }

    assertThat(byFact(servers.readCommitted(Topics.FACT_CHANGES, Codecs.FACT_CHANGE)))
        .isEqualTo(byFact(changes));
    assertThat(count(servers.readCommitted(Topics.FACT_OUTCOMES, Codecs.FACT_OUTCOME)))
        .isEqualTo(count(outcomes))
        .containsOnlyKeys(FactResult.values());
  }

  @Test
  void theViewListsAFactWhereItLiesByItsNextVisitAndTellsNoWall() throws Exception {
    long version = servers.publish(Testville.files(), Testville.FOUNDED);
    FactEdit opening = edit("shop", "open", 0, FactAction.RECORD, version, 0);
    FactEdit moving = edit("shop", "gone", 1, FactAction.END, version, 60);
    FactEdit other = edit("other", "open", 0, FactAction.RECORD, version, 30);
    try (RunningJob job = RunningJob.start(FactsJob::define, parameters())) {
      send(List.of(opening, other));
      awaitOutcomes(2);
      try (Jedis redis = servers.openRedis()) {
        assertListed(redis, ViewIndexes.factsOfArea("990101001"), opening, other);
        assertListed(redis, ViewIndexes.factsOfArea("990100"), opening, other);
        assertListed(redis, ViewIndexes.factsOfCell("990101001000001"), opening, other);
        assertThat(redis.exists(RedisKeys.CHANGES)).isFalse();
        double due = redis.zscore(RedisKeys.index(ViewIndexes.FACTS), opening.factId());
        assertThat((long) due).isEqualTo(-opening.at().plus(Duration.ofDays(30)).toEpochMilli());
      }
      send(List.of(moving));
      awaitOutcomes(3);
    }
    servers.killRedis();
    servers.startRedis();
    try (Jedis redis = servers.openRedis()) {
      redis.flushAll();
      new ViewRebuild(servers.kafka().bootstrapServers(), RedisParameters.of(servers.redis().uri()))
          .run(read -> {});
      assertListed(redis, ViewIndexes.FACTS, other);
      assertListed(redis, ViewIndexes.factsOfCreditCode(CODE), opening, other);
      String json = redis.hget(RedisKeys.item(ViewKind.FACT, opening.factId()), "j");
      FactChange shop = Codecs.FACT_CHANGE.decode(json.getBytes(StandardCharsets.UTF_8));
      assertThat(shop.isEnded()).isTrue();
      assertThat(shop.earlier()).hasSize(1);
    }
  }

  private static void assertListed(Jedis redis, String index, FactEdit... of) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(redis.zrange(RedisKeys.index(index), 0, -1))
                    .containsExactlyInAnyOrderElementsOf(
                        java.util.Arrays.stream(of).map(FactEdit::factId).toList()));
  }

  private static FactEdit edit(
      String fact, String key, long seen, FactAction action, long cityVersion, long afterSeconds) {
    boolean isNew = action == FactAction.RECORD;
    boolean hasContent = isNew || action == FactAction.AMEND;
    return new FactEdit(
        CaseIds.of("worker-1", fact + "/" + key),
        CaseIds.of("worker-1", fact),
        seen,
        action,
        WORKER,
        MONDAY_MORNING.plusSeconds(afterSeconds),
        cityVersion,
        isNew ? FactKind.BUSINESS : null,
        isNew ? NORTH : null,
        hasContent ? new FactContent("面馆", key, "北街 5 号", CODE, "餐饮", 3, "") : null,
        action == FactAction.END ? "已搬走" : "");
  }

  private static List<FactEdit> randomEdits(long version) {
    Random random = new Random(11);
    List<FactEdit> edits = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      String fact = "fact-" + random.nextInt(40);
      FactAction action = FactAction.values()[random.nextInt(8) == 0 ? 3 : random.nextInt(3)];
      long seen = action == FactAction.RECORD ? 0 : random.nextInt(6);
      edits.add(edit(fact, "key-" + random.nextInt(30), seen, action, version, i));
    }
    return edits;
  }

  private static void replay(
      List<FactEdit> edits, long version, List<FactChange> changes, List<FactOutcome> outcomes) {
    City city = Testville.city(Testville.files(), version);
    FactGrounds grounds =
        new FactGrounds(
            city.visits(),
            city.calendar().zone(),
            new FactPlaces(new IndexedCity(city, GridFences::of)),
            Versions.of(city.version()));
    Map<String, FactChange> facts = new HashMap<>();
    for (FactEdit edit : edits) {
      FactDecision decision = FactEdits.step(facts.get(edit.factId()), edit, grounds);
      outcomes.add(FactOutcomes.of(edit, decision));
      if (decision instanceof FactDecision.Applied applied) {
        facts.put(edit.factId(), applied.after());
        changes.add(applied.after());
      }
    }
  }

  private static Map<String, List<FactChange>> byFact(List<FactChange> changes) {
    return changes.stream()
        .sorted(Comparator.comparingLong(FactChange::version))
        .collect(Collectors.groupingBy(FactChange::factId, TreeMap::new, Collectors.toList()));
  }

  private static Map<FactResult, Long> count(List<FactOutcome> outcomes) {
    return outcomes.stream()
        .collect(Collectors.groupingBy(FactOutcome::result, Collectors.counting()));
  }

  private void send(List<FactEdit> edits) {
    for (FactEdit edit : edits) {
      servers.send(Topics.FACT_EDITS, edit.factId(), Codecs.FACT_EDIT.encode(edit));
    }
    servers.flush();
  }

  private void awaitOutcomes(int count) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> servers.readCommitted(Topics.FACT_OUTCOMES, Codecs.FACT_OUTCOME).size() >= count);
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
