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

/** Tells what the camera of Testville's passage sees as the job does: many people, slowly. */
final class LiveMeasure {
  private static final Map<String, Double> SEEN =
      Map.of(
          "density",
          1.81,
          "voronoi-density",
          1.94,
          "service-level",
          4.0,
          "speed",
          0.62,
          "forward",
          12.0,
          "backward",
          3.0);

  private LiveMeasure() {}

  /**
   * Of the window that began then.
   *
   * @param bootstrapServers of the Kafka that the API reads
   */
  static void tell(String bootstrapServers, Instant at) {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      SEEN.forEach(
          (what, value) -> {
            String key = "crowd/measuring-area/square-passage/" + what;
            MetricValue metric = new MetricValue(key, at, value, "1", 1, 1);
            producer.send(
                new ProducerRecord<>(
                    Topics.METRICS,
                    key.getBytes(StandardCharsets.UTF_8),
                    Codecs.METRIC_VALUE.encode(metric)));
          });
    }
  }
}
