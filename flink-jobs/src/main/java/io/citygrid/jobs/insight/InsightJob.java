package io.citygrid.jobs.insight;

import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.jobs.DeadLetterProjection;
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
import java.time.Duration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job for insight: of what does the city warn, what stands out? */
public final class InsightJob {
  /** The job's name, also that of its pulse. */
  public static final String NAME = "insight";

  private InsightJob() {}

  public static void main(String[] arguments) throws Exception {
    JobParameters parameters = JobArguments.of(arguments).insight();
    StreamExecutionEnvironment env = JobEnvironment.create(parameters);
    define(env, parameters);
    env.execute(NAME);
  }

  /** Draws the job with its real sources and sinks, for those who run it in their own process. */
  public static void define(StreamExecutionEnvironment env, JobParameters parameters) {
    Duration bound = parameters.outOfOrderness();
    Duration idleness = parameters.sourceIdleness();
    double speed = parameters.clockSpeed();
    InsightTopology.define(
        env,
        new InsightTopology.Sources(
            KafkaSources.metrics(parameters),
            KafkaSources.alerts(parameters),
            KafkaSources.movesOfCases(parameters),
            KafkaSources.bulletins(parameters),
            KafkaSources.warningCommands(parameters),
            KafkaSources.qualityNotes(parameters),
            KafkaSources.city(parameters),
            FenceIndex::of),
        sinks(parameters),
        new InsightTopology.Times(
            MessageTimes.ofMetrics(bound, idleness).passing(speed),
            MessageTimes.ofAlerts(bound, idleness).passing(speed),
            MessageTimes.ofMovesOfCases(bound, idleness).passing(speed),
            MessageTimes.ofBulletins(bound, idleness).passing(speed),
            MessageTimes.ofWarningCommands(bound, idleness).passing(speed),
            MessageTimes.ofQualityNotes(bound, idleness).passing(speed),
            parameters.versionPatience(),
            parameters.stateTtl()));
  }

  /** The record and the live view. */
  public static InsightTopology.Sinks sinks(JobParameters parameters) {
    RedisParameters redis = parameters.redis();
    return new InsightTopology.Sinks(
        new TwoSinks<>(
            "insight-warnings",
            KafkaSinks.warnings(parameters),
            RedisViewSink.ofEach(redis, WarningProjection::project).withPulse(NAME)),
        new TwoSinks<>(
            "insight-outcomes",
            KafkaSinks.warningOutcomes(parameters),
            RedisViewSink.ofEach(redis, WarningProjection::projectOutcome)),
        new TwoSinks<>(
            "insight-findings",
            KafkaSinks.findings(parameters),
            RedisViewSink.ofEach(redis, FindingProjection::project)),
        new OneSink<>(
            "Quality of sources",
            "insight-quality-views",
            RedisViewSink.ofLatest(redis, QualityProjection::project, QualityProjection.LATEST)),
        new TwoSinks<>(
            "insight-dead-letters",
            KafkaSinks.deadLetters(parameters),
            RedisViewSink.ofEach(redis, DeadLetterProjection::project)));
  }
}
