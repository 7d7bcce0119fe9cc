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
          "990100", values(3.4, 1.41, 0.18),
          "990101", values(8.72, 2.21, 0.62),
          "990102", values(0.9, 1.09, 0));

  private LiveNetworks() {}

  private static Map<String, Double> values(double index, double ratio, double congested) {
    return Map.of(
        "index", index,
        "travel-time-ratio", ratio,
        "congested-share", congested,
        "severe-share", congested / 2);
  }

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
