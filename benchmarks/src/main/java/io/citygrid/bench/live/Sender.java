package io.citygrid.bench.live;

import io.citygrid.city.load.CityFiles;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.city.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts messages on the topics as the edge would. */
final class Sender implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;

  Sender(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "linger.ms", "5",
                "batch.size", "131072",
                "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Publishes the city as version 1. */
  void publish(CityFiles city, Instant at) {
    var parts = CityCutter.cut(city, Optional.empty(), at, "benchmark");
    for (CityMessage message : parts.messages()) {
      send(Topics.CITY_MODEL, message.key(), message.value());
    }
    producer.flush();
  }

  void send(String topic, String key, byte @Nullable [] value) {
    producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
