package io.citygrid.bench.path;

import io.citygrid.bench.Machine;
import io.citygrid.bench.ProcessorTime;
import io.citygrid.city.event.CaseState;
import io.citygrid.city.event.Report;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.RedisKeys;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.ViewIndexes;
import io.citygrid.embedded.EmbeddedKafka;
import io.citygrid.embedded.EmbeddedRedis;
import io.citygrid.embedded.Ports;
import io.citygrid.jobs.cases.CasesJob;
import io.citygrid.jobs.runtime.JobEnvironment;
import io.citygrid.jobs.runtime.JobParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import redis.clients.jedis.Jedis;

/**
 * Commands a second through the life of cases: accept, start, hand in, ask for the check, pass it,
 * close; decided by the real job, written to the record and to the live view, with broker,
 * redis-server and sender on the same machine. From the first command sent until the last case is
 * shown closed. Beside it the same commands read and discarded.
 *
 * <p>Two rounds, each with servers of its own; the second counts. All cases are open before the
 * first command is sent, and each command names the version that its sender saw, so that one that
 * is not followed leaves its case open: the run says so when nothing more happens.
 *
 * <p>Arguments: cases, parallelism; default 20,000 and 2.
 */
public final class CommandsBenchmark {
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
  private static final long GIVE_UP_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final int cases;
  private final int parallelism;
  private final String[] ids;

  private CommandsBenchmark(int cases, int parallelism) {
    this.cases = cases;
    this.ids = new String[cases];
    this.parallelism = parallelism;
  }

  public static void main(String[] arguments) throws Exception {
    int cases = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    int parallelism = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
    System.out.println(Machine.describe());
    CommandsBenchmark benchmark = new CommandsBenchmark(cases, parallelism);
    Path directory = Files.createTempDirectory("citygrid-benchmark");
    benchmark.round("warm-up", directory.resolve("first"));
    benchmark.round("measured", directory.resolve("second"));
  }

  private int commands() {
    return cases * LifeInputs.LIFE.size();
  }

  private void round(String name, Path directory) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), Ports.free());
        EmbeddedRedis redis = EmbeddedRedis.start(directory.resolve("redis"), Ports.free());
        Inputs inputs = new Inputs(kafka.bootstrapServers());
        Jedis view = new Jedis(redis.uri())) {
      inputs.publishCity();
      byte[][] commands = encode(inputs);
      JobParameters parameters = parameters(kafka, redis, directory.resolve("checkpoints"));
      StreamExecutionEnvironment env = JobEnvironment.create(parameters);
      CasesJob.define(env, parameters);
      JobClient job = env.executeAsync("commands");
      try {
        await(view, ViewIndexes.CASES);
        move(name, inputs, commands, view);
      } finally {
        job.cancel().get();
      }
      discard(parameters(kafka, redis, directory.resolve("discard")));
    }
  }

  private JobParameters parameters(EmbeddedKafka kafka, EmbeddedRedis redis, Path checkpoints) {
    return JobParameters.cases(kafka.bootstrapServers(), redis.uri(), checkpoints)
        .parallelism(parallelism)
        .build();
  }

  /** Opens the cases, and has all that moves them ready. */
  private byte[][] encode(Inputs inputs) {
    byte[][] commands = new byte[commands()][];
    for (int i = 0; i < cases; i++) {
      Report report = LifeInputs.report(i, START.plusMillis(i));
      ids[i] = report.caseId();
      inputs.send(report);
      for (int step = 0; step < LifeInputs.LIFE.size(); step++) {
        commands[step * cases + i] =
            Codecs.CASE_COMMAND.encode(LifeInputs.command(report, i, step));
      }
    }
    inputs.flush();
    return commands;
  }

  private void move(String name, Inputs inputs, byte[][] commands, Jedis view) throws Exception {
    try (ProcessorTime time = ProcessorTime.start()) {
      long start = System.nanoTime();
      for (int i = 0; i < commands.length; i++) {
        inputs.sendCommand(ids[i % cases], commands[i]);
      }
      inputs.flush();
      double sendSeconds = (System.nanoTime() - start) / 1e9;
      await(view, ViewIndexes.cases(CaseState.CLOSED));
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%-9s %,d commands on %,d cases in %.2f s: %,.0f/s (sending took %.2f s of it)%n",
          name, commands.length, cases, seconds, commands.length / seconds, sendSeconds);
      System.out.print(time.end(commands.length));
    }
  }

  private void discard(JobParameters parameters) throws Exception {
    StreamExecutionEnvironment env = JobEnvironment.create(parameters);
    FirstSeen.forget();
    BoundedJobs.discard(env, parameters, Topics.COMMANDS);
    env.execute("discard");
    double seconds = (System.nanoTime() - FirstSeen.atNanos()) / 1e9;
    System.out.printf(
        "          read and discarded, from the first to the last: %,.0f/s%n",
        commands() / seconds);
  }

  private void await(Jedis view, String index) {
    long movedAt = System.nanoTime();
    long count = 0;
    while (count < cases) {
      if (System.nanoTime() - movedAt > GIVE_UP_NANOS) {
        throw new IllegalStateException(
            "only %,d of %,d cases came to %s".formatted(count, cases, index));
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      long now = view.zcard(RedisKeys.index(index));
      movedAt = now > count ? System.nanoTime() : movedAt;
      count = now;
    }
  }
}
