package io.citygrid.jobs.kafka;

import io.citygrid.city.wire.Topics;
import io.citygrid.jobs.runtime.JobParameters;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The topics that the jobs read. Without a checkpoint a job reads from the beginning: state and
 * offsets always belong together, and what was decided before is decided the same again.
 */
public final class KafkaSources {
  private KafkaSources() {}

  /** Reports from the edge and from sensors. */
  public static KafkaSource<CaseInput> reports(JobParameters parameters) {
    return source(parameters, Topics.REPORTS, MessageDeserializer.reports());
  }

  /** Commands from the edge. */
  public static KafkaSource<CaseInput> commands(JobParameters parameters) {
    return source(parameters, Topics.COMMANDS, MessageDeserializer.commands());
  }

  /** The record of cases. */
  public static KafkaSource<TaskInput> caseEvents(JobParameters parameters) {
    return source(parameters, Topics.CASE_EVENTS, MessageDeserializer.caseEvents());
  }

  /** What citizens do with verification tasks. */
  public static KafkaSource<TaskInput> taskCommands(JobParameters parameters) {
    return source(parameters, Topics.TASK_COMMANDS, MessageDeserializer.taskCommands());
  }

  /** Edits of facts from the edge. */
  public static KafkaSource<FactInput> factEdits(JobParameters parameters) {
    return source(parameters, Topics.FACT_EDITS, MessageDeserializer.factEdits());
  }

  /** Readings from the edge. */
  public static KafkaSource<ReceivedReading> readings(JobParameters parameters) {
    return source(parameters, Topics.TELEMETRY, MessageDeserializer.readings());
  }

  /** Observations of loop detectors from the edge. */
  public static KafkaSource<ReceivedObservation> observations(JobParameters parameters) {
    return source(parameters, Topics.DETECTORS, MessageDeserializer.observations());
  }

  /** Positions of vehicles from the edge. */
  public static KafkaSource<ReceivedPosition> positions(JobParameters parameters) {
    return source(parameters, Topics.POSITIONS, MessageDeserializer.positions());
  }

  /** The city. */
  public static KafkaSource<CityPart> city(JobParameters parameters) {
    return source(parameters, Topics.CITY_MODEL, new CityPartDeserializer());
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
