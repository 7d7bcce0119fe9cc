package io.citygrid.bench.path;

import io.citygrid.jobs.cases.CasesJob;
import io.citygrid.jobs.runtime.JobEnvironment;
import io.citygrid.jobs.runtime.JobParameters;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job for cases in a cluster of its own that can be asked for its checkpoints. */
final class JobRun implements AutoCloseable {
  private static final int CANCEL_SECONDS = 60;

  private final MiniCluster cluster;
  private final JobID job;

  private JobRun(MiniCluster cluster, JobID job) {
    this.cluster = cluster;
    this.job = job;
  }

  /** Starts it from its latest checkpoint, if there is one. */
  static JobRun start(JobParameters parameters) throws Exception {
    Configuration config = JobEnvironment.configuration(parameters);
    config.set(RestOptions.BIND_PORT, "0");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parameters.parallelism(), config);
    CasesJob.define(env, parameters);
    JobGraph graph = env.getStreamGraph().getJobGraph();
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(config)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parameters.parallelism())
                .build());
    cluster.start();
    cluster.submitJob(graph).get();
    return new JobRun(cluster, graph.getJobID());
  }

  /** Waits for a checkpoint that was begun after now, and returns the one that it is. */
  CompletedCheckpointStats awaitCheckpoint() throws Exception {
    long begun = System.currentTimeMillis();
    while (true) {
      Optional<CompletedCheckpointStats> latest = latestCheckpoint();
      if (latest.isPresent() && latest.get().getTriggerTimestamp() >= begun) {
        return latest.get();
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private Optional<CompletedCheckpointStats> latestCheckpoint() throws Exception {
    CheckpointStatsSnapshot stats =
        cluster.getExecutionGraph(job).get().getCheckpointStatsSnapshot();
    return stats == null
        ? Optional.empty()
        : Optional.ofNullable(stats.getHistory().getLatestCompletedCheckpoint());
  }

  /** Writes the whole state to a place of its own, as before an upgrade. */
  double savepointSeconds(String directory) throws Exception {
    long start = System.nanoTime();
    cluster
        .triggerSavepoint(
            job, directory, false, org.apache.flink.core.execution.SavepointFormatType.CANONICAL)
        .get();
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public void close() throws Exception {
    cluster.cancelJob(job).get(CANCEL_SECONDS, TimeUnit.SECONDS);
    cluster.close();
  }
}
