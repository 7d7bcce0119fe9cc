package io.citygrid.standalone;

import io.citygrid.jobs.cases.CasesJob;
import io.citygrid.jobs.runtime.JobEnvironment;
import io.citygrid.jobs.runtime.JobParameters;
import io.citygrid.jobs.sensors.SensorsJob;
import io.citygrid.jobs.verification.VerificationJob;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * All jobs, each on a small Flink cluster of its own inside this process, going on from their
 * latest checkpoint. Stopping cancels them: what came after the latest checkpoint is read again at
 * the next start, without effect on what was already shown.
 */
final class RunningJobs implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int STOP_SECONDS = 30;

  private final List<JobClient> clients = new ArrayList<>();

  /** Starts all; returns when they are accepted, not when they have caught up. */
  static RunningJobs start(
      DataDirectory data, String bootstrapServers, URI redis, int firstMetricsPort)
      throws Exception {
    RunningJobs jobs = new RunningJobs();
    try {
      jobs.submit(
          CasesJob.NAME,
          JobParameters.cases(bootstrapServers, redis, data.checkpoints(CasesJob.NAME))
              .metrics(LOOPBACK, firstMetricsPort)
              .build(),
          CasesJob::define);
      jobs.submit(
          SensorsJob.NAME,
          JobParameters.sensors(bootstrapServers, redis, data.checkpoints(SensorsJob.NAME))
              .metrics(LOOPBACK, firstMetricsPort == 0 ? 0 : firstMetricsPort + 1)
              .build(),
          SensorsJob::define);
      jobs.submit(
          VerificationJob.NAME,
          JobParameters.verification(
                  bootstrapServers, redis, data.checkpoints(VerificationJob.NAME))
              .metrics(LOOPBACK, firstMetricsPort == 0 ? 0 : firstMetricsPort + 2)
              .build(),
          VerificationJob::define);
      return jobs;
    } catch (Exception e) {
      jobs.close();
      throw e;
    }
  }

  private void submit(
      String name,
      JobParameters parameters,
      BiConsumer<StreamExecutionEnvironment, JobParameters> define)
      throws Exception {
    Configuration config = JobEnvironment.configuration(parameters);
    // A cluster inside this process has no business with the network.
    config.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    config.set(RestOptions.ADDRESS, LOOPBACK);
    config.set(RestOptions.BIND_PORT, "0");
    config.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    config.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parameters.parallelism(), config);
    define.accept(env, parameters);
    clients.add(env.executeAsync(name));
  }

  @Override
  public void close() {
    clients.forEach(JobClient::cancel);
    for (JobClient client : clients) {
      try {
        client.getJobExecutionResult().get(STOP_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        // Cancelled, which is how a job without end ends.
      }
    }
    clients.clear();
  }
}
