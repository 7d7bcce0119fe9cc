package io.citygrid.bench.live;

import io.citygrid.embedded.EmbeddedKafka;
import io.citygrid.embedded.EmbeddedRedis;
import io.citygrid.embedded.Ports;
import io.citygrid.jobs.runtime.JobEnvironment;
import io.citygrid.jobs.runtime.JobParameters;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.FlushMode;

/** A broker and a redis-server of their own, and runs of a job over what is on the topics. */
final class LiveRuns implements AutoCloseable {
  private final Path directory;
  private final EmbeddedKafka kafka;
  private final EmbeddedRedis redis;
  private final int parallelism;
  private int runs;

  /** What a job is usually run with. */
  @FunctionalInterface
  interface Usual {
    JobParameters.Builder of(String bootstrapServers, URI redis, Path checkpoints);
  }

  /**
   * @param directory where the servers keep their data
   * @param parallelism of every run
   */
  LiveRuns(Path directory, int parallelism) throws Exception {
    this.directory = directory;
    this.parallelism = parallelism;
    this.kafka = EmbeddedKafka.start(directory.resolve("kafka"), Ports.free());
    this.redis = EmbeddedRedis.start(directory.resolve("redis"), Ports.free());
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  URI redis() {
    return redis.uri();
  }

  /** The parameters of a run that begins at the beginning. */
  JobParameters.Builder parameters(Usual usual) {
    return usual
        .of(kafka.bootstrapServers(), redis.uri(), directory.resolve("run-" + runs++))
        .parallelism(parallelism);
  }

  /** Runs a job that ends, from an empty view, with checkpoints as often as it usually has them. */
  RunWatch.Told run(
      Usual usual, long events, BiConsumer<StreamExecutionEnvironment, JobParameters> definition)
      throws Exception {
    try (Jedis view = new Jedis(redis.uri())) {
      view.flushAll(FlushMode.ASYNC);
    }
    int port = Ports.free();
    JobParameters parameters = parameters(usual).metrics("127.0.0.1", port).build();
    StreamExecutionEnvironment env = JobEnvironment.create(parameters);
    definition.accept(env, parameters);
    try (RunWatch watch = new RunWatch(events, port)) {
      env.execute("benchmark");
      return watch.told();
    }
  }

  static void print(String what, RunWatch.Told told) {
    System.out.printf(
        Locale.ROOT,
        "%-34s %,9.0f/s, %6.2f us of a processor each; %d checkpoints, state %,.1f MiB, longest %,.0f ms%n",
        what,
        told.perSecond(),
        told.processor().process(),
        told.checkpoints(),
        told.stateBytes() / (1 << 20),
        told.checkpointMillis());
  }

  @Override
  public void close() {
    redis.close();
    kafka.close();
  }
}
