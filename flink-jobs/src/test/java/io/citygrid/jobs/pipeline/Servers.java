package io.citygrid.jobs.pipeline;

import io.citygrid.city.CityVersion;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.city.wire.CityParts;
import io.citygrid.city.wire.Codec;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Manifest;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.WireException;
import io.citygrid.embedded.EmbeddedKafka;
import io.citygrid.embedded.EmbeddedRedis;
import io.citygrid.embedded.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import redis.clients.jedis.Jedis;

/** A real broker and a real redis-server for one test class, with what tests write and read. */
final class Servers implements AutoCloseable {
  private final Path directory;
  private final int redisPort = Ports.free();
  private final EmbeddedKafka kafka;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Queue<String> lost = new ConcurrentLinkedQueue<>();
  private final Map<String, CommittedTopic> read = new ConcurrentHashMap<>();
  private EmbeddedRedis redis;
  private Optional<Manifest> manifest = Optional.empty();

  Servers(Path directory) throws Exception {
    this.directory = directory;
    kafka = EmbeddedKafka.start(directory.resolve("kafka"), Ports.free());
    redis = EmbeddedRedis.start(directory.resolve("redis"), redisPort);
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "linger.ms",
                "5",
                "max.request.size",
                "4194304"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  EmbeddedKafka kafka() {
    return kafka;
  }

  EmbeddedRedis redis() {
    return redis;
  }

  Jedis openRedis() {
    return new Jedis(redis.uri());
  }

  void killRedis() throws InterruptedException {
    redis.kill();
  }

  void startRedis() throws Exception {
    redis = EmbeddedRedis.start(directory.resolve("redis"), redisPort);
  }

  /** Publishes the next version of the city and answers with its number. */
  long publish(CityFiles files, Instant validFrom) {
    CityParts parts = CityCutter.cut(files, manifest, validFrom, "tester");
    for (CityMessage message : parts.messages()) {
      send(Topics.CITY_MODEL, message.key(), message.value());
    }
    flush();
    manifest = Optional.of(parts.manifest());
    return parts.manifest().version();
  }

  /** Sends what once stood on the city's topic, a manifest last; answers with its version. */
  long publishAgain(List<CityMessage> messages) throws WireException {
    for (CityMessage message : messages) {
      send(Topics.CITY_MODEL, message.key(), message.value());
    }
    flush();
    Manifest last = Codecs.MANIFEST.decode(messages.get(messages.size() - 1).value());
    manifest = Optional.of(last);
    return last.version();
  }

  /** What decisions under the latest published version name. */
  CityVersion published() {
    return manifest.orElseThrow().cityVersion();
  }

  int partitionsOf(String topic) {
    return producer.partitionsFor(topic).size();
  }

  void send(String topic, String key, byte[] value) {
    send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
  }

  /** Sends what was written at some other time. */
  void send(String topic, String key, byte[] value, Instant writtenAt) {
    send(
        new ProducerRecord<>(
            topic, null, writtenAt.toEpochMilli(), key.getBytes(StandardCharsets.UTF_8), value));
  }

  private void send(ProducerRecord<byte[], byte[]> message) {
    producer.send(
        message,
        (position, failed) -> {
          if (failed != null) {
            lost.add(message + ": " + failed);
          }
        });
  }

  /** Waits until all that was sent is there; fails when some of it is not. */
  void flush() {
    producer.flush();
    if (!lost.isEmpty()) {
      throw new IllegalStateException("Kafka did not take what the test sent: " + lost);
    }
  }

  /** All committed messages of a topic as they are now. */
  <T> List<T> readCommitted(String topic, Codec<T> codec) {
    return topic(topic).read(codec);
  }

  /** What stands on the city's topic, in its order. */
  List<CityMessage> readCity() {
    return topic(Topics.CITY_MODEL).messages().stream()
        .map(
            message ->
                new CityMessage(new String(message.key(), StandardCharsets.UTF_8), message.value()))
        .toList();
  }

  private CommittedTopic topic(String topic) {
    return read.computeIfAbsent(topic, name -> new CommittedTopic(kafka.bootstrapServers(), name));
  }

  @Override
  public void close() {
    read.values().forEach(CommittedTopic::close);
    producer.close();
    redis.close();
    kafka.close();
  }
}
