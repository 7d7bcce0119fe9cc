package io.citygrid.jobs.cases;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.EventTime;
import io.citygrid.jobs.kafka.ReceivedReport;
import io.citygrid.jobs.kafka.RefusedMessages;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reports become cases: read, decide under the city they name, tell the record and the wall. */
public final class CasesTopology {
  /** Names that state is found by; never changed, never used again for something else. */
  static final String REPORTS_UID = "cases-reports";

  static final String CITY_UID = "cases-city";
  static final String READABLE_UID = "cases-readable";
  static final String DECIDE_UID = "cases-decide";

  private CasesTopology() {}

  /**
   * What the job reads.
   *
   * @param indexing how fences are indexed
   */
  public record Sources(
      Source<ReceivedReport, ?, ?> reports, Source<CityPart, ?, ?> city, FenceIndexing indexing) {}

  /** Where its decisions go. */
  public record Sinks(
      Consumer<DataStream<CaseEvent>> cases, Consumer<DataStream<DeadLetter>> deadLetters) {}

  /**
   * Draws the data flow.
   *
   * @param versionPatience how long a report waits for the city version it names
   * @param stateTtl how long a case is remembered
   */
  public static void define(
      StreamExecutionEnvironment env,
      Sources sources,
      Sinks sinks,
      Duration versionPatience,
      Duration stateTtl) {
    BroadcastStream<CityPart> city =
        env.fromSource(sources.city(), EventTime.none(), "City")
            .uid(CITY_UID)
            .setParallelism(1)
            .broadcast(CityDecision.CITY);

    SingleOutputStreamOperator<ReceivedReport> readable =
        env.fromSource(sources.reports(), EventTime.ofReports(), "Reports")
            .uid(REPORTS_UID)
            .process(new RefusedMessages<>(JobTags.DEAD_LETTERS))
            .returns(TypeInformation.of(ReceivedReport.class))
            .name("Set refused reports aside")
            .uid(READABLE_UID);

    SingleOutputStreamOperator<CaseEvent> cases =
        readable
            .keyBy(received -> Objects.requireNonNull(received.report()).caseId(), Types.STRING)
            .connect(city)
            .process(new CaseFunction(sources.indexing(), versionPatience, stateTtl))
            .returns(TypeInformation.of(CaseEvent.class))
            .name("Open and dispatch cases")
            .uid(DECIDE_UID);

    sinks.cases().accept(cases);
    sinks
        .deadLetters()
        .accept(
            readable
                .getSideOutput(JobTags.DEAD_LETTERS)
                .union(cases.getSideOutput(JobTags.DEAD_LETTERS)));
  }
}
