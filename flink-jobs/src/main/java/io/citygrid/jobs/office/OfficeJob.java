package io.citygrid.jobs.office;

import io.citygrid.city.event.OfficeEvent;
import io.citygrid.city.event.OfficeOutcome;
import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.jobs.DeadLetterProjection;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.CityFlow;
import io.citygrid.jobs.kafka.EventTime;
import io.citygrid.jobs.kafka.KafkaSinks;
import io.citygrid.jobs.kafka.KafkaSources;
import io.citygrid.jobs.kafka.MessageTimes;
import io.citygrid.jobs.kafka.OfficeInput;
import io.citygrid.jobs.redis.RedisViewSink;
import io.citygrid.jobs.runtime.JobArguments;
import io.citygrid.jobs.runtime.JobEnvironment;
import io.citygrid.jobs.runtime.JobParameters;
import io.citygrid.jobs.runtime.TwoSinks;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job for tasks of the office: who does what until when? */
public final class OfficeJob {
  /** The job's name, also that of its pulse. */
  public static final String NAME = "office";

  private OfficeJob() {}

  public static void main(String[] arguments) throws Exception {
    JobParameters parameters = JobArguments.of(arguments).office();
    StreamExecutionEnvironment env = JobEnvironment.create(parameters);
    define(env, parameters);
    env.execute(NAME);
  }

  /** Draws the job with its real sources and sinks, for those who run it in their own process. */
  public static void define(StreamExecutionEnvironment env, JobParameters parameters) {
    EventTime<OfficeInput> eventTime =
        MessageTimes.ofOfficeInputs(parameters.outOfOrderness(), parameters.sourceIdleness())
            .passing(parameters.clockSpeed());
    var commands = KafkaSources.officeCommands(parameters);
    new CityFlow<>(NAME, OfficeInput.class, OfficeEvent.class, JobTags.OFFICE_OUTCOMES)
        .define(
            env,
            new CityFlow.Sources<>(
                commands,
                eventTime.behind(commands),
                input -> input.readCommand().taskId(),
                KafkaSources.city(parameters),
                eventTime.ofTheCity()),
            new OfficeFunction(FenceIndex::of, parameters.versionPatience(), parameters.stateTtl()),
            sinks(parameters))
        .getSideOutput(JobTags.OFFICE_FOLLOW_UPS)
        .sinkTo(KafkaSinks.officeCommands(parameters))
        .name("office follow-ups")
        .uid("office-follow-ups");
  }

  /** The record and the live view. */
  private static CityFlow.Sinks<OfficeEvent, OfficeOutcome> sinks(JobParameters parameters) {
    return new CityFlow.Sinks<>(
        new TwoSinks<>(
            NAME,
            KafkaSinks.officeEvents(parameters),
            RedisViewSink.<OfficeEvent>ofEach(parameters.redis(), OfficeProjection::project)
                .withPulse(NAME)),
        new TwoSinks<>(
            NAME + "-outcomes",
            KafkaSinks.officeOutcomes(parameters),
            RedisViewSink.<OfficeOutcome>ofEach(parameters.redis(), OfficeProjection::project)),
        new TwoSinks<>(
            NAME + "-dead-letters",
            KafkaSinks.deadLetters(parameters),
            RedisViewSink.ofEach(parameters.redis(), DeadLetterProjection::project)));
  }
}
