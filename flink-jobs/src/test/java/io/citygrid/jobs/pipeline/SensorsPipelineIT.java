package io.citygrid.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.AlertState;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.Reading;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.jobs.cases.CasesJob;
import io.citygrid.jobs.runtime.JobParameters;
import io.citygrid.jobs.sensors.SensorsJob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Readings on a real Kafka to alerts, to cases, and to a real Redis. */
class SensorsPipelineIT extends Pipeline {
  private static final Instant NINE_O_CLOCK = Instant.parse("2026-03-02T01:00:00Z");

  @Test
  void aFloodRaisesAnAlertThatOpensACaseAndClearsAlthoughTheJobIsKilledInBetween()
      throws Exception {
    long version = servers.publish(Testville.files(), Testville.FOUNDED);
    try (RunningJob sensors = RunningJob.start(SensorsJob::define, sensors());
        RunningJob cases = RunningJob.start(CasesJob::define, cases())) {
      send("wl-01", 85, 0, version);
      send("wl-02", 10, 0, version);
      send("wl-01", 90, 30, version);
      sensors.awaitNewCheckpoint();
      sensors.awaitNewCheckpoint();
      sensors.kill();
      sensors.start();
      send("wl-02", 11, 100, version);
      send("wl-01", 90, 100, version);
      awaitAlerts(1);
      send("wl-01", 50, 200, version);
      send("wl-01", 50, 300, version);
      awaitAlerts(2);
      Awaitility.await()
          .atMost(A_MINUTE)
          .until(() -> !servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT).isEmpty());
    }
    List<AlertEvent> alerts = servers.readCommitted(Topics.ALERTS, Codecs.ALERT_EVENT);
    assertThat(alerts)
        .extracting(AlertEvent::state)
        .containsExactly(AlertState.RAISED, AlertState.CLEARED);
    assertThat(alerts.get(0).at()).isEqualTo(NINE_O_CLOCK.plusSeconds(60));
    List<CaseEvent> cases = servers.readCommitted(Topics.CASE_EVENTS, Codecs.CASE_EVENT);
    assertThat(cases).hasSize(1);
    assertThat(cases.get(0).caseId()).isEqualTo(alerts.get(0).caseId());
    assertThat(cases.get(0).department()).isEqualTo("water");
    try (Jedis redis = servers.openRedis()) {
      assertThat(redis.hget(RedisKeys.READINGS, "wl-01/level"))
          .startsWith(NINE_O_CLOCK.plusSeconds(300).toEpochMilli() + " {");
    }
  }

  @Test
  void aBreachRaisesItsAlertThoughNothingMoreComes() throws Exception {
    byte[] thresholds =
        "id,name_zh,name_en,device_kind,metric,direction,raise_at,clear_at,hold_for,level,category\nquick,快,Quick,water-level,level,ABOVE,80,70,PT3S,ORANGE,\n"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    long version =
        servers.publish(Testville.files().with("thresholds.csv", thresholds), Testville.FOUNDED);
    try (RunningJob sensors = RunningJob.start(SensorsJob::define, sensors())) {
      send("wl-01", 85, 0, version);
      awaitAlerts(1);
    }
    assertThat(servers.readCommitted(Topics.ALERTS, Codecs.ALERT_EVENT).get(0).at())
        .isEqualTo(NINE_O_CLOCK.plusSeconds(3));
  }

  @Test
  void whatCannotBeUsedIsADeadLetterWithItsReason() throws Exception {
    long version = servers.publish(Testville.files(), Testville.FOUNDED);
    try (RunningJob sensors = RunningJob.start(SensorsJob::define, sensors())) {
      send("nobody", 10, 0, version);
      send("aq-01", 10, 0, version);
      send("wl-01", 301, 0, version);
      send("wl-01", 10, -100_000_000, version);
      servers.send(Topics.TELEMETRY, "x", "{".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      servers.send(Topics.TELEMETRY, "x", new byte[1_500_000]);
      servers.flush();
      Awaitility.await()
          .atMost(A_MINUTE)
          .until(() -> servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER).size() == 6);
    }
    assertThat(servers.readCommitted(Topics.DEAD_LETTERS, Codecs.DEAD_LETTER))
        .extracting(DeadLetter::reason)
        .containsExactlyInAnyOrder(
            DeadLetterReason.UNKNOWN_DEVICE,
            DeadLetterReason.UNKNOWN_METRIC,
            DeadLetterReason.INVALID_VALUE,
            DeadLetterReason.TIME_OUT_OF_RANGE,
            DeadLetterReason.MALFORMED_JSON,
            DeadLetterReason.TOO_LARGE);
  }

  private void send(String device, double value, long seconds, long version) {
    Instant at = NINE_O_CLOCK.plusSeconds(seconds);
    Reading reading = new Reading(device, "level", value, at, at.plusMillis(200), version);
    servers.send(Topics.TELEMETRY, device, Codecs.READING.encode(reading));
    servers.flush();
  }

  private void awaitAlerts(int count) {
    Awaitility.await()
        .atMost(A_MINUTE)
        .until(() -> servers.readCommitted(Topics.ALERTS, Codecs.ALERT_EVENT).size() >= count);
  }

  private JobParameters sensors() {
    return JobParameters.sensors(
            servers.kafka().bootstrapServers(),
            servers.redis().uri(),
            directory.resolve("sensors-checkpoints"))
        .checkpointInterval(Duration.ofMillis(300))
        .parallelism(2)
        .build();
  }

  private JobParameters cases() {
    return JobParameters.cases(
            servers.kafka().bootstrapServers(),
            servers.redis().uri(),
            directory.resolve("cases-checkpoints"))
        .checkpointInterval(Duration.ofMillis(300))
        .build();
  }
}
