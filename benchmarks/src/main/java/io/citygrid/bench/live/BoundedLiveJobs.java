package io.citygrid.bench.live;

import io.citygrid.bench.BoundedTopic;
import io.citygrid.city.wire.Topics;
import io.citygrid.geo.fence.FenceIndex;
import io.citygrid.jobs.crowd.CrowdJob;
import io.citygrid.jobs.crowd.CrowdTopology;
import io.citygrid.jobs.kafka.CityPartDeserializer;
import io.citygrid.jobs.kafka.MessageDeserializer;
import io.citygrid.jobs.kafka.MessageTimes;
import io.citygrid.jobs.runtime.JobParameters;
import io.citygrid.jobs.traffic.TrafficJob;
import io.citygrid.jobs.traffic.TrafficTopology;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The real jobs with real sinks, and the baseline, on what is on the topics now: they end. */
final class BoundedLiveJobs {
  private BoundedLiveJobs() {}

  /** The ceiling: reads bytes and forgets them. */
  static void discard(StreamExecutionEnvironment env, JobParameters parameters, String topic) {
    env.fromSource(
            BoundedTopic.source(
                parameters,
                topic,
                new Counted<>(
                    KafkaRecordDeserializationSchema.valueOnly(ByteArrayDeserializer.class))),
            WatermarkStrategy.noWatermarks(),
            "Messages")
        .uid("discard-messages")
        .sinkTo(new DiscardingSink<>())
        .uid("discard");
  }

  static void crowd(StreamExecutionEnvironment env, JobParameters parameters) {
    CrowdTopology.define(
        env,
        new CrowdTopology.Sources(
            BoundedTopic.source(parameters, Topics.COUNTS, MessageDeserializer.counts()),
            BoundedTopic.source(
                parameters, Topics.PRESENCE, new Counted<>(MessageDeserializer.pings())),
            BoundedTopic.source(parameters, Topics.TRACKS, MessageDeserializer.tracks()),
            BoundedTopic.source(parameters, Topics.CITY_MODEL, new CityPartDeserializer()),
            FenceIndex::of),
        CrowdJob.sinks(parameters),
        new CrowdTopology.Times(
            MessageTimes.ofCounts(parameters.outOfOrderness(), parameters.sourceIdleness()),
            MessageTimes.ofPings(parameters.outOfOrderness(), parameters.sourceIdleness()),
            MessageTimes.ofTracks(parameters.outOfOrderness(), parameters.sourceIdleness()),
            parameters.versionPatience(),
            parameters.stateTtl()));
  }

  static void traffic(StreamExecutionEnvironment env, JobParameters parameters) {
    TrafficTopology.define(
        env,
        new TrafficTopology.Sources(
            BoundedTopic.source(parameters, Topics.DETECTORS, MessageDeserializer.observations()),
            BoundedTopic.source(
                parameters, Topics.POSITIONS, new Counted<>(MessageDeserializer.positions())),
            BoundedTopic.source(parameters, Topics.CITY_MODEL, new CityPartDeserializer()),
            FenceIndex::of),
        TrafficJob.sinks(parameters),
        new TrafficTopology.Times(
            MessageTimes.ofObservations(parameters.outOfOrderness(), parameters.sourceIdleness()),
            MessageTimes.ofPositions(parameters.outOfOrderness(), parameters.sourceIdleness()),
            parameters.versionPatience(),
            parameters.stateTtl()));
  }
}
