package io.citygrid.jobs.sensors;

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
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job for sensors: which thresholds are breached? */
public final class SensorsJob {
  /** The job's name, also that of its pulse. */
  public static final String NAME = "sensors";

  private SensorsJob() {}

  public static void main(String[] arguments) throws Exception {
    JobParameters parameters = JobArguments.of(arguments).sensors();
    StreamExecutionEnvironment env = JobEnvironment.create(parameters);
    define(env, parameters);
    env.execute(NAME);
  }

  /** Draws the job with its real sources and sinks, for those who run it in their own process. */
  public static void define(StreamExecutionEnvironment env, JobParameters parameters) {
    SensorsTopology.define(
        env,
        new SensorsTopology.Sources(
            KafkaSources.readings(parameters), KafkaSources.city(parameters), FenceIndex::of),
        sinks(parameters),
        MessageTimes.ofReadings(parameters.outOfOrderness(), parameters.sourceIdleness()),
        parameters.versionPatience(),
        parameters.stateTtl());
  }

  /** The record, the live view, and the reports that open cases. */
  public static SensorsTopology.Sinks sinks(JobParameters parameters) {
    RedisParameters redis = parameters.redis();
    return new SensorsTopology.Sinks(
        new TwoSinks<>(
            "sensors-alerts",
            KafkaSinks.alerts(parameters),
            RedisViewSink.ofEach(redis, AlertProjection::project).withPulse(NAME)),
        new OneSink<>(
            "Latest readings",
            "sensors-latest",
            RedisViewSink.ofReadings(redis, ReadingProjection::project, ReadingProjection.LATEST)),
        new OneSink<>("Reports of alerts", "sensors-reports", KafkaSinks.reports(parameters)),
        new OneSink<>("Notes on sources", "sensors-quality", KafkaSinks.qualityNotes(parameters)),
        new TwoSinks<>(
            "sensors-dead-letters",
            KafkaSinks.deadLetters(parameters),
            RedisViewSink.ofEach(redis, DeadLetterProjection::project)));
  }
}
