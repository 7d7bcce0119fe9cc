package io.citygrid.bench.path;

import io.citygrid.bench.Machine;
import io.citygrid.bench.ProcessorTime;
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
import java.util.function.LongSupplier;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.FlushMode;

/**
 * Events a second from Kafka to Redis, for each job, beside a job that only reads and discards the
 * same topic; broker and redis-server run on the same machine. Each job runs twice and the second
 * run counts. Two rates are told of it:
 *
 * <ul>
 *   <li>with the start: its time goes from submission to the last commit, or for cases, whose input
 *       must not end because event time would jump over all their deadlines, to when the last case
 *       is in the live view;
 *   <li>steady: its time goes from the first result to the last, so that a run over few events does
 *       not measure how long Flink takes to start a job.
 * </ul>
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
          "sensors", Topics.TELEMETRY, readings, () -> benchmark.runSensors(readings));
      benchmark.compare("cases", Topics.REPORTS, reports, () -> benchmark.runCases(reports));
    }
    LatencyRun.measure(directory.resolve("latency"));
  }

  /** What a job is usually run with. */
  @FunctionalInterface
  private interface Usual {
    JobParameters.Builder of(String bootstrapServers, URI redis, Path checkpoints);
  }

  /**
   * How long a run took.
   *
   * @param seconds from its submission to its last result
   * @param steadySeconds from its first result to its last
   * @param processor what its threads used, as lines of text
   */
  private record Run(double seconds, double steadySeconds, String processor) {}

  private void compare(String name, String topic, int events, Callable<Run> job) throws Exception {
    runDiscard(topic, events);
    Run start = runDiscard(Topics.CITY_MODEL, 1);
    Run ceiling = runDiscard(topic, events);
    job.call();
    Run run = job.call();
    tell(name + " with the start", events, run.seconds(), ceiling.seconds());
    tell(name + " steady", events, run.steadySeconds(), ceiling.steadySeconds());
    System.out.printf(
        "         a job that finds next to nothing to read takes %.2f s%n", start.seconds());
    System.out.print(run.processor());
    try (Jedis view = new Jedis(redis.uri())) {
      System.out.printf(
          "         in Redis: %,d cases, %,d latest readings, %,d alerts, %,d dead letters%n",
          view.zcard(RedisKeys.index(ViewIndexes.CASES)),
          view.hlen(RedisKeys.READINGS),
          view.zcard(RedisKeys.index(ViewIndexes.ALERTS)),
          view.zcard(RedisKeys.index(ViewIndexes.DEAD_LETTERS)));
    }
  }

  private static void tell(String what, int events, double seconds, double ceilingSeconds) {
    System.out.printf(
        "%-22s %,d events in %.2f s: %,.0f/s; read and discard %,.0f/s; ratio %.2f%n",
        what, events, seconds, events / seconds, events / ceilingSeconds, ceilingSeconds / seconds);
  }

  private Run runDiscard(String topic, int events) throws Exception {
    FirstSeen.forget();
    return runBounded(
        (env, parameters) -> BoundedJobs.discard(env, parameters, topic),
        events,
        FirstSeen::atNanos);
  }

  private Run runSensors(int events) throws Exception {
    try (ShownFirst first = new ShownFirst(redis.uri(), view -> view.hlen(RedisKeys.READINGS))) {
      return runBounded(BoundedJobs::sensors, events, first::atNanos);
    }
  }

  /** Until the end of the job's input. */
  private Run runBounded(
      BiConsumer<StreamExecutionEnvironment, JobParameters> definition,
      int events,
      LongSupplier firstNanos)
      throws Exception {
    StreamExecutionEnvironment env = prepare(JobParameters::sensors, definition);
    try (ProcessorTime time = ProcessorTime.start()) {
      long start = System.nanoTime();
      env.execute("benchmark");
      long end = System.nanoTime();
      return new Run(
          (end - start) / 1e9, (end - firstNanos.getAsLong()) / 1e9, time.end(events).toString());
    }
  }

  /** Until so many cases are in the live view. */
  private Run runCases(int count) throws Exception {
    StreamExecutionEnvironment env = prepare(JobParameters::cases, CasesJob::define);
    try (ProcessorTime time = ProcessorTime.start();
        Jedis view = new Jedis(redis.uri())) {
      long start = System.nanoTime();
      JobClient job = env.executeAsync("benchmark");
      try {
        awaitCases(view, 1);
        long first = System.nanoTime();
        awaitCases(view, count);
        long end = System.nanoTime();
        return new Run((end - start) / 1e9, (end - first) / 1e9, time.end(count).toString());
      } finally {
        job.cancel().get();
      }
    }
  }

  private static void awaitCases(Jedis view, int count) {
    while (view.zcard(RedisKeys.index(ViewIndexes.CASES)) < count) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
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
