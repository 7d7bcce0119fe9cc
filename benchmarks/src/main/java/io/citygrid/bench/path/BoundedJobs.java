package io.citygrid.bench.path;

import io.citygrid.bench.BoundedTopic;
import io.citygrid.city.wire.Topics;
import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.jobs.kafka.CityPartDeserializer;
import io.citygrid.jobs.kafka.MessageDeserializer;
import io.citygrid.jobs.kafka.MessageTimes;
import io.citygrid.jobs.runtime.JobParameters;
import io.citygrid.jobs.sensors.SensorsJob;
import io.citygrid.jobs.sensors.SensorsTopology;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The real jobs with real sinks, and the baseline, on what is on the topics now: they end. */
final class BoundedJobs {
  private BoundedJobs() {}

  /** The ceiling: reads bytes and forgets them. */
  static void discard(StreamExecutionEnvironment env, JobParameters parameters, String topic) {
    env.fromSource(
            BoundedTopic.source(
                parameters,
                topic,
                KafkaRecordDeserializationSchema.valueOnly(ByteArrayDeserializer.class)),
            WatermarkStrategy.noWatermarks(),
            "Messages")
        .uid("discard-messages")
        .map(FirstSeen::see)
        .uid("discard-first")
        .sinkTo(new DiscardingSink<>())
        .uid("discard");
  }

  static void sensors(StreamExecutionEnvironment env, JobParameters parameters) {
    SensorsTopology.define(
        env,
        new SensorsTopology.Sources(
            BoundedTopic.source(parameters, Topics.TELEMETRY, MessageDeserializer.readings()),
            BoundedTopic.source(parameters, Topics.CITY_MODEL, new CityPartDeserializer()),
            FenceIndex::of),
        SensorsJob.sinks(parameters),
        MessageTimes.ofReadings(parameters.outOfOrderness(), parameters.sourceIdleness()),
        parameters.versionPatience(),
        parameters.stateTtl());
  }
}
