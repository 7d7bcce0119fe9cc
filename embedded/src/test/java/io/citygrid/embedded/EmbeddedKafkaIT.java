package io.citygrid.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

  @Test
  void whatWasWrittenIsThereAfterARestartOnAnotherPort(@TempDir Path directory) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, Ports.free());
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topics.CITY_MODEL, "manifest/1", "芜湖")).get();
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, Ports.free());
        KafkaConsumer<String, String> consumer =
            new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(Topics.CITY_MODEL, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      assertThat(consumer.poll(Duration.ofSeconds(20)).records(partition))
          .extracting(ConsumerRecord::value)
          .containsExactly("芜湖");
    }
  }
}
