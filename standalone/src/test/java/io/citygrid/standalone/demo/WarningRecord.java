package io.citygrid.standalone.demo;

import io.citygrid.city.event.WarningEvent;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a city warned of so far, by its record: every change of every warning. */
record WarningRecord(List<WarningEvent> changes) {

  /** Reads the record to where it ends now. */
  static WarningRecord read(String bootstrapServers) throws WireException {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest");
    List<WarningEvent> changes = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.WARNINGS).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          changes.add(Codecs.WARNING_EVENT.decode(record.value()));
        }
      }
    }
    changes.sort(
        Comparator.comparing(WarningEvent::warningId).thenComparing(WarningEvent::version));
    return new WarningRecord(changes);
  }

  /** The ids of all warnings, in their order. */
  List<String> ids() {
    return changes.stream().map(WarningEvent::warningId).distinct().toList();
  }

  /** Which levels each warning has reached, each once, in the order in which it did. */
  Map<String, List<String>> levels() {
    Map<String, List<String>> levels = new TreeMap<>();
    for (WarningEvent change : changes) {
      List<String> reached = levels.computeIfAbsent(change.warningId(), id -> new ArrayList<>());
      if (!reached.contains(change.level().name())) {
        reached.add(change.level().name());
      }
    }
    return levels;
  }

  /** What a script says, in the same form: by what the ids of its warnings begin with. */
  static Map<String, List<String>> levelsOf(List<ScriptedWarning> script) {
    Map<String, List<String>> levels = new LinkedHashMap<>();
    script.forEach(
        each ->
            levels
                .computeIfAbsent(each.idPrefix(), id -> new ArrayList<>())
                .add(each.level().name()));
    return new TreeMap<>(levels);
  }

  /** By what the ids begin with: without the moment at which each was raised. */
  static <T> Map<String, T> withoutMoment(Map<String, T> byId) {
    Map<String, T> byPrefix = new TreeMap<>();
    byId.forEach(
        (id, value) -> {
          T other = byPrefix.put(id.substring(0, id.lastIndexOf('/') + 1), value);
          if (other != null) {
            throw new AssertionError("two warnings of the same: " + id);
          }
        });
    return byPrefix;
  }
}
