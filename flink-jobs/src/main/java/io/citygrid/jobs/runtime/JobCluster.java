package io.citygrid.jobs.runtime;

import io.citygrid.jobs.metrics.MetricsEndpoint;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.flink.api.dag.Pipeline;
import org.apache.flink.client.deployment.executors.PipelineExecutorUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.PipelineExecutor;
import org.apache.flink.core.execution.PipelineExecutorFactory;
import org.apache.flink.core.execution.PipelineExecutorServiceLoader;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient.JobFinalizationBehavior;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One Flink cluster inside this process for several jobs. Each job keeps its own checkpoints, state
 * backend and restarts; they share the cluster's threads, its memory and its metrics endpoint.
 * Nothing of it listens on the network but the metrics endpoint, if it was asked for.
 */
public final class JobCluster implements AutoCloseable {
  private static final String NAME = "job-cluster";
  private static final String LOOPBACK = "127.0.0.1";

  /** Buffers between the tasks of a job of usual size, with room for checkpoints on their way. */
  private static final MemorySize NETWORK_OF_EACH = MemorySize.ofMebiBytes(32);

  /** RocksDB's write buffers and cache of a job. */
  private static final MemorySize MANAGED_OF_EACH = MemorySize.ofMebiBytes(128);

  private final MiniCluster cluster;

  private JobCluster(MiniCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Starts a cluster.
   *
   * @param slots how many tasks side by side there is room for: the parallelism of all jobs
   *     together
   * @param metricsPort where Prometheus may ask for the metrics of all jobs, on loopback; 0 for
   *     nowhere
   */
  public static JobCluster start(int slots, int metricsPort) throws Exception {
    Configuration config = new Configuration();
    if (metricsPort != 0) {
      config.addAll(MetricsEndpoint.configuration(LOOPBACK, metricsPort));
    }
    // A cluster inside this process has no business with the network.
    config.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    config.set(RestOptions.ADDRESS, LOOPBACK);
    config.set(RestOptions.BIND_PORT, "0");
    config.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    config.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    // A task that will not stop keeps its own job from going on; it must not end all the others.
    config.set(TaskManagerOptions.TASK_CANCELLATION_TIMEOUT, Duration.ZERO);
    config.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK_OF_EACH.multiply(slots));
    config.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK_OF_EACH.multiply(slots));
    config.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED_OF_EACH.multiply(slots));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(config)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
    cluster.start();
    return new JobCluster(cluster);
  }

  /**
   * Where a job is defined that runs here, set to go on where its last run stood. The parameters'
   * own metrics endpoint is not opened: the cluster has one for all.
   */
  public StreamExecutionEnvironment environment(JobParameters parameters) {
    Configuration config = JobEnvironment.configuration(parameters);
    config.set(DeploymentOptions.TARGET, NAME);
    return new StreamExecutionEnvironment(
        new Submission(cluster), config, JobCluster.class.getClassLoader());
  }

  /** Ends what still runs, without a last checkpoint. */
  @Override
  public void close() throws Exception {
    cluster.close();
  }

  /** Hands jobs to the cluster. */
  private record Submission(MiniCluster cluster)
      implements PipelineExecutorServiceLoader, PipelineExecutorFactory, PipelineExecutor {
    @Override
    public PipelineExecutorFactory getExecutorFactory(Configuration configuration) {
      return this;
    }

    @Override
    public Stream<String> getExecutorNames() {
      return Stream.of(NAME);
    }

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public boolean isCompatibleWith(Configuration configuration) {
      return true;
    }

    @Override
    public PipelineExecutor getExecutor(Configuration configuration) {
      return this;
    }

    @Override
    public CompletableFuture<JobClient> execute(
        Pipeline pipeline, Configuration configuration, ClassLoader classes) throws Exception {
      return cluster
          .submitJob(PipelineExecutorUtils.getStreamGraph(pipeline, configuration))
          .thenApply(
              submitted ->
                  new MiniClusterJobClient(
                      submitted.getJobID(), cluster, classes, JobFinalizationBehavior.NOTHING));
    }
  }
}
