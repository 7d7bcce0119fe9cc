package io.citygrid.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.City;
import io.citygrid.city.Names;
import io.citygrid.city.WarningSource;
import io.citygrid.city.event.Actor;
import io.citygrid.city.event.ActorRole;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.BulletinSeverity;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.Finding;
import io.citygrid.city.event.FindingKind;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.WarningAction;
import io.citygrid.city.event.WarningChange;
import io.citygrid.city.event.WarningCommand;
import io.citygrid.city.event.WarningEvent;
import io.citygrid.city.event.WarningOutcome;
import io.citygrid.city.event.WarningResult;
import io.citygrid.city.event.WarningState;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.jobs.insight.InsightJob;
import io.citygrid.jobs.runtime.JobParameters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** A stormy day after six weeks, on a real Kafka and Redis: the same as decided all at once. */
class WarningsPipelineIT extends Pipeline {
  /** So many keys leave no partition of a topic without a message. */
  private static final int EVERY_PARTITION = 40;

  private static final Duration BOUND = Duration.ofMinutes(5);
  private static final Actor OPERATOR =
      new Actor("operator", List.of(ActorRole.OPERATOR), List.of("990101"), "");
  private static final Actor SHIFT =
      new Actor("shift", List.of(ActorRole.SUPERVISOR), List.of(Actor.EVERYWHERE), "");

