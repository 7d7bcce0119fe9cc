package io.citygrid.jobs.sensors;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.Report;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.EventTime;
import io.citygrid.jobs.kafka.ReceivedReading;
import io.citygrid.jobs.kafka.RefusedMessages;
import io.citygrid.jobs.state.RecordType;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Readings raise and clear alerts: read, judge in event time, tell the record and the wall. */
public final class SensorsTopology {
  /** Names that state is found by; never changed, never used again for something else. */
  static final String READINGS_UID = "sensors-readings";

  static final String CITY_UID = "sensors-city";
  static final String READABLE_UID = "sensors-readable";
  static final String WATCH_UID = "sensors-watch";

  private SensorsTopology() {}

  /**
   * What the job reads.
   *
   * @param indexing how fences are indexed
   */
  public record Sources(
      Source<ReceivedReading, ?, ?> readings,
      Source<CityPart, ?, ?> city,
      FenceIndexing indexing) {}

  /**
   * Where its decisions go.
   *
   * @param latest usable readings, of which the latest are shown
   * @param reports reports that open the cases of raised alerts
   */
  public record Sinks(
      Consumer<DataStream<AlertEvent>> alerts,
      Consumer<DataStream<Reading>> latest,
      Consumer<DataStream<Report>> reports,
      Consumer<DataStream<QualityNote>> quality,
      Consumer<DataStream<DeadLetter>> deadLetters) {}

  /**
   * Draws the data flow.
   *
   * @param eventTime how readings move event time
   * @param versionPatience how long a reading waits for the city version it names
   * @param stateTtl how long a metric without readings is remembered
   */
  public static void define(
      StreamExecutionEnvironment env,
      Sources sources,
      Sinks sinks,
      EventTime<ReceivedReading> eventTime,
      Duration versionPatience,
      Duration stateTtl) {
    BroadcastStream<CityPart> city =
        env.fromSource(sources.city(), EventTime.none(), "City")
            .uid(CITY_UID)
            .setParallelism(1)
            .broadcast(CityDecision.CITY);

    SingleOutputStreamOperator<ReceivedReading> readable =
        env.fromSource(sources.readings(), eventTime.behind(sources.readings()), "Readings")
            .uid(READINGS_UID)
            .process(new RefusedMessages<>(JobTags.DEAD_LETTERS))
            .returns(RecordType.ofRecord(ReceivedReading.class))
            .name("Set refused readings aside")
            .uid(READABLE_UID);

    SingleOutputStreamOperator<AlertEvent> alerts =
        readable
            .keyBy(SensorFunction::key, Types.STRING)
            .connect(city)
            .process(new SensorFunction(sources.indexing(), versionPatience, stateTtl))
            .returns(TypeInformation.of(AlertEvent.class))
            .name("Watch thresholds")
            .uid(WATCH_UID);

    sinks.alerts().accept(alerts);
    sinks.latest().accept(alerts.getSideOutput(JobTags.READINGS));
    sinks.quality().accept(alerts.getSideOutput(JobTags.QUALITY));
    sinks.reports().accept(alerts.getSideOutput(JobTags.REPORTS));
    sinks
        .deadLetters()
        .accept(
            readable
                .getSideOutput(JobTags.DEAD_LETTERS)
                .union(alerts.getSideOutput(JobTags.DEAD_LETTERS)));
  }
}
