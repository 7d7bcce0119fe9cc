package io.citygrid.api.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Producers with the settings that the API rests on. */
public final class KafkaWriters {
  /** What comes meanwhile goes along: a request to the broker costs as much as a whole report. */
  private static final int LINGER_MILLIS = 5;

  private static final int REQUEST_MILLIS = 4_000;
  private static final int DELIVERY_MILLIS = 8_000;
  private static final long NEVER_IDLE_MILLIS = 24 * 3_600_000L;

  private KafkaWriters() {}

  /**
   * For messages that come to the edge one by one, from people: not compressed, because a batch of
   * one message gains nothing and the compressor takes 128 KiB of buffers for each. {@code send}
   * never blocks (it fails at once while Kafka is unknown or the buffer is full) and a message is
   * either acknowledged by all replicas in time or failed.
   */
  public static Producer<byte[], byte[]> forPeople(String kafkaBootstrap) {
    return forEdge(kafkaBootstrap, "none");
  }

  /** For messages that come to the edge by the thousand, from devices; else the same. */
  public static Producer<byte[], byte[]> forDevices(String kafkaBootstrap) {
    return forEdge(kafkaBootstrap, "lz4");
  }

  private static Producer<byte[], byte[]> forEdge(String kafkaBootstrap, String compression) {
    Map<String, Object> settings = settings(kafkaBootstrap);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
    settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, NEVER_IDLE_MILLIS);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** For the city's content: may block, is used by workers only. */
  public static Producer<byte[], byte[]> forCity(String kafkaBootstrap) {
    return new KafkaProducer<>(
        settings(kafkaBootstrap), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static Map<String, Object> settings(String kafkaBootstrap) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaBootstrap);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return settings;
  }
}
