package io.citygrid.jobs.runtime;

import io.citygrid.jobs.metrics.MetricsEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The setting in which every job runs: exactly-once checkpoints that outlive the job, restarts with
 * growing pauses, no serializer chosen by accident, no operator without a name of its own.
 *
 * <p>A job goes on from the latest checkpoint below its checkpoint directory, if there is one, and
 * owns it from then on ({@code execution.state-recovery.path} with claim mode CLAIM), so that the
 * directory does not grow with each start.
 */
public final class JobEnvironment {
  /** The global parameter under which the tasks of a job find Kafka's addresses. */
  public static final String BOOTSTRAP_SERVERS = "citygrid.bootstrap-servers";

  private JobEnvironment() {}

  /** An environment for one job, set to go on where the last run stood. */
  public static StreamExecutionEnvironment create(JobParameters parameters) {
    return StreamExecutionEnvironment.getExecutionEnvironment(configuration(parameters));
  }

  /** The configuration of a job, for those who submit it to a cluster of their own. */
  public static Configuration configuration(JobParameters parameters) {
    Configuration config = new Configuration();
    config.set(CoreOptions.DEFAULT_PARALLELISM, parameters.parallelism());
    config.set(
        PipelineOptions.GLOBAL_JOB_PARAMETERS,
        Map.of(BOOTSTRAP_SERVERS, parameters.bootstrapServers()));
    config.set(PipelineOptions.GENERIC_TYPES, false);
    config.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    // Everything that flows is an immutable record, so that passing references on is safe.
    config.set(PipelineOptions.OBJECT_REUSE, true);
    config.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(100));
    config.set(ExecutionOptions.BUFFER_TIMEOUT, parameters.bufferTimeout());
    config.set(StateBackendOptions.STATE_BACKEND, parameters.stateBackend().flinkName());
    // Every new case is looked for first: without it, in each file of the disk.
    config.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    // Of many cases an index and a filter are megabytes: whole, they push each other out of memory.
    config.set(RocksDBOptions.USE_PARTITIONED_INDEX_FILTERS, true);
    setCheckpoints(config, parameters);
    setRestarts(config, parameters);
    setMetrics(config, parameters);
    Checkpoints.findLatest(parameters.checkpointDirectory())
        .ifPresent(checkpoint -> resume(config, checkpoint));
    return config;
  }

  private static void resume(Configuration config, Path checkpoint) {
    config.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
    config.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
  }

  private static void setCheckpoints(Configuration config, JobParameters parameters) {
    config.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, parameters.checkpointInterval());
    config.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        parameters.checkpointDirectory().toUri().toString());
    config.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    config.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
    config.set(
        CheckpointingOptions.INCREMENTAL_CHECKPOINTS,
        parameters.stateBackend() == StateBackend.ROCKSDB);
    // While Redis is away checkpoints cannot complete; that alone is no reason to start again.
    config.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    config.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, parameters.redis().giveUpAfter());
  }

  private static void setRestarts(Configuration config, JobParameters parameters) {
    config.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    config.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        parameters.restartDelay());
    config.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        max(parameters.restartDelay(), Duration.ofMinutes(1)));
  }

  private static void setMetrics(Configuration config, JobParameters parameters) {
    config.set(MetricOptions.SYSTEM_RESOURCE_METRICS, false);
    if (parameters.metricsPort() != 0) {
      config.addAll(
          MetricsEndpoint.configuration(parameters.metricsHost(), parameters.metricsPort()));
    }
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
