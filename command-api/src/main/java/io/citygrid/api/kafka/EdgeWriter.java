package io.citygrid.api.kafka;

import io.citygrid.api.problem.Problem;
import io.citygrid.api.problem.ProblemException;
import io.citygrid.city.wire.Topics;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what the edge took. A future succeeds only when Kafka has the message; it fails with a
 * problem of status 503 otherwise, and then the message may or may not have arrived: the sender
 * repeats it under the same key. Thread-safe.
 */
public final class EdgeWriter {
  private static final Logger LOG = LoggerFactory.getLogger(EdgeWriter.class);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private static final Set<String> OF_DEVICES =
      Set.of(
          Topics.TELEMETRY,
          Topics.DETECTORS,
          Topics.POSITIONS,
          Topics.PATROL_POSITIONS,
          Topics.COUNTS,
          Topics.PRESENCE,
          Topics.TRACKS,
          Topics.QUALITY);

  private static final Set<String> OF_PEOPLE =
      Set.of(
          Topics.REPORTS,
          Topics.CONTACTS,
          Topics.COMMANDS,
          Topics.TASK_COMMANDS,
          Topics.FACT_EDITS,
          Topics.BULLETINS,
          Topics.WARNING_COMMANDS,
          Topics.OFFICE_COMMANDS,
          Topics.ACCESS_LOG,
          Topics.DEAD_LETTERS);

  private final Producer<byte[], byte[]> people;
  private final Producer<byte[], byte[]> devices;
  private volatile boolean reachable;

  /**
   * @param people made by {@link KafkaWriters#forPeople}; closed with this
   * @param devices made by {@link KafkaWriters#forDevices}; closed with this
   */
  public EdgeWriter(Producer<byte[], byte[]> people, Producer<byte[], byte[]> devices) {
    this.people = people;
    this.devices = devices;
  }

  /** Looks every second whether Kafka is known, so that the first message finds it known. */
  public void watch(Vertx vertx) {
    look();
    vertx.setPeriodic(Duration.ofSeconds(1).toMillis(), timer -> look());
  }

  public boolean isReachable() {
    return reachable;
  }

  public Future<Void> write(String topic, String key, byte[] message) {
    Promise<Void> written = Promise.promise();
    try {
      producerOf(topic)
          .send(
              new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), message),
              (position, failed) -> {
                if (failed == null) {
                  reachable = true;
                  written.complete();
                } else {
                  refuse(written, failed);
                }
              });
    } catch (KafkaException e) {
      refuse(written, e);
    }
    return written.future();
  }

  /** Waits for what is under way, of both at the same time. */
  public void close() {
    CompletableFuture<Void> ofPeople = CompletableFuture.runAsync(() -> people.close(CLOSING));
    devices.close(CLOSING);
    ofPeople.join();
  }

  /** Of a topic always the same, so that messages of one key stay in order. */
  private Producer<byte[], byte[]> producerOf(String topic) {
    return OF_DEVICES.contains(topic) ? devices : people;
  }

  private void refuse(Promise<Void> written, Exception failed) {
    reachable = false;
    LOG.debug("Kafka did not take a message: {}", failed.getMessage());
    written.fail(
        new ProblemException(
            Problem.unavailable(
                "Kafka does not take messages at the moment; nothing is confirmed")));
  }

  /** Asks for every topic, also after one that is not known yet: asking is what makes it known. */
  private void look() {
    boolean arePeopleHeard = areKnown(people, OF_PEOPLE);
    boolean areDevicesHeard = areKnown(devices, OF_DEVICES);
    reachable = arePeopleHeard && areDevicesHeard;
  }

  private static boolean areKnown(Producer<byte[], byte[]> producer, Set<String> topics) {
    boolean areAllKnown = true;
    for (String topic : topics) {
      try {
        producer.partitionsFor(topic);
      } catch (KafkaException e) {
        areAllKnown = false;
      }
    }
    return areAllKnown;
  }
}
