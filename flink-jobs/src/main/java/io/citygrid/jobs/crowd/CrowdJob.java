package io.citygrid.jobs.crowd;

import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.jobs.DeadLetterProjection;
import io.citygrid.jobs.flow.FlowProjection;
import io.citygrid.jobs.kafka.KafkaSinks;
import io.citygrid.jobs.kafka.KafkaSources;
import io.citygrid.jobs.kafka.MessageTimes;
import io.citygrid.jobs.redis.RedisParameters;
import io.citygrid.jobs.redis.RedisViewSink;
import io.citygrid.jobs.runtime.JobArguments;
import io.citygrid.jobs.runtime.JobEnvironment;
import io.citygrid.jobs.runtime.JobParameters;
import io.citygrid.jobs.runtime.OneSink;
import io.citygrid.jobs.runtime.TwoSinks;
import io.citygrid.jobs.sensors.AlertProjection;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job for crowds: how full are the hot public areas, what comes, and when to warn? */
public final class CrowdJob {
  /** The job's name, also that of its pulse. */
  public static final String NAME = "crowd";

  private CrowdJob() {}

  public static void main(String[] arguments) throws Exception {
    JobParameters parameters = JobArguments.of(arguments).crowd();
    StreamExecutionEnvironment env = JobEnvironment.create(parameters);
    define(env, parameters);
    env.execute(NAME);
  }

  /** Draws the job with its real sources and sinks, for those who run it in their own process. */
  public static void define(StreamExecutionEnvironment env, JobParameters parameters) {
    CrowdTopology.define(
        env,
        new CrowdTopology.Sources(
            KafkaSources.counts(parameters),
            KafkaSources.pings(parameters),
            KafkaSources.tracks(parameters),
            KafkaSources.city(parameters),
            FenceIndex::of),
        sinks(parameters),
        new CrowdTopology.Times(
            MessageTimes.ofCounts(parameters.outOfOrderness(), parameters.sourceIdleness()),
            MessageTimes.ofPings(parameters.outOfOrderness(), parameters.sourceIdleness()),
            MessageTimes.ofTracks(parameters.outOfOrderness(), parameters.sourceIdleness()),
            parameters.versionPatience(),
            parameters.stateTtl()));
  }

  /** Metrics and alerts to Kafka, crowds and alerts to the live view. */
  public static CrowdTopology.Sinks sinks(JobParameters parameters) {
    RedisParameters redis = parameters.redis();
    return new CrowdTopology.Sinks(
        new OneSink<>("Metrics", "crowd-metrics", KafkaSinks.metrics(parameters)),
        new OneSink<>(
            "Latest crowds",
            "crowd-views",
            RedisViewSink.ofLatest(redis, CrowdProjection::project, CrowdProjection.LATEST)
                .withPulse(NAME)),
        new OneSink<>(
            "Latest heat",
            "crowd-heat-views",
            RedisViewSink.ofLatest(redis, HeatProjection::project, HeatProjection.LATEST)),
        new OneSink<>(
            "Latest cells",
            "crowd-cell-views",
            RedisViewSink.ofLatest(redis, CellProjection::project, CellProjection.LATEST)),
        new OneSink<>(
            "Latest flows",
            "crowd-flow-views",
            RedisViewSink.ofLatest(redis, FlowProjection::project, FlowProjection.LATEST)),
        new TwoSinks<>(
            "crowd-alerts",
            KafkaSinks.alerts(parameters),
            RedisViewSink.ofEach(redis, AlertProjection::project)),
        new OneSink<>("Notes on sources", "crowd-quality", KafkaSinks.qualityNotes(parameters)),
        new TwoSinks<>(
            "crowd-dead-letters",
            KafkaSinks.deadLetters(parameters),
            RedisViewSink.ofEach(redis, DeadLetterProjection::project)));
  }
}