  @Test
  void warnsAsTheBatchTwinAlthoughTheJobIsKilledTwiceAndThenFollowsPeople() throws Exception {
    CityFiles files =
        StormyDay.files().with("insight.yaml", MadeWeeks.RULES.getBytes(StandardCharsets.UTF_8));
    servers.publish(files, Testville.FOUNDED);
    City city = Testville.city(files, 1);
    MadeWeeks weeks = MadeWeeks.until(StormyDay.START, 9);
    MadeWeeks sentWeeks = weeks.disordered(new Random(10), Duration.ofMinutes(4));
    StormyDay day = StormyDay.of(city, 7);
    StormyDay sent = day.disordered(new Random(8), Duration.ofMinutes(4));
    Instant noon = StormyDay.START.plus(Duration.ofHours(3));
    try (RunningJob job = RunningJob.start(InsightJob::define, parameters())) {
      send(sentWeeks.part(noon, true));
      send(sent.part(noon, true));
      servers.send(Topics.BULLETINS, "x", "{".getBytes(StandardCharsets.UTF_8));
      job.awaitNewCheckpoint();
      job.kill();
      send(sentWeeks.part(noon, false));
      send(sent.part(noon, false));
      job.start();
      job.awaitNewCheckpoint();
      job.kill();
      let(city, StormyDay.QUIET);
      job.start();
      List<Finding> found = weeks.with(day.alerts()).batch(city, StormyDay.QUIET.minus(BOUND));
      List<WarningEvent> twin = day.batch(city, found, StormyDay.QUIET.minus(BOUND));
      assertThat(twin.stream().map(WarningEvent::change).collect(Collectors.toSet()))
          .as("the day has all that needs no person")
          .isEqualTo(EnumSet.complementOf(EnumSet.of(WarningChange.ACKNOWLEDGED)));
      assertThat(twin)
          .as("findings are warned of, and no longer when they end")
          .filteredOn(event -> event.source() == WarningSource.FINDING)
          .extracting(WarningEvent::change)
          .contains(WarningChange.RAISED, WarningChange.UPDATED, WarningChange.CANCELLED);
      Awaitility.await()
          .atMost(A_MINUTE.multipliedBy(2))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() -> assertThat(warnings()).containsExactlyInAnyOrderElementsOf(twin));
      assertThat(servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER))
          .extracting(DeadLetter::topic)
          .containsExactly(Topics.BULLETINS);
      findsAsItsTwin(found);
      followsPeople(city);
    }
  }

  /** The storm comes after six weeks in which some things stood out. */
  private void findsAsItsTwin(List<Finding> twin) throws Exception {
    assertThat(twin.stream().map(Finding::kind).collect(Collectors.toSet()))
        .as("the weeks have all that is not tied to a business")
        .isEqualTo(EnumSet.complementOf(EnumSet.of(FindingKind.FREQUENT_BUSINESS)));
    Awaitility.await()
        .atMost(A_MINUTE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () ->
                assertThat(servers.readCommitted(Topics.FINDINGS, Codecs.FINDING))
                    .containsExactlyInAnyOrderElementsOf(twin));
    Finding last = twin.get(twin.size() - 1);
    try (Jedis redis = servers.openRedis()) {
      String json = redis.hget(RedisKeys.item(ViewKind.FINDING, last.findingId()), "j");
      assertThat(Codecs.FINDING.decode(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(last);
      String index = ViewIndexes.findingsOfArea(last.concerned().get(0), last.state());
      assertThat(redis.zscore(RedisKeys.index(index), last.findingId()))
          .isEqualTo(last.at().toEpochMilli());
    }
  }

  private void send(MadeWeeks part) {
    part.cases()
        .forEach(
            event ->
                servers.send(Topics.CASE_EVENTS, event.caseId(), Codecs.CASE_EVENT.encode(event)));
    part.alerts()
        .forEach(
            alert ->
                servers.send(Topics.ALERTS, alert.alertId(), Codecs.ALERT_EVENT.encode(alert)));
  }

  private void followsPeople(City city) throws Exception {
    Instant at = StormyDay.QUIET.plus(Duration.ofHours(1));
    send(
        new StormyDay(
            List.of(),
            List.of(),
            List.of(
                StormyDay.bulletin(
                    city,
                    "service-9",
                    "9",
                    "",
                    BulletinSeverity.EXTREME,
                    new Names("洪水", "Flood"),
                    at))));
    let(city, at.plus(Duration.ofMinutes(10)));
    String id = awaitOpen();
    // Asked before the job could know it: it waits until the warning is as its sender saw it.
    WarningCommand acknowledge = command(id, "1", WarningAction.ACKNOWLEDGE, OPERATOR, at);
    assertThat(outcome(acknowledge).result()).isEqualTo(WarningResult.FOLLOWED);
    assertThat(shown(id).acknowledgedBy()).isEqualTo("operator");
    assertThat(outcome(command(id, "2", WarningAction.CANCEL, OPERATOR, at)).result())
        .isEqualTo(WarningResult.REFUSED);
    assertThat(outcome(command(id, "3", WarningAction.CANCEL, SHIFT, at)).result())
        .isEqualTo(WarningResult.FOLLOWED);
    assertThat(shown(id).state()).isEqualTo(WarningState.CANCELLED);
    assertThat(shown(id).actor()).isEqualTo("shift");
    try (Jedis redis = servers.openRedis()) {
      assertThat(redis.zscore(RedisKeys.index(ViewIndexes.warnings(WarningState.OPEN)), id))
          .isNull();
      assertThat(redis.zscore(RedisKeys.index(ViewIndexes.warnings(WarningState.CANCELLED)), id))
          .isNotNull();
      assertThat(redis.xrange(RedisKeys.CHANGES, "-", "+"))
          .as("walls are told of each change")
          .filteredOn(entry -> id.equals(entry.getFields().get("id")))
          .hasSize(3)
          .allMatch(entry -> ViewKind.WARNING.key().equals(entry.getFields().get("kind")));
    }
  }

  /**
   * Event time passes on each partition, or those of a task that is silent would go on by the clock
   * alone: something that nobody watches is told, and a wish that finds nothing.
   */
  private void let(City city, Instant until) {
    byte[] metric =
        Codecs.METRIC_VALUE.encode(new MetricValue("other/area/990100/x", until, 1, "1", 1, 1));
    byte[] alert =
        Codecs.ALERT_EVENT.encode(
            StormyDay.alert("stall", until.toString(), AlertState.RAISED, "990101", until));
    byte[] bulletin =
        Codecs.BULLETIN.encode(
            StormyDay.bulletin(
                city, "service-0", "none", "never", null, new Names("无", "None"), until));
    byte[] lost =
        Codecs.WARNING_COMMAND.encode(
            command("none/1", until.toString(), WarningAction.ACKNOWLEDGE, SHIFT, until));
    for (int i = 0; i < EVERY_PARTITION; i++) {
      servers.send(Topics.METRICS, "key-" + i, metric);
      servers.send(Topics.ALERTS, "key-" + i, alert);
      servers.send(Topics.BULLETINS, "key-" + i, bulletin);
      servers.send(Topics.WARNING_COMMANDS, "key-" + i, lost);
    }
    servers.flush();
  }

  private void send(WarningCommand command) {
    servers.send(
        Topics.WARNING_COMMANDS, command.warningId(), Codecs.WARNING_COMMAND.encode(command));
    servers.flush();
  }

  private static WarningCommand command(
      String warningId, String id, WarningAction action, Actor actor, Instant at) {
    return new WarningCommand(
        "command-" + id,
        warningId,
        WarningSource.BULLETIN,
        "bulletin",
        "service-9/洪水",
        1,
        action,
        actor,
        at.plusSeconds(60),
        "reason");
  }

  private WarningOutcome outcome(WarningCommand command) {
    send(command);
    return Awaitility.await()
        .atMost(A_MINUTE)
        .until(
            () -> {
              try (Jedis redis = servers.openRedis()) {
                return redis.get(RedisKeys.outcome(command.commandId())) == null
                    ? null
                    : Codecs.WARNING_OUTCOME.decode(
                        redis
                            .get(RedisKeys.outcome(command.commandId()))
                            .getBytes(StandardCharsets.UTF_8));
              }
            },
            found -> found != null);
  }

  private String awaitOpen() {
    String open = RedisKeys.index(ViewIndexes.warnings(WarningState.OPEN));
    return Awaitility.await()
        .atMost(A_MINUTE)
        .until(
            () -> {
              try (Jedis redis = servers.openRedis()) {
                return redis.zrange(open, 0, -1).stream()
                    .filter(id -> id.startsWith("bulletin/service-9/"))
                    .findFirst()
                    .orElse("");
              }
            },
            id -> !id.isEmpty());
  }

  private WarningEvent shown(String id) throws Exception {
    try (Jedis redis = servers.openRedis()) {
      String json = redis.hget(RedisKeys.item(ViewKind.WARNING, id), "j");
      return Codecs.WARNING_EVENT.decode(json.getBytes(StandardCharsets.UTF_8));
    }
  }

  private List<WarningEvent> warnings() {
    return servers.readCommitted(Topics.WARNINGS, Codecs.WARNING_EVENT);
  }

  private void send(StormyDay part) {
    part.metrics()
        .forEach(
            metric ->
                servers.send(Topics.METRICS, metric.key(), Codecs.METRIC_VALUE.encode(metric)));
    part.alerts()
        .forEach(
            alert ->
                servers.send(Topics.ALERTS, alert.alertId(), Codecs.ALERT_EVENT.encode(alert)));
    part.bulletins()
        .forEach(
            bulletin ->
                servers.send(
                    Topics.BULLETINS, bulletin.sender(), Codecs.BULLETIN.encode(bulletin)));
    servers.flush();
  }

  private JobParameters parameters() {
    return JobParameters.insight(
            servers.kafka().bootstrapServers(),
            servers.redis().uri(),
            directory.resolve("checkpoints"))
        .checkpointInterval(Duration.ofMillis(500))
        .outOfOrderness(BOUND)
        .parallelism(2)
        .build();
  }
}
