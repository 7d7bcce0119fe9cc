package io.citygrid.api.delivery;

import io.citygrid.api.kafka.EdgeWriter;
import io.citygrid.api.kafka.TopicFollower;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifications on their way from Kafka to their recipients. One instance of the API does this, the
 * one that has the directory; the others have none.
 */
public final class Deliveries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final long ROUND_MILLIS = 200;
  private static final long STOP_SECONDS = 10;

  private final DeliveryBook book;
  private final DeliveryChannel channel;
  private final TopicFollower follower;
  private final Courier courier;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          round -> {
            Thread thread = new Thread(round, "deliveries");
            thread.setDaemon(true);
            return thread;
          });

  private Deliveries(
      DeliveryBook book, DeliveryChannel channel, String kafkaBootstrap, Courier courier) {
    this.book = book;
    this.channel = channel;
    this.courier = courier;
    this.follower =
        new TopicFollower(
            kafkaBootstrap, Topics.NOTIFICATIONS, "deliveries-reader", new DeliveryReader(book));
  }

  /**
   * Opens the book and the embedded channel in this directory.
   *
   * @throws IOException when another process has them, or when they cannot be read or written
   */
  public static Deliveries open(
      Path directory, String kafkaBootstrap, EdgeWriter edge, MeterRegistry metrics, Clock clock)
      throws IOException {
    DeliveryBook book = DeliveryBook.open(directory);
    DeliveryChannel channel;
    try {
      channel = FileOutbox.open(directory, clock);
    } catch (IOException e) {
      book.close();
      throw e;
    }
    Gauge.builder("citygrid.deliveries.waiting", book, DeliveryBook::countWaiting)
        .description("Notifications that are not delivered yet")
        .register(metrics);
    return new Deliveries(
        book, channel, kafkaBootstrap, new Courier(book, channel, l -> write(edge, l), clock));
  }

  /** Begins, in threads of its own, whether Kafka is there or not. */
  public void start() {
    follower.start();
    rounds.scheduleWithFixedDelay(this::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** How far a notification has come; empty when it was not taken from Kafka yet. */
  public Optional<DeliveryState> stateOf(String notificationId) {
    return book.stateOf(notificationId);
  }

  private void round() {
    try {
      courier.round();
    } catch (RuntimeException e) {
      // An exception that came out would end all later rounds.
      LOG.error("A round of deliveries failed", e);
    }
  }

  private static boolean write(EdgeWriter edge, DeadLetter letter) {
    try {
      edge.write(Topics.DEAD_LETTERS, letter.id(), Codecs.DEAD_LETTER.encode(letter))
          .toCompletionStage()
          .toCompletableFuture()
          .get(STOP_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      LOG.warn("A dead letter waits for Kafka: {}", letter.id());
      return false;
    }
  }

  @Override
  public void close() {
    follower.close();
    rounds.shutdown();
    try {
      if (!rounds.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The last round of deliveries did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    channel.close();
    book.close();
  }
}
