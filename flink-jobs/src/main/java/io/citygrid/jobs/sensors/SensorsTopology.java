package io.citygrid.jobs.sensors;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.Report;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.city.FenceIndexing;
import io.citygrid.jobs.city.Intake;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.EventTime;
import io.citygrid.jobs.kafka.ReceivedReading;
import io.citygrid.jobs.state.RecordType;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Readings raise and clear alerts: read, judge in event time, tell the record and the wall. */
public final class SensorsTopology {
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
    var intake = new Intake(env, SensorsJob.NAME, sources.city(), EventTime.none());
    SingleOutputStreamOperator<ReceivedReading> readings =
        intake.read(
            "readings", sources.readings(), eventTime, RecordType.ofRecord(ReceivedReading.class));

    SingleOutputStreamOperator<AlertEvent> alerts =
        intake.decide(
            "watch",
            "Watch thresholds",
            readings,
            SensorFunction::key,
            new SensorFunction(sources.indexing(), versionPatience, stateTtl),
            TypeInformation.of(AlertEvent.class));

    sinks.alerts().accept(alerts);
    sinks.latest().accept(alerts.getSideOutput(JobTags.READINGS));
    sinks.quality().accept(alerts.getSideOutput(JobTags.QUALITY));
    sinks.reports().accept(alerts.getSideOutput(JobTags.REPORTS));
    sinks.deadLetters().accept(intake.deadLetters());
  }
}
