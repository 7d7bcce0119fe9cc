package io.citygrid.bench;

import io.citygrid.jobs.runtime.JobParameters;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;

/** What stands on a topic at the start of a job: a job that reads nothing else ends. */
public final class BoundedTopic {
  private BoundedTopic() {}

  /** Reads it from its beginning to where it ends now. */
  public static <T> KafkaSource<T> source(
      JobParameters parameters, String topic, KafkaRecordDeserializationSchema<T> deserializer) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(parameters.bootstrapServers())
        .setGroupId("benchmark-" + topic)
        .setTopics(topic)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setBounded(OffsetsInitializer.latest())
        .setDeserializer(deserializer)
        .build();
  }
}
