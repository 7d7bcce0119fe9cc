package io.citygrid.standalone;

import io.citygrid.jobs.cases.CasesJob;
import io.citygrid.jobs.crowd.CrowdJob;
import io.citygrid.jobs.facts.FactsJob;
import io.citygrid.jobs.insight.InsightJob;
import io.citygrid.jobs.office.OfficeJob;
import io.citygrid.jobs.runtime.JobEnvironment;
import io.citygrid.jobs.runtime.JobParameters;
import io.citygrid.jobs.sensors.SensorsJob;
import io.citygrid.jobs.traffic.TrafficJob;
import io.citygrid.jobs.verification.VerificationJob;
import java.net.URI;
import java.nio.file.Path;
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

  /** All jobs, in the order of their metrics ports. */
  private static final List<Job> JOBS =
      List.of(
          new Job(CasesJob.NAME, JobParameters::cases, CasesJob::define),
          new Job(SensorsJob.NAME, JobParameters::sensors, SensorsJob::define),
          new Job(VerificationJob.NAME, JobParameters::verification, VerificationJob::define),
          new Job(FactsJob.NAME, JobParameters::facts, FactsJob::define),
          new Job(TrafficJob.NAME, JobParameters::traffic, TrafficJob::define),
          new Job(CrowdJob.NAME, JobParameters::crowd, CrowdJob::define),
          new Job(InsightJob.NAME, JobParameters::insight, InsightJob::define),
          new Job(OfficeJob.NAME, JobParameters::office, OfficeJob::define));

  private final List<JobClient> clients = new ArrayList<>();

  /** The usual parameters of a job, of Kafka, Redis and where its checkpoints are. */
  private interface Parameters {
    JobParameters.Builder of(String bootstrapServers, URI redis, Path checkpoints);
  }

  private record Job(
      String name,
      Parameters parameters,
      BiConsumer<StreamExecutionEnvironment, JobParameters> define) {}

  /** How many jobs there are, each with a metrics port. */
  static int count() {
    return JOBS.size();
  }

  /** The names of all, those of their pulses too. */
  static List<String> names() {
    return JOBS.stream().map(Job::name).toList();
  }

  /**
   * Starts all; returns when they are accepted, not when they have caught up.
   *
   * @param firstMetricsPort of the first job, the next ones for the others; 0 for none
   * @param clockSpeed how fast time passes in the city until it has caught up with the clock
   */
  static RunningJobs start(
      DataDirectory data,
      String bootstrapServers,
      URI redis,
      int firstMetricsPort,
      double clockSpeed)
      throws Exception {
    RunningJobs jobs = new RunningJobs();
    try {
      int port = firstMetricsPort;
      for (Job job : JOBS) {
        JobParameters parameters =
            job.parameters()
                .of(bootstrapServers, redis, data.checkpoints(job.name()))
                .metrics(LOOPBACK, port)
                .clockSpeed(clockSpeed)
                .build();
        jobs.submit(job.name(), parameters, job.define());
        port += port == 0 ? 0 : 1;
      }
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
