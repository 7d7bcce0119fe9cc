package io.citygrid.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.jobs.cases.CasesJob;
import io.citygrid.jobs.record.ViewRebuild;
import io.citygrid.jobs.redis.RedisParameters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Reports on a real Kafka to cases on the record and in a real Redis. */
class CasesPipelineIT extends Pipeline {

  @Test
  void everyReportIsOneCaseAlthoughTheJobIsKilledTwiceAndReportsComeTwice() throws Exception {
    int count = 3_000;
    long version = servers.publish(Testville.files(), Testville.FOUNDED);
    try (RunningJob job = RunningJob.start(CasesJob::define, casesParameters())) {
      sendReports(0, count / 3, version);
      job.awaitNewCheckpoint();
      sendReports(count / 3, 2 * count / 3, version);
      awaitCases(count / 2);
      job.kill();
      sendReports(0, count / 10, version);
      job.start();
      job.awaitNewCheckpoint();
      sendReports(2 * count / 3, count, version);
      awaitCases(count);
      job.kill();
      job.start();
      awaitEvents(count);
      awaitNotifications(count);
    }
    List<CaseEvent> events = servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT);
    assertThat(events).extracting(CaseEvent::caseId).doesNotHaveDuplicates().hasSize(count);
    assertThatViewEquals(events);
    assertThat(servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER)).isEmpty();
  }

  @Test
  void tenThousandBadMessagesAreDeadLettersAndEveryGoodOneIsACase() throws Exception {
    int good = 1_000;
    int bad = 10_000;
    long version = servers.publish(Testville.files(), Testville.FOUNDED);
    for (int i = 0; i < bad; i++) {
      BadReports.Bad message = BadReports.number(i, version);
      servers.send(Topics.REPORTS, "bad-" + i, message.payload());
      if (i % (bad / good) == 0) {
        sendReports(i / (bad / good), i / (bad / good) + 1, version);
      }
    }
    sendReports(0, 100, version);
    try (RunningJob job = RunningJob.start(CasesJob::define, casesParameters())) {
      awaitEvents(good);
      Awaitility.await()
          .atMost(A_MINUTE)
          .until(
              () -> servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER).size() >= bad);
    }
    List<DeadLetter> letters = servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER);
    assertThat(letters).hasSize(bad).extracting(DeadLetter::id).doesNotHaveDuplicates();
    assertThat(countByReason(letters)).isEqualTo(BadReports.expectedReasons(bad, version));
    assertThat(servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT)).hasSize(good);
    try (Jedis redis = servers.openRedis()) {
      assertThat(redis.zcard(RedisKeys.index(ViewIndexes.DEAD_LETTERS))).isEqualTo(bad);
    }
  }

  @Test
  void noEffectIsLostOrDoubledWhileRedisIsAwayForAMinute() throws Exception {
    int count = 2_000;
    long version = servers.publish(Testville.files(), Testville.FOUNDED);
    try (RunningJob job = RunningJob.start(CasesJob::define, casesParameters())) {
      sendReports(0, count / 2, version);
      awaitCases(1);
      servers.killRedis();
      Instant away = Instant.now();
      for (int i = count / 2; i < count; i++) {
        sendReports(i, i + 1, version);
        awaitMoment(away.plus(A_MINUTE.multipliedBy(i - count / 2).dividedBy(count / 2)));
      }
      servers.startRedis();
      awaitCases(count);
      awaitEvents(count);
      awaitNotifications(count);
    }
    List<CaseEvent> events = servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT);
    assertThat(events).extracting(CaseEvent::caseId).doesNotHaveDuplicates().hasSize(count);
    assertThatViewEquals(events);
  }

  @Test
  void aLostViewIsMadeAgainFromTheRecord() throws Exception {
    int good = 500;
    int bad = 50;
    long version = servers.publish(Testville.files(), Testville.FOUNDED);
    for (int i = 0; i < bad; i++) {
      servers.send(Topics.REPORTS, "bad-" + i, BadReports.number(i, version).payload());
    }
    sendReports(0, good, version);
    try (RunningJob job = RunningJob.start(CasesJob::define, casesParameters())) {
      awaitEvents(good);
      awaitNotifications(good);
      Awaitility.await()
          .atMost(A_MINUTE)
          .until(
              () -> servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER).size() >= bad);
    }
    // Each good report is a case, and its reporter is told so.
    int shown = good + good + bad;
    ViewRebuild rebuild =
        new ViewRebuild(
            servers.kafka().bootstrapServers(), RedisParameters.of(servers.redis().uri()));
    assertThat(rebuild.isViewLost()).isFalse();
    Map<String, Object> before = itemsAndIndexes();
    try (Jedis redis = servers.openRedis()) {
      redis.flushAll();
    }
    assertThat(rebuild.isViewLost()).isTrue();

    assertThat(rebuild.run(read -> {})).isEqualTo(shown);
    assertThat(itemsAndIndexes()).isEqualTo(before);
    rebuild.run(read -> {});
    assertThat(itemsAndIndexes()).isEqualTo(before);
    try (Jedis redis = servers.openRedis()) {
      assertThat(redis.get(RedisKeys.SEQUENCE)).isEqualTo(Integer.toString(shown));
    }
  }

  /** All values and lists of the live view, without what counts its changes and its writers. */
  private Map<String, Object> itemsAndIndexes() {
    Map<String, Object> found = new TreeMap<>();
    try (Jedis redis = servers.openRedis()) {
      for (String key : redis.keys("*")) {
        switch (redis.type(key)) {
          case "hash" -> {
            Map<String, String> fields = redis.hgetAll(key);
            fields.remove("e");
            found.put(key, fields);
          }
          case "zset" -> found.put(key, redis.zrangeWithScores(key, 0, -1));
          default -> {
            // Counters, epoch, pulses and the change log are of one view, not of the city.
          }
        }
      }
    }
    assertThat(found).isNotEmpty();
    return found;
  }

  private static void awaitMoment(Instant moment) {
    Awaitility.await()
        .atMost(A_MINUTE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> !Instant.now().isBefore(moment));
  }

  private void assertThatViewEquals(List<CaseEvent> events) throws Exception {
    try (Jedis redis = servers.openRedis()) {
      assertThat(redis.zcard(RedisKeys.index(ViewIndexes.CASES))).isEqualTo(events.size());
      // Each case, and what its reporter is told of it.
      int changes = 2 * events.size();
      assertThat(redis.get(RedisKeys.SEQUENCE)).isEqualTo(Integer.toString(changes));
      assertThat(redis.xlen(RedisKeys.CHANGES)).isEqualTo(changes);
      for (CaseEvent event : events.subList(0, Math.min(events.size(), 200))) {
        String json =
            redis.hget(RedisKeys.item(io.citygrid.city.view.ViewKind.CASE, event.caseId()), "j");
        assertThat(Codecs.CASE_VIEW.decode(json.getBytes(StandardCharsets.UTF_8)))
            .isEqualTo(io.citygrid.city.view.CaseView.of(event));
      }
    }
  }

  private static Map<DeadLetterReason, Long> countByReason(List<DeadLetter> letters) {
    return letters.stream()
        .collect(Collectors.groupingBy(DeadLetter::reason, Collectors.counting()));
  }
}
