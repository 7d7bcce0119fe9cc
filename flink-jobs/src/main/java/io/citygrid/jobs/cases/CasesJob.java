package io.citygrid.jobs.cases;

import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.jobs.DeadLetterProjection;
import io.citygrid.jobs.kafka.KafkaSinks;
import io.citygrid.jobs.kafka.KafkaSources;
import io.citygrid.jobs.kafka.MessageTimes;
import io.citygrid.jobs.redis.RedisViewSink;
import io.citygrid.jobs.runtime.JobArguments;
import io.citygrid.jobs.runtime.JobEnvironment;
import io.citygrid.jobs.runtime.JobParameters;
import io.citygrid.jobs.runtime.OneSink;
import io.citygrid.jobs.runtime.TwoSinks;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job for cases: what became of each report and of each command? */
public final class CasesJob {
  /** The job's name, also that of its pulse. */
  public static final String NAME = "cases";

  private CasesJob() {}

  public static void main(String[] arguments) throws Exception {
    JobParameters parameters = JobArguments.of(arguments).cases();
    StreamExecutionEnvironment env = JobEnvironment.create(parameters);
    define(env, parameters);
    env.execute(NAME);
  }

  /** Draws the job with its real sources and sinks, for those who run it in their own process. */
  public static void define(StreamExecutionEnvironment env, JobParameters parameters) {
    CasesTopology.define(
        env,
        new CasesTopology.Sources(
            KafkaSources.reports(parameters),
            KafkaSources.commands(parameters),
            KafkaSources.city(parameters),
            FenceIndex::of),
        sinks(parameters),
        MessageTimes.ofCaseInputs(parameters.outOfOrderness(), parameters.sourceIdleness()),
        parameters.versionPatience(),
        parameters.stateTtl());
  }

  /** The record and the live view. */
  public static CasesTopology.Sinks sinks(JobParameters parameters) {
    return new CasesTopology.Sinks(
        new TwoSinks<>(
            "cases",
            KafkaSinks.caseEvents(parameters),
            RedisViewSink.ofEach(parameters.redis(), CaseProjection::project).withPulse(NAME)),
        new TwoSinks<>(
            "cases-outcomes",
            KafkaSinks.commandOutcomes(parameters),
            RedisViewSink.ofEach(parameters.redis(), OutcomeProjection::project)),
        new TwoSinks<>(
            "cases-notifications",
            KafkaSinks.notifications(parameters),
            RedisViewSink.ofEach(parameters.redis(), NotificationProjection::project)),
        new OneSink<>("cases follow-ups", "cases-follow-ups", KafkaSinks.commands(parameters)),
        new TwoSinks<>(
            "cases-dead-letters",
            KafkaSinks.deadLetters(parameters),
            RedisViewSink.ofEach(parameters.redis(), DeadLetterProjection::project)));
  }
}
