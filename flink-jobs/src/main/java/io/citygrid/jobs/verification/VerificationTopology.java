package io.citygrid.jobs.verification;

import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskOutcome;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.city.Intake;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.EventTime;
import io.citygrid.jobs.kafka.TaskInput;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Handled cases open verification tasks and citizens take and answer them: read, decide at one
 * desk, tell the record, the live view, the citizen, the case and whoever pays.
 */
public final class VerificationTopology {
  private static final String ONE_DESK = "desk";

  private VerificationTopology() {}

  /**
   * What the job reads.
   *
   * @param indexing how fences are indexed
   */
  public record Sources(
      Source<TaskInput, ?, ?> cases,
      Source<TaskInput, ?, ?> commands,
      Source<CityPart, ?, ?> city,
      FenceIndexing indexing) {}

  /**
   * Where its decisions go.
   *
   * @param moves to where commands to cases are read from
   */
  public record Sinks(
      Consumer<DataStream<TaskEvent>> tasks,
      Consumer<DataStream<TaskOutcome>> outcomes,
      Consumer<DataStream<Payment>> payments,
      Consumer<DataStream<CaseCommand>> moves,
      Consumer<DataStream<DeadLetter>> deadLetters) {}

  /**
   * Draws the data flow.
   *
   * @param eventTime by which holds end, rings grow and commands wait for their task
   * @param versionPatience how long a command waits for the city version it names
   * @param stateTtl how long a task is remembered; longer than the window of the rules' limits
   */
  public static void define(
      StreamExecutionEnvironment env,
      Sources sources,
      Sinks sinks,
      EventTime<TaskInput> eventTime,
      Duration versionPatience,
      Duration stateTtl) {
    var intake = new Intake(env, VerificationJob.NAME, sources.city(), EventTime.none());
    SingleOutputStreamOperator<TaskInput> moves =
        intake.read("cases", sources.cases(), eventTime, TypeInformation.of(TaskInput.class));
    // One after another all the way to the desk: their order decides who comes first.
    SingleOutputStreamOperator<TaskInput> wishes =
        intake.readInOrder(
            "commands", sources.commands(), eventTime, TypeInformation.of(TaskInput.class));

    SingleOutputStreamOperator<TaskEvent> tasks =
        intake
            .decide(
                "decide",
                "Offer, hold and settle verification tasks",
                moves.union(wishes),
                input -> ONE_DESK,
                new VerificationFunction(sources.indexing(), versionPatience, stateTtl),
                TypeInformation.of(TaskEvent.class))
            .setParallelism(1);

    sinks.tasks().accept(tasks);
    sinks.outcomes().accept(tasks.getSideOutput(JobTags.TASK_OUTCOMES));
    sinks.payments().accept(tasks.getSideOutput(JobTags.PAYMENTS));
    sinks.moves().accept(tasks.getSideOutput(JobTags.FOLLOW_UPS));
    sinks.deadLetters().accept(intake.deadLetters());
  }
}
