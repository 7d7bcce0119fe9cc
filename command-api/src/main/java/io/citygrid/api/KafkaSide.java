package io.citygrid.api;

import io.citygrid.api.city.CityPublisher;
import io.citygrid.api.city.CityReader;
import io.citygrid.api.city.CurrentCity;
import io.citygrid.api.kafka.ApiTopics;
import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.api.kafka.KafkaWriters;
import io.citygrid.city.load.BrokenCityException;
import io.citygrid.city.load.CityFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the API has to do with Kafka; starts whether Kafka is there or not. */
final class KafkaSide implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaSide.class);

  private final String bootstrap;
  private final Optional<Path> directory;
  private final CurrentCity city = new CurrentCity();
  private final CityReader reader;
  private final Producer<byte[], byte[]> cityProducer;
  private final CityPublisher publisher;
  private final EdgeWriter edge;
  private final Thread starter = new Thread(this::begin, "city-start");

  KafkaSide(String bootstrap, Optional<Path> directory, Clock clock) {
    this.bootstrap = bootstrap;
    this.directory = directory;
    this.reader = new CityReader(bootstrap, city);
    this.cityProducer = KafkaWriters.forCity(bootstrap);
    this.publisher = new CityPublisher(cityProducer, city, clock);
    this.edge =
        new EdgeWriter(KafkaWriters.forPeople(bootstrap), KafkaWriters.forDevices(bootstrap));
    starter.setDaemon(true);
  }

  /** Begins, in a thread of its own, to make topics, to read the city and to publish it. */
  void start() {
    starter.start();
  }

  CurrentCity city() {
    return city;
  }

  CityPublisher publisher() {
    return publisher;
  }

  EdgeWriter edge() {
    return edge;
  }

  private void begin() {
    try {
      while (!ApiTopics.ensure(bootstrap)) {
        LOG.warn("Kafka at {} does not answer; trying again", bootstrap);
      }
      reader.start();
      if (directory.isPresent()) {
        publisher.publishAtStart(CityFiles.fromDirectory(directory.get()));
      }
    } catch (InterruptedException e) {
      LOG.debug("stopped before the city was there");
    } catch (BrokenCityException e) {
      LOG.error("The city in {} is not published: {}", directory, e.getMessage());
    } catch (IOException | RuntimeException e) {
      LOG.error("The city in {} is not published", directory, e);
    }
  }

  @Override
  public void close() {
    starter.interrupt();
    reader.close();
    cityProducer.close(Duration.ofSeconds(2));
    edge.close();
  }
}
