package io.citygrid.bench.path;

import io.citygrid.city.view.ViewKind;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.embedded.EmbeddedKafka;
import io.citygrid.embedded.EmbeddedRedis;
import io.citygrid.embedded.Ports;
import io.citygrid.jobs.cases.CasesJob;
import io.citygrid.jobs.runtime.JobEnvironment;
import io.citygrid.jobs.runtime.JobParameters;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.resps.StreamEntry;

/**
 * How long a report takes from the moment it is handed to Kafka's client until the change log of
 * the live view has it, at 1,000 reports a second, sent at even paces whatever the answer time.
 */
final class LatencyRun {
  private static final int RATE = 1_000;
  private static final int WARM_UP = 20 * RATE;
  private static final int MEASURED = 30 * RATE;
  private static final int FIRST_NUMBER = 100_000_000;

  private LatencyRun() {}

  /** Measures with servers of its own, in which there are no cases yet. */
  static void measure(Path directory) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), Ports.free());
        EmbeddedRedis redis = EmbeddedRedis.start(directory.resolve("redis"), Ports.free())) {
      try (Inputs inputs = new Inputs(kafka.bootstrapServers())) {
        inputs.publishCity();
        inputs.sendReport(FIRST_NUMBER - 1, Instant.now());
      }
      measure(kafka, redis, directory.resolve("checkpoints"));
    }
  }

  private static void measure(EmbeddedKafka kafka, EmbeddedRedis redis, Path checkpoints)
      throws Exception {
    JobParameters parameters =
        JobParameters.cases(kafka.bootstrapServers(), redis.uri(), checkpoints).build();
    StreamExecutionEnvironment env = JobEnvironment.create(parameters);
    CasesJob.define(env, parameters);
    JobClient job = env.executeAsync("latency");
    Histogram millis = new Histogram(3);
    try (Jedis view = new Jedis(redis.uri());
        Inputs inputs = new Inputs(kafka.bootstrapServers())) {
      awaitQuiet(view);
      Thread sender = new Thread(() -> send(inputs), "sender");
      sender.start();
      read(view, millis);
      sender.join();
    } finally {
      job.cancel().get();
    }
    System.out.printf(
        "latency  report in Kafka to change log of the view at %,d reports/s: p50 %d ms, p99 %d ms, max %d ms%n",
        RATE,
        millis.getValueAtPercentile(50),
        millis.getValueAtPercentile(99),
        millis.getMaxValue());
  }

  /** Waits until what was on the topic before is decided. */
  private static void awaitQuiet(Jedis view) {
    String before = "";
    String now = sequence(view);
    while (now.isEmpty() || !now.equals(before)) {
      LockSupport.parkNanos(5_000_000_000L);
      before = now;
      now = sequence(view);
    }
  }

  private static String sequence(Jedis view) {
    String sequence = view.get(RedisKeys.SEQUENCE);
    return sequence == null ? "" : sequence;
  }

  private static void send(Inputs inputs) {
    long start = System.nanoTime();
    for (int i = 0; i < WARM_UP + MEASURED; i++) {
      long due = start + i * (1_000_000_000L / RATE);
      long wait = due - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
      inputs.sendReport(FIRST_NUMBER + i, Instant.now());
    }
  }

  private static void read(Jedis view, Histogram millis) {
    StreamEntryID last = new StreamEntryID(Long.parseLong(sequence(view)), 0);
    int seen = 0;
    while (seen < WARM_UP + MEASURED) {
      List<Map.Entry<String, List<StreamEntry>>> answer =
          view.xread(
              XReadParams.xReadParams().block(1_000).count(1_000), Map.of(RedisKeys.CHANGES, last));
      if (answer == null) {
        continue;
      }
      long now = System.currentTimeMillis();
      for (StreamEntry change : answer.get(0).getValue()) {
        last = change.getID();
        if (!ViewKind.CASE.key().equals(change.getFields().get("kind"))) {
          continue;
        }
        seen++;
        if (seen > WARM_UP) {
          String at = change.getFields().getOrDefault("at", "0");
          millis.recordValue(Math.max(0, now - Long.parseLong(at)));
        }
      }
    }
  }
}
