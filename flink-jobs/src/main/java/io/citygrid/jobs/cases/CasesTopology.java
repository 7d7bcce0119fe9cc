package io.citygrid.jobs.cases;

import io.citygrid.casework.merging.Sighting;
import io.citygrid.city.event.CaseCommand;
import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.CommandOutcome;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.Notification;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.city.Intake;
import io.citygrid.jobs.kafka.CaseInput;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.EventTime;
import io.citygrid.jobs.state.RecordType;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Reports become cases and commands move them: read, decide under the city they name, tell the
 * record, the wall, whoever sent the command and whoever reported.
 */
public final class CasesTopology {
  private CasesTopology() {}

  /**
   * What the job reads.
   *
   * @param indexing how fences are indexed
   */
  public record Sources(
      Source<CaseInput, ?, ?> reports,
      Source<CaseInput, ?, ?> commands,
      Source<CityPart, ?, ?> city,
      FenceIndexing indexing) {}

  /**
   * Where its decisions go.
   *
   * @param followUps to where commands are read from: they move other cases
   */
  public record Sinks(
      Consumer<DataStream<CaseEvent>> cases,
      Consumer<DataStream<CommandOutcome>> outcomes,
      Consumer<DataStream<Notification>> notifications,
      Consumer<DataStream<CaseCommand>> followUps,
      Consumer<DataStream<DeadLetter>> deadLetters) {}

  /**
   * Draws the data flow.
   *
   * @param eventTime of reports and commands, by which a command waits for the report of its case
   * @param versionPatience how long a report waits for the city version it names
   * @param stateTtl how long a case is remembered
   */
  public static void define(
      StreamExecutionEnvironment env,
      Sources sources,
      Sinks sinks,
      EventTime<CaseInput> eventTime,
      Duration versionPatience,
      Duration stateTtl) {
    var intake = new Intake(env, CasesJob.NAME, sources.city(), eventTime.ofTheCity());
    SingleOutputStreamOperator<CaseInput> reports =
        intake.read("reports", sources.reports(), eventTime, RecordType.ofRecord(CaseInput.class));
    SingleOutputStreamOperator<CaseInput> commands =
        intake.read(
            "commands", sources.commands(), eventTime, RecordType.ofRecord(CaseInput.class));

    SingleOutputStreamOperator<CaseEvent> cases =
        intake.decide(
            "decide",
            "Open, dispatch and move cases",
            reports.union(commands),
            CaseInput::caseId,
            new CaseFunction(sources.indexing(), versionPatience, stateTtl),
            TypeInformation.of(CaseEvent.class));

    DataStream<CaseCommand> merges =
        cases
            .getSideOutput(CaseFunction.SIGHTINGS)
            .keyBy(Sighting::category, Types.STRING)
            .process(new MergeFunction(stateTtl))
            .returns(TypeInformation.of(CaseCommand.class))
            .name("Find reports on the same matter")
            .uid("cases-merge");

    sinks.cases().accept(cases);
    sinks.outcomes().accept(cases.getSideOutput(JobTags.OUTCOMES));
    sinks.notifications().accept(cases.getSideOutput(JobTags.NOTIFICATIONS));
    sinks.followUps().accept(cases.getSideOutput(JobTags.FOLLOW_UPS).union(merges));
    sinks.deadLetters().accept(intake.deadLetters());
  }
}
