package io.citygrid.jobs.verification;

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

/** The job for verification tasks: which citizen checks which handled case, and for how much? */
public final class VerificationJob {
  /** The job's name, also that of its pulse. */
  public static final String NAME = "verification";

  private VerificationJob() {}

  public static void main(String[] arguments) throws Exception {
    JobParameters parameters = JobArguments.of(arguments).verification();
    StreamExecutionEnvironment env = JobEnvironment.create(parameters);
    define(env, parameters);
    env.execute(NAME);
  }

  /** Draws the job with its real sources and sinks, for those who run it in their own process. */
  public static void define(StreamExecutionEnvironment env, JobParameters parameters) {
    VerificationTopology.define(
        env,
        new VerificationTopology.Sources(
            KafkaSources.caseEvents(parameters),
            KafkaSources.taskCommands(parameters),
            KafkaSources.city(parameters),
            FenceIndex::of),
        sinks(parameters),
        MessageTimes.ofTaskInputs(parameters.outOfOrderness(), parameters.sourceIdleness()),
        parameters.versionPatience(),
        parameters.stateTtl());
  }

  /** The record, the live view, the cases that move on, and the outbox of payments. */
  public static VerificationTopology.Sinks sinks(JobParameters parameters) {
    var redis = parameters.redis();
    return new VerificationTopology.Sinks(
        new TwoSinks<>(
            "verification-tasks",
            KafkaSinks.taskEvents(parameters),
            RedisViewSink.ofEach(redis, TaskProjection::project).withPulse(NAME)),
        new TwoSinks<>(
            "verification-outcomes",
            KafkaSinks.taskOutcomes(parameters),
            RedisViewSink.ofEach(redis, TaskProjection::projectOutcome)),
        new TwoSinks<>(
            "verification-payments",
            KafkaSinks.payments(parameters),
            RedisViewSink.ofEach(redis, TaskProjection::projectPayment)),
        new OneSink<>("verification moves", "verification-moves", KafkaSinks.commands(parameters)),
        new TwoSinks<>(
            "verification-dead-letters",
            KafkaSinks.deadLetters(parameters),
            RedisViewSink.ofEach(redis, DeadLetterProjection::project)));
  }
}
