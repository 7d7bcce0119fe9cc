package io.citygrid.jobs.traffic;

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

/** The job for traffic: how congested are the roads, and did something happen? */
public final class TrafficJob {
  /** The job's name, also that of its pulse. */
  public static final String NAME = "traffic";

  private TrafficJob() {}

  public static void main(String[] arguments) throws Exception {
    JobParameters parameters = JobArguments.of(arguments).traffic();
    StreamExecutionEnvironment env = JobEnvironment.create(parameters);
    define(env, parameters);
    env.execute(NAME);
  }

  /** Draws the job with its real sources and sinks, for those who run it in their own process. */
  public static void define(StreamExecutionEnvironment env, JobParameters parameters) {
    TrafficTopology.define(
        env,
        new TrafficTopology.Sources(
            KafkaSources.observations(parameters),
            KafkaSources.positions(parameters),
            KafkaSources.city(parameters),
            FenceIndex::of),
        sinks(parameters),
        new TrafficTopology.Times(
            MessageTimes.ofObservations(parameters.outOfOrderness(), parameters.sourceIdleness()),
            MessageTimes.ofPositions(parameters.outOfOrderness(), parameters.sourceIdleness()),
            parameters.versionPatience(),
            parameters.stateTtl()));
  }

  /** Metrics and alerts to Kafka, segments and alerts to the live view. */
  public static TrafficTopology.Sinks sinks(JobParameters parameters) {
    RedisParameters redis = parameters.redis();
    return new TrafficTopology.Sinks(
        new OneSink<>("Metrics", "traffic-metrics", KafkaSinks.metrics(parameters)),
        new OneSink<>(
            "Latest traffic",
            "traffic-segments",
            RedisViewSink.ofLatest(redis, SegmentProjection::project, SegmentProjection.LATEST)
                .withPulse(NAME)),
        new OneSink<>(
            "Latest flows",
            "traffic-flow-views",
            RedisViewSink.ofLatest(redis, FlowProjection::project, FlowProjection.LATEST)),
        new OneSink<>(
            "Latest travel times",
            "traffic-travel-views",
            RedisViewSink.ofLatest(redis, TravelProjection::project, TravelProjection.LATEST)),
        new TwoSinks<>(
            "traffic-alerts",
            KafkaSinks.alerts(parameters),
            RedisViewSink.ofEach(redis, AlertProjection::project)),
        new OneSink<>("Notes on sources", "traffic-quality", KafkaSinks.qualityNotes(parameters)),
        new TwoSinks<>(
            "traffic-dead-letters",
            KafkaSinks.deadLetters(parameters),
            RedisViewSink.ofEach(redis, DeadLetterProjection::project)));
  }
}
