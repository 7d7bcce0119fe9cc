package io.citygrid.standalone.replay;

import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The metrics that the city has published so far: of each key and interval the highest version.
 * Millions of values fit into memory, for a key is kept once. Not thread-safe.
 */
public final class MetricHistory implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final MetricSeries series = new MetricSeries();

  /** From the beginning of the topic. */
  public MetricHistory(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.METRICS).stream()
            .map(partition -> new TopicPartition(Topics.METRICS, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads what has come since; answers how many messages that were. */
  public int readOn() {
    int read = 0;
    for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
      read++;
      try {
        series.add(Codecs.METRIC_VALUE.decode(message.value()));
      } catch (WireException e) {
        throw new IllegalStateException("the city wrote a metric that is none: " + e, e);
      }
    }
    return read;
  }

  /** What was read so far. */
  public MetricSeries series() {
    return series;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
