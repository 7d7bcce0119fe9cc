package io.citygrid.jobs.verification;

import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.Payment;
import io.citygrid.city.event.TaskEvent;
import io.citygrid.city.event.TaskOutcome;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.EventTime;
import io.citygrid.jobs.kafka.RefusedMessages;
import io.citygrid.jobs.kafka.TaskInput;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Handled cases open verification tasks and citizens take and answer them: read, decide at one
 * desk, tell the record, the live view, the citizen, the case and whoever pays.
 */
public final class VerificationTopology {
  /** Names that state is found by; never changed, never used again for something else. */
  static final String CASES_UID = "verification-cases";

  static final String COMMANDS_UID = "verification-commands";
  static final String CITY_UID = "verification-city";
  static final String READABLE_CASES_UID = "verification-readable-cases";
  static final String READABLE_COMMANDS_UID = "verification-readable-commands";
  static final String DECIDE_UID = "verification-decide";

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
    BroadcastStream<CityPart> city =
        env.fromSource(sources.city(), EventTime.none(), "City")
            .uid(CITY_UID)
            .setParallelism(1)
            .broadcast(CityDecision.CITY);

    DataStream<TaskInput> cases =
        env.fromSource(sources.cases(), eventTime, "Moves of cases").uid(CASES_UID);
    DataStream<TaskInput> commands =
        env.fromSource(
                sources.commands(), eventTime.behind(sources.commands()), "Commands to tasks")
            .uid(COMMANDS_UID)
            .setParallelism(1);

    SingleOutputStreamOperator<TaskInput> moves = readable(cases, READABLE_CASES_UID);
    // One after another all the way to the desk: their order decides who comes first.
    SingleOutputStreamOperator<TaskInput> wishes =
        readable(commands, READABLE_COMMANDS_UID).setParallelism(1);

    SingleOutputStreamOperator<TaskEvent> tasks =
        moves
            .union(wishes)
            .keyBy(input -> ONE_DESK, Types.STRING)
            .connect(city)
            .process(new VerificationFunction(sources.indexing(), versionPatience, stateTtl))
            .returns(TypeInformation.of(TaskEvent.class))
            .setParallelism(1)
            .name("Offer, hold and settle verification tasks")
            .uid(DECIDE_UID);

    sinks.tasks().accept(tasks);
    sinks.outcomes().accept(tasks.getSideOutput(JobTags.TASK_OUTCOMES));
    sinks.payments().accept(tasks.getSideOutput(JobTags.PAYMENTS));
    sinks.moves().accept(tasks.getSideOutput(JobTags.FOLLOW_UPS));
    sinks
        .deadLetters()
        .accept(
            moves
                .getSideOutput(JobTags.DEAD_LETTERS)
                .union(
                    wishes.getSideOutput(JobTags.DEAD_LETTERS),
                    tasks.getSideOutput(JobTags.DEAD_LETTERS)));
  }

  private static SingleOutputStreamOperator<TaskInput> readable(
      DataStream<TaskInput> received, String uid) {
    return received
        .process(new RefusedMessages<>(JobTags.DEAD_LETTERS))
        .returns(TypeInformation.of(TaskInput.class))
        .name("Set what cannot be read aside")
        .uid(uid);
  }
}
