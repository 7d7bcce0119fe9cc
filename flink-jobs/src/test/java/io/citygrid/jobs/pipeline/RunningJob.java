package io.citygrid.jobs.pipeline;

import io.citygrid.jobs.runtime.Checkpoints;
import io.citygrid.jobs.runtime.JobEnvironment;
import io.citygrid.jobs.runtime.JobParameters;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.Awaitility;

/** A job in a cluster of its own in this process, which can be killed and started again. */
final class RunningJob implements AutoCloseable {
  private final BiConsumer<StreamExecutionEnvironment, JobParameters> definition;
  private final JobParameters parameters;
  private JobClient client;
  private boolean isRunning;

  private RunningJob(
      BiConsumer<StreamExecutionEnvironment, JobParameters> definition, JobParameters parameters)
      throws Exception {
    this.definition = definition;
    this.parameters = parameters;
    start();
  }

  static RunningJob start(
      BiConsumer<StreamExecutionEnvironment, JobParameters> definition, JobParameters parameters)
      throws Exception {
    return new RunningJob(definition, parameters);
  }

  /** Starts on the latest checkpoint. */
  void start() throws Exception {
    StreamExecutionEnvironment env = JobEnvironment.create(parameters);
    definition.accept(env, parameters);
    client = env.executeAsync("test");
    isRunning = true;
  }

  /** Ends the job without a last checkpoint: what it did since the latest one must not count. */
  void kill() throws Exception {
    CompletableFuture<JobExecutionResult> end = client.getJobExecutionResult();
    client.cancel().get();
    end.handle((result, cancelled) -> result).get(60, TimeUnit.SECONDS);
    isRunning = false;
  }

  /** Stops the job with a savepoint under this directory; says where it is. */
  Path stopWithSavepoint(Path under) throws Exception {
    String written =
        client.stopWithSavepoint(false, under.toString(), SavepointFormatType.CANONICAL).get();
    isRunning = false;
    return Path.of(URI.create(written));
  }

  /** Waits until the job has written a checkpoint later than this moment. */
  void awaitNewCheckpoint() {
    Optional<Path> before = Checkpoints.findLatest(parameters.checkpointDirectory());
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> !Checkpoints.findLatest(parameters.checkpointDirectory()).equals(before));
  }

  @Override
  public void close() throws Exception {
    if (isRunning) {
      kill();
    }
  }
}
