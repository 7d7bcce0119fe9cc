package io.citygrid.standalone.killed;

import io.citygrid.city.event.CaseEvent;
import io.citygrid.city.event.Payment;
import io.citygrid.city.wire.Codec;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What stands in a city's record for good, as whoever reads committed messages sees it.
 *
 * @param cases everything that happened to cases
 * @param payments what is owed to citizens or was taken back
 */
record TownRecord(List<CaseEvent> cases, List<Payment> payments) {
  private static final Duration POLL = Duration.ofMillis(100);

  static TownRecord read(String bootstrapServers) throws WireException {
    return new TownRecord(
        read(bootstrapServers, Topics.CASE_EVENTS, Codecs.CASE_EVENT),
        read(bootstrapServers, Topics.PAYMENTS, Codecs.PAYMENT));
  }

  private static <T> List<T> read(String bootstrapServers, String topic, Codec<T> codec)
      throws WireException {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
    List<T> all = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
          all.add(codec.decode(message.value()));
        }
      }
    }
    return all;
  }
}
