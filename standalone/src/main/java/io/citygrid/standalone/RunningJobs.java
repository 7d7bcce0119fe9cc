package io.citygrid.standalone;

import io.citygrid.jobs.cases.CasesJob;
import io.citygrid.jobs.crowd.CrowdJob;
import io.citygrid.jobs.facts.FactsJob;
import io.citygrid.jobs.insight.InsightJob;
import io.citygrid.jobs.office.OfficeJob;
import io.citygrid.jobs.runtime.JobCluster;
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
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * All jobs, on one Flink cluster inside this process, going on from their latest checkpoint.
 * Stopping cancels them: what came after the latest checkpoint is read again at the next start,
 * without effect on what was already shown.
 */
final class RunningJobs implements AutoCloseable {
  private static final int STOP_SECONDS = 30;

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

  private final JobCluster cluster;
  private final List<JobClient> clients = new ArrayList<>();

  private RunningJobs(JobCluster cluster) {
    this.cluster = cluster;
  }

  /** The usual parameters of a job, of Kafka, Redis and where its checkpoints are. */
  private interface Parameters {
    JobParameters.Builder of(String bootstrapServers, URI redis, Path checkpoints);
  }

  private record Job(
      String name,
      Parameters parameters,
      BiConsumer<StreamExecutionEnvironment, JobParameters> define) {}

  /** The names of all, those of their pulses too. */
  static List<String> names() {
    return JOBS.stream().map(Job::name).toList();
  }

  /**
   * Starts all; returns when they are accepted, not when they have caught up.
   *
   * @param metricsPort where Prometheus finds the metrics of all of them; 0 for nowhere
   * @param clockSpeed how fast time passes in the city until it has caught up with the clock
   */
  static RunningJobs start(
      DataDirectory data, String bootstrapServers, URI redis, int metricsPort, double clockSpeed)
      throws Exception {
    RunningJobs jobs = new RunningJobs(JobCluster.start(JOBS.size(), metricsPort));
    try {
      for (Job job : JOBS) {
        jobs.submit(
            job,
            job.parameters()
                .of(bootstrapServers, redis, data.checkpoints(job.name()))
                .parallelism(1)
                .clockSpeed(clockSpeed)
                .build());
      }
      return jobs;
    } catch (Exception e) {
      jobs.close();
      throw e;
    }
  }

  private void submit(Job job, JobParameters parameters) throws Exception {
    StreamExecutionEnvironment env = cluster.environment(parameters);
    job.define().accept(env, parameters);
    clients.add(env.executeAsync(job.name()));
  }

  @Override
  public void close() throws Exception {
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
    cluster.close();
  }
}
