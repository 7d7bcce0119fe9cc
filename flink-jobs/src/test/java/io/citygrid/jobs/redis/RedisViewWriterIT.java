package io.citygrid.jobs.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.view.ViewKind;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.embedded.EmbeddedRedis;
import io.citygrid.embedded.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** When decisions set out for a real Redis, by a task whose timers fire only when it lets them. */
class RedisViewWriterIT {
  @TempDir Path directory;
  private EmbeddedRedis server;
  private OneInputStreamOperatorTestHarness<String, CommittableMessage<String>> task;
  private RedisParameters parameters;

  @BeforeEach
  void start() throws Exception {
    server = EmbeddedRedis.start(directory, Ports.free());
    parameters = RedisParameters.of(server.uri());
    task =
        new OneInputStreamOperatorTestHarness<>(
            new SinkWriterOperatorFactory<>(
                RedisViewSink.ofEach(
                    parameters, id -> new ViewWrite(ViewKind.CASE, id, 1, "{}", 1, List.of()))));
    task.open();
  }

  @AfterEach
  void stop() throws Exception {
    task.close();
    server.close();
  }

  @Test
  void oneDecisionWaitsForOthersUntilItsTimerFires() throws Exception {
    task.processElement("A", 0);
    assertThat(version("A")).isNull();
    task.setProcessingTime(parameters.linger().toMillis());
    Awaitility.await().untilAsserted(() -> assertThat(version("A")).isEqualTo("1"));
  }

  @Test
  void aFullBatchSetsOutAtOnce() throws Exception {
    for (int i = 0; i < parameters.batchSize(); i++) {
      task.processElement("A" + i, 0);
    }
    Awaitility.await().untilAsserted(() -> assertThat(version("A0")).isEqualTo("1"));
  }

  @Test
  void whatHasWaitedLongEnoughSetsOutWhileTheTaskDecidesOnAndNoTimerCanFire() {
    AtomicInteger decided = new AtomicInteger();
    Awaitility.await()
        .until(
            () -> {
              task.processElement("A" + decided.getAndIncrement(), 0);
              return version("A0") != null;
            });
    assertThat(decided.get()).isGreaterThan(1).isLessThan(parameters.batchSize());
  }

  private @Nullable String version(String id) {
    try (Jedis redis = new Jedis(server.uri())) {
      return redis.hget(RedisKeys.item(ViewKind.CASE, id), "v");
    }
  }
}
