package io.citygrid.api.city;

import io.citygrid.city.City;
import io.citygrid.city.load.BrokenCityException;
import io.citygrid.city.wire.AssembledCity;
import io.citygrid.city.wire.CityAssembler;
import io.citygrid.city.wire.LoadedCities;
import io.citygrid.city.wire.Topics;
import io.citygrid.city.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@link Topics#CITY_MODEL} from its beginning and on and on, in a thread of its own, and
 * keeps {@link CurrentCity} current. A version that cannot be used is logged and passed over: the
 * city stays what it was.
 */
public final class CityReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CityReader.class);
  private static final TopicPartition PARTITION = new TopicPartition(Topics.CITY_MODEL, 0);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<String, byte[]> consumer;
  private final CurrentCity current;
  private final CityAssembler assembler = new CityAssembler();
  private final Thread thread = new Thread(this::read, "city-reader");
  private volatile boolean closing;

  public CityReader(String kafkaBootstrap, CurrentCity current) {
    this.current = current;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafkaBootstrap,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    if (!thread.isAlive()) {
      consumer.close();
    }
  }

  private void read() {
    try (consumer) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      while (!closing) {
        pollOnce();
      }
    } catch (WakeupException | InterruptException e) {
      LOG.debug("stops reading the city");
    } catch (RuntimeException | Error e) {
      LOG.error("The city is not read any more; changes of it will not be seen", e);
    }
  }

  private void pollOnce() {
    try {
      consumer.poll(POLL).forEach(this::take);
      if (!current.isCaughtUp()) {
        long end = consumer.endOffsets(List.of(PARTITION), POLL).getOrDefault(PARTITION, -1L);
        if (end >= 0 && consumer.position(PARTITION, POLL) >= end) {
          current.caughtUp();
        }
      }
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.debug("Kafka does not answer: {}", e.getMessage());
    }
  }

  private void take(ConsumerRecord<String, byte[]> message) {
    @Nullable String key = message.key();
    try {
      List<AssembledCity> complete = assembler.accept(key == null ? "" : key, message.value());
      for (AssembledCity assembled : complete) {
        become(assembled);
      }
    } catch (WireException e) {
      LOG.warn(
          "Passed over message {} of {}: {}", message.offset(), message.topic(), e.getMessage());
    }
  }

  private void become(AssembledCity assembled) {
    try {
      City city = LoadedCities.load(assembled);
      boolean newer =
          current
              .find()
              .map(known -> known.city().version().city() <= city.version().city())
              .orElse(true);
      if (newer) {
        current.become(PublishedCity.of(city, assembled.files(), assembler.manifests()));
        LOG.info("City {} version {}", city.id(), city.version().city());
      }
    } catch (BrokenCityException e) {
      LOG.error(
          "Version {} of the city cannot be used: {}",
          assembled.manifest().version(),
          e.getMessage());
    }
  }
}
