package io.citygrid.jobs.facts;

import io.citygrid.city.event.FactChange;
import io.citygrid.city.event.FactOutcome;
import io.citygrid.city.event.MetricValue;
import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.jobs.DeadLetterProjection;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.CityFlow;
import io.citygrid.jobs.city.Intake;
import io.citygrid.jobs.kafka.FactInput;
import io.citygrid.jobs.kafka.KafkaSinks;
import io.citygrid.jobs.kafka.KafkaSources;
import io.citygrid.jobs.kafka.ReceivedPatrol;
import io.citygrid.jobs.patrol.PatrolFunction;
import io.citygrid.jobs.redis.RedisViewSink;
import io.citygrid.jobs.runtime.JobArguments;
import io.citygrid.jobs.runtime.JobEnvironment;
import io.citygrid.jobs.runtime.JobParameters;
import io.citygrid.jobs.runtime.TwoSinks;
import io.citygrid.jobs.state.RecordType;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job for facts: what is on record of each cell, and was its grid worker there? */
public final class FactsJob {
  /** The job's name, also that of its pulse. */
  public static final String NAME = "facts";

  private FactsJob() {}

  public static void main(String[] arguments) throws Exception {
    JobParameters parameters = JobArguments.of(arguments).facts();
    StreamExecutionEnvironment env = JobEnvironment.create(parameters);
    define(env, parameters);
    env.execute(NAME);
  }

  /** Draws the job with its real sources and sinks, for those who run it in their own process. */
  public static void define(StreamExecutionEnvironment env, JobParameters parameters) {
    new CityFlow<>(NAME, FactInput.class, FactChange.class, JobTags.FACT_OUTCOMES)
        .define(
            env,
            CityFlow.Sources.untimed(
                KafkaSources.factEdits(parameters),
                input -> input.readEdit().factId(),
                KafkaSources.city(parameters)),
            new FactFunction(FenceIndex::of, parameters.versionPatience(), parameters.stateTtl()),
            sinks(parameters),
            intake -> definePatrols(intake, parameters));
  }

  private static void definePatrols(Intake intake, JobParameters parameters) {
    TypeInformation<ReceivedPatrol> received = RecordType.ofRecord(ReceivedPatrol.class);
    intake
        .decide(
            "patrols",
            "Count minutes of patrols",
            intake.read(
                "patrol-positions",
                KafkaSources.patrolPositions(parameters),
                WatermarkStrategy.noWatermarks(),
                received),
            patrol -> patrol.position().worker(),
            new PatrolFunction(FenceIndex::of, parameters.versionPatience(), parameters.stateTtl()),
            TypeInformation.of(MetricValue.class))
        .sinkTo(KafkaSinks.metrics(parameters))
        .name("Metrics")
        .uid(NAME + "-metrics");
  }

  /** The record and the live view. */
  public static CityFlow.Sinks<FactChange, FactOutcome> sinks(JobParameters parameters) {
    return new CityFlow.Sinks<>(
        new TwoSinks<>(
            NAME,
            KafkaSinks.factChanges(parameters),
            RedisViewSink.ofEach(parameters.redis(), FactProjection::project).withPulse(NAME)),
        new TwoSinks<>(
            NAME + "-outcomes",
            KafkaSinks.factOutcomes(parameters),
            RedisViewSink.ofEach(parameters.redis(), FactOutcomeProjection::project)),
        new TwoSinks<>(
            NAME + "-dead-letters",
            KafkaSinks.deadLetters(parameters),
            RedisViewSink.ofEach(parameters.redis(), DeadLetterProjection::project)));
  }
}
