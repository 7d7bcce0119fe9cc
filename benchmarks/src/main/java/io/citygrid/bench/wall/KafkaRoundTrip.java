package io.citygrid.bench.wall;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The baseline: messages as large as a report, through the same broker and nothing else. */
final class KafkaRoundTrip {
  private static final String TOPIC = "benchmark.round-trip";
  private static final int MESSAGE_BYTES = 400;

  private KafkaRoundTrip() {}

  /** Microseconds from when a message was due to be sent until a consumer has it. */
  static Histogram measure(String bootstrapServers, int warmUp, int count, int perSecond)
      throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    Histogram micros = new Histogram(3);
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      Thread sender =
          new Thread(
              () -> Paced.run(warmUp + count, perSecond, (i, due) -> send(producer, due)),
              "round-trip-sender");
      sender.start();
      int seen = 0;
      while (seen < warmUp + count) {
        var records = consumer.poll(Duration.ofSeconds(1));
        long now = System.nanoTime();
        for (var message : records) {
          if (seen++ >= warmUp) {
            micros.recordValue((now - ByteBuffer.wrap(message.value()).getLong()) / 1_000);
          }
        }
      }
      sender.join();
    }
    return micros;
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, long dueNanos) {
    byte[] message = ByteBuffer.allocate(MESSAGE_BYTES).putLong(dueNanos).array();
    producer.send(new ProducerRecord<>(TOPIC, 0, null, message));
  }
}
