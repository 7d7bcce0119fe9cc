package io.citygrid.bench.path;

import io.citygrid.bench.Machine;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.embedded.EmbeddedKafka;
import io.citygrid.embedded.EmbeddedRedis;
import io.citygrid.embedded.Ports;
import io.citygrid.jobs.cases.CasesJob;
import io.citygrid.jobs.runtime.JobEnvironment;
import io.citygrid.jobs.runtime.JobParameters;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.FlushMode;

/**
 * Events a second from Kafka to Redis, for each job, beside a job that only reads and discards the
 * same topic; broker and redis-server run on the same machine. Each job runs twice and the second
 * run counts; its time goes from submission, start of the job included, to the last commit, or for
 * cases, whose input must not end because event time would jump over all their deadlines, to when
 * the last case is in the live view. The start is in the ceiling as well; how much of it that is,
 * is told by a run over the few messages of the city's topic.
 *
 * <p>Arguments: readings, reports, parallelism; default 2,000,000, 300,000 and 2.
 */
public final class WholePathBenchmark {
  private final Path directory;
  private final EmbeddedKafka kafka;
  private final EmbeddedRedis redis;
  private final int parallelism;
  private int runs;

  private WholePathBenchmark(
      Path directory, EmbeddedKafka kafka, EmbeddedRedis redis, int parallelism) {
    this.directory = directory;
    this.kafka = kafka;
    this.redis = redis;
    this.parallelism = parallelism;
  }

  public static void main(String[] arguments) throws Exception {
    int readings = number(arguments, 0, 2_000_000);
    int reports = number(arguments, 1, 300_000);
    int parallelism = number(arguments, 2, 2);
    Path directory = Files.createTempDirectory("citygrid-benchmark");
    System.out.println(Machine.describe());
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), Ports.free());
        EmbeddedRedis redis = EmbeddedRedis.start(directory.resolve("redis"), Ports.free())) {
      try (Inputs inputs = new Inputs(kafka.bootstrapServers())) {
        inputs.publishCity();
        inputs.produceReadings(readings);
        inputs.produceReports(reports);
      }
      WholePathBenchmark benchmark = new WholePathBenchmark(directory, kafka, redis, parallelism);
      benchmark.compare(
          "sensors", Topics.TELEMETRY, readings, () -> benchmark.runBounded(BoundedJobs::sensors));
      benchmark.compare("cases", Topics.REPORTS, reports, () -> benchmark.runCases(reports));
    }
    LatencyRun.measure(directory.resolve("latency"));
  }

  /** What a job is usually run with. */
  @FunctionalInterface
  private interface Usual {
    JobParameters.Builder of(String bootstrapServers, URI redis, Path checkpoints);
  }

  private void compare(String name, String topic, int events, Callable<Double> job)
      throws Exception {
    BiConsumer<StreamExecutionEnvironment, JobParameters> discard =
        (env, parameters) -> BoundedJobs.discard(env, parameters, topic);
    runBounded(discard);
    double startSeconds =
        runBounded((env, parameters) -> BoundedJobs.discard(env, parameters, Topics.CITY_MODEL));
    double discardSeconds = runBounded(discard);
    double ceiling = events / discardSeconds;
    job.call();
    double rate = events / job.call();
    System.out.printf(
        "%-8s %,d events: %,.0f/s; read and discard %,.0f/s; ratio %.2f%n",
        name, events, rate, ceiling, rate / ceiling);
    System.out.printf(
        "         of it the start: a job that finds next to nothing to read takes %.2f s, reading and"
            + " discarding all took %.2f s%n",
        startSeconds, discardSeconds);
    try (Jedis view = new Jedis(redis.uri())) {
      System.out.printf(
          "         in Redis: %,d cases, %,d latest readings, %,d alerts, %,d dead letters%n",
          view.zcard(RedisKeys.index(ViewIndexes.CASES)),
          view.hlen(RedisKeys.READINGS),
          view.zcard(RedisKeys.index(ViewIndexes.ALERTS)),
          view.zcard(RedisKeys.index(ViewIndexes.DEAD_LETTERS)));
    }
  }

  /** Seconds from submission to the end. */
  private double runBounded(BiConsumer<StreamExecutionEnvironment, JobParameters> definition)
      throws Exception {
    StreamExecutionEnvironment env = prepare(JobParameters::sensors, definition);
    long start = System.nanoTime();
    env.execute("benchmark");
    return (System.nanoTime() - start) / 1e9;
  }

  /** Seconds from submission until so many cases are in the live view. */
  private double runCases(int count) throws Exception {
    StreamExecutionEnvironment env = prepare(JobParameters::cases, CasesJob::define);
    long start = System.nanoTime();
    JobClient job = env.executeAsync("benchmark");
    try (Jedis view = new Jedis(redis.uri())) {
      awaitCases(view, count / 2);
      long half = System.nanoTime();
      awaitCases(view, count);
      long end = System.nanoTime();
      System.out.printf(
          "cases    the second half of a run: %,.0f/s%n",
          (count - count / 2) / ((end - half) / 1e9));
      return (end - start) / 1e9;
    } finally {
      job.cancel().get();
    }
  }

  private static void awaitCases(Jedis view, int count) {
    while (view.zcard(RedisKeys.index(ViewIndexes.CASES)) < count) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** An empty view and a job that begins at the beginning, with its usual parameters. */
  private StreamExecutionEnvironment prepare(
      Usual usual, BiConsumer<StreamExecutionEnvironment, JobParameters> definition) {
    try (Jedis view = new Jedis(redis.uri())) {
      view.flushAll(FlushMode.ASYNC);
    }
    JobParameters parameters =
        usual
            .of(kafka.bootstrapServers(), redis.uri(), directory.resolve("run-" + runs++))
            .parallelism(parallelism)
            .checkpointInterval(Duration.ofSeconds(5))
            .build();
    StreamExecutionEnvironment env = JobEnvironment.create(parameters);
    definition.accept(env, parameters);
    return env;
  }

  private static int number(String[] arguments, int index, int otherwise) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
  }
}
