package io.citygrid.api.wall;

import io.citygrid.city.event.MetricValue;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How congested Testville and its districts are, as the job tells it. */
final class LiveNetworks {
  private static final Map<String, Map<String, Double>> AREAS =
      Map.of(
          "990100", Map.of("index", 3.4, "travel-time-ratio", 1.41, "congested-share", 0.18),
          "990101", Map.of("index", 8.72, "travel-time-ratio", 2.21, "congested-share", 0.62),
          "990102", Map.of("index", 0.9, "travel-time-ratio", 1.09, "congested-share", 0.0));

  private LiveNetworks() {}

  /**
   * Of the interval that began then.
   *
   * @param bootstrapServers of the Kafka that the API reads
   */
  static void tell(String bootstrapServers, Instant at) {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      AREAS.forEach(
          (area, values) ->
              values.forEach(
                  (what, value) -> {
                    String key = "traffic/area/" + area + "/" + what;
                    MetricValue metric = new MetricValue(key, at, value, "1", 1, 1);
                    producer.send(
                        new ProducerRecord<>(
                            Topics.METRICS,
                            key.getBytes(StandardCharsets.UTF_8),
                            Codecs.METRIC_VALUE.encode(metric)));
                  }));
    }
  }
}
