package io.citygrid.api.city;

import io.citygrid.city.City;
import io.citygrid.city.load.BrokenCityException;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.wire.AssembledCity;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.city.wire.CityParts;
import io.citygrid.city.wire.LoadedCities;
import io.citygrid.city.wire.Manifest;
import io.citygrid.city.wire.Topics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes versions of the city. One at a time; blocks until Kafka has a version and this API has
 * read it back, so that whoever asked for a change sees it in the next answer. There must be one
 * publishing API per city: versions are counted here.
 */
public final class CityPublisher {
  /** Stands as publisher of what was read from a directory at a start. */
  static final String AT_START = "start";

  /** Stands as publisher of what nobody publishes. */
  private static final String TRIED = "nobody";

  private static final Logger LOG = LoggerFactory.getLogger(CityPublisher.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Producer<byte[], byte[]> producer;
  private final CurrentCity current;
  private final Clock clock;

  public CityPublisher(Producer<byte[], byte[]> producer, CurrentCity current, Clock clock) {
    this.producer = producer;
    this.current = current;
    this.clock = clock;
  }

  /**
   * Publishes these files when Kafka has no city yet, or when it has what an earlier start
   * published and the files changed since. What people changed over HTTP is never overwritten by a
   * start.
   *
   * @return the version that holds now
   */
  public synchronized long publishAtStart(CityFiles files)
      throws BrokenCityException, IOException, InterruptedException {
    current.awaitCaughtUp();
    Optional<PublishedCity> published = current.find();
    if (published.isPresent() && !published.get().newest().publishedBy().equals(AT_START)) {
      LOG.info(
          "The city stays as {} published it (version {})",
          published.get().newest().publishedBy(),
          published.get().newest().version());
      return published.get().newest().version();
    }
    return publish(files, published, AT_START);
  }

  /**
   * Publishes the newest version with a change.
   *
   * @return the version that has the change; the newest when nothing changed
   */
  synchronized long change(CityChange change, String publishedBy)
      throws BrokenCityException, IOException, InterruptedException {
    PublishedCity published = current.requirePublished();
    return publish(change.apply(published), Optional.of(published), publishedBy);
  }

  /**
   * The newest version with a change, which stays unknown to everybody else.
   *
   * @return the city under the number that it would have
   */
  City tryOut(CityChange change) throws BrokenCityException {
    PublishedCity published = current.requirePublished();
    CityFiles files = change.apply(published);
    CityParts parts =
        CityCutter.cut(files, Optional.of(published.newest()), clock.instant(), TRIED);
    return LoadedCities.load(new AssembledCity(parts.manifest(), files));
  }

  private long publish(CityFiles files, Optional<PublishedCity> before, String publishedBy)
      throws BrokenCityException, IOException, InterruptedException {
    if (before.isPresent() && sameContent(before.get().files(), files)) {
      return before.get().newest().version();
    }
    var now = clock.instant();
    CityParts parts = CityCutter.cut(files, before.map(PublishedCity::newest), now, publishedBy);
    long version = parts.manifest().version();
    City checked = LoadedCities.load(new AssembledCity(parts.manifest(), files));
    send(parts.messages());
    if (!current.awaitVersion(version, PATIENCE)) {
      throw new IOException("version " + version + " was sent but does not come back from Kafka");
    }
    LOG.info("Published version {} of {} by {}", version, checked.id(), publishedBy);
    List<Manifest> all = new ArrayList<>(before.map(PublishedCity::manifests).orElse(List.of()));
    all.add(parts.manifest());
    send(CityCutter.outdatedKeys(all).stream().map(key -> new CityMessage(key, null)).toList());
    return version;
  }

  private void send(List<CityMessage> messages) throws IOException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (CityMessage message : messages) {
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  Topics.CITY_MODEL,
                  0,
                  message.key().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                  message.value())));
    }
    for (Future<RecordMetadata> one : sent) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IOException("Kafka does not take the city's content", e.getCause());
      }
    }
  }

  private static boolean sameContent(CityFiles a, CityFiles b) {
    Map<String, byte[]> one = a.contents();
    Map<String, byte[]> other = b.contents();
    return one.keySet().equals(other.keySet())
        && one.entrySet().stream()
            .allMatch(file -> Arrays.equals(file.getValue(), other.get(file.getKey())));
  }
}
