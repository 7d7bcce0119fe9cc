package io.citygrid.jobs.kafka;

import io.citygrid.city.wire.Topics;
import io.citygrid.jobs.runtime.JobParameters;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The topics that the jobs read. Without a checkpoint a job reads from the beginning: state and
 * offsets always belong together, and what was decided before is decided the same again.
 */
public final class KafkaSources {
  private KafkaSources() {}

  /** Reports from the edge and from sensors. */
  public static BacklogSource<CaseInput> reports(JobParameters parameters) {
    return whole(parameters, Topics.REPORTS, MessageDeserializer.reports());
  }

  /** Commands from the edge. */
  public static BacklogSource<CaseInput> commands(JobParameters parameters) {
    return whole(parameters, Topics.COMMANDS, MessageDeserializer.commands());
  }

  /** The record of cases. */
  public static KafkaSource<TaskInput> caseEvents(JobParameters parameters) {
    return source(parameters, Topics.CASE_EVENTS, MessageDeserializer.caseEvents());
  }

  /** The record of cases, and nothing else. */
  public static KafkaSource<ReceivedCaseEvent> movesOfCases(JobParameters parameters) {
    return source(parameters, Topics.CASE_EVENTS, MessageDeserializer.movesOfCases());
  }

  /** What citizens do with verification tasks. */
  public static BacklogSource<TaskInput> taskCommands(JobParameters parameters) {
    return whole(parameters, Topics.TASK_COMMANDS, MessageDeserializer.taskCommands());
  }

  /** Edits of facts from the edge. */
  public static KafkaSource<FactInput> factEdits(JobParameters parameters) {
    return source(parameters, Topics.FACT_EDITS, MessageDeserializer.factEdits());
  }

  /** What people do with tasks of the office. */
  public static BacklogSource<OfficeInput> officeCommands(JobParameters parameters) {
    return whole(parameters, Topics.OFFICE_COMMANDS, MessageDeserializer.officeCommands());
  }

  /** Readings from the edge. */
  public static BacklogSource<ReceivedReading> readings(JobParameters parameters) {
    return whole(parameters, Topics.TELEMETRY, MessageDeserializer.readings());
  }

  /** Observations of loop detectors from the edge. */
  public static BacklogSource<ReceivedObservation> observations(JobParameters parameters) {
    return whole(parameters, Topics.DETECTORS, MessageDeserializer.observations());
  }

  /** Positions of vehicles from the edge. */
  public static BacklogSource<ReceivedPosition> positions(JobParameters parameters) {
    return whole(parameters, Topics.POSITIONS, MessageDeserializer.positions());
  }

  /** Positions of grid workers from the edge. */
  public static KafkaSource<ReceivedPatrol> patrolPositions(JobParameters parameters) {
    return source(parameters, Topics.PATROL_POSITIONS, MessageDeserializer.patrolPositions());
  }

  /** Counts of people from the edge. */
  public static BacklogSource<ReceivedCount> counts(JobParameters parameters) {
    return whole(parameters, Topics.COUNTS, MessageDeserializer.counts());
  }

  /** Pings of devices from the edge. */
  public static BacklogSource<ReceivedPing> pings(JobParameters parameters) {
    return whole(parameters, Topics.PRESENCE, MessageDeserializer.pings());
  }

  /** Frames of measuring areas from the edge. */
  public static BacklogSource<ReceivedTrack> tracks(JobParameters parameters) {
    return whole(parameters, Topics.TRACKS, MessageDeserializer.tracks());
  }

  /** What the live jobs measure. */
  public static BacklogSource<ReceivedMetric> metrics(JobParameters parameters) {
    return whole(parameters, Topics.METRICS, MessageDeserializer.metrics());
  }

  /** What became of what sources told. */
  public static BacklogSource<ReceivedNote> qualityNotes(JobParameters parameters) {
    return whole(parameters, Topics.QUALITY, MessageDeserializer.qualityNotes());
  }

  /** Alerts that were raised and cleared. */
  public static KafkaSource<ReceivedAlert> alerts(JobParameters parameters) {
    return source(parameters, Topics.ALERTS, MessageDeserializer.alerts());
  }

  /** What others warn of. */
  public static BacklogSource<ReceivedBulletin> bulletins(JobParameters parameters) {
    return whole(parameters, Topics.BULLETINS, MessageDeserializer.bulletins());
  }

  /** What people do with warnings. */
  public static BacklogSource<ReceivedWarningCommand> warningCommands(JobParameters parameters) {
    return whole(parameters, Topics.WARNING_COMMANDS, MessageDeserializer.warningCommands());
  }

  /** The city. */
  public static KafkaSource<CityPart> city(JobParameters parameters) {
    return source(parameters, Topics.CITY_MODEL, new CityPartDeserializer());
  }

  /** Of a topic that nobody writes in transactions. */
  private static <T> BacklogSource<T> whole(
      JobParameters parameters, String topic, KafkaRecordDeserializationSchema<T> deserializer) {
    Properties admin = new Properties();
    admin.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, parameters.bootstrapServers());
    return new BacklogSource<>(source(parameters, topic, deserializer), admin);
  }

  private static <T> KafkaSource<T> source(
      JobParameters parameters, String topic, KafkaRecordDeserializationSchema<T> deserializer) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(parameters.bootstrapServers())
        .setGroupId(parameters.transactionalIdPrefix())
        .setClientIdPrefix(parameters.transactionalIdPrefix() + "-" + topic)
        .setTopics(topic)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(deserializer)
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .build();
  }
}
