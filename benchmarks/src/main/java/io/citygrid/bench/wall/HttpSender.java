package io.citygrid.bench.wall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Sends JSON to the front door, each message in a request of its own, over so many connections at
 * most; a message that has to wait for one waits on the clock. Anything but the expected answer
 * counts as failed.
 */
abstract class HttpSender implements PacedSender {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Histogram acknowledgedMicros = new ConcurrentHistogram(3);
  private final AtomicInteger failed = new AtomicInteger();
  private final String token;
  private final int expectedStatus;
  private final Semaphore connections;
  private int sent;

  HttpSender(String token, int expectedStatus, int mostConnections) {
    this.token = token;
    this.expectedStatus = expectedStatus;
    this.connections = new Semaphore(mostConnections);
  }

  /**
   * One message.
   *
   * @param key by which the front door knows it again
   */
  record Message(URI to, String key, String body) {}

  /**
   * The next message to send.
   *
   * @param number of messages before it
   */
  abstract Message message(int number);

  /** It was answered as expected. */
  abstract void answered(Message message, JsonNode answer, long dueNanos);

  @Override
  public final long run(int count, int perSecond) throws InterruptedException {
    CountDownLatch open = new CountDownLatch(count);
    long lastDue =
        Paced.run(
            count,
            perSecond,
            (i, due) -> {
              connections.acquireUninterruptibly();
              Message message = message(sent++);
              client
                  .sendAsync(request(message), HttpResponse.BodyHandlers.ofString())
                  .whenComplete(
                      (answer, error) -> {
                        connections.release();
                        take(message, answer, due);
                        open.countDown();
                      });
            });
    open.await();
    return lastDue;
  }

  private void take(Message message, @Nullable HttpResponse<String> answer, long dueNanos) {
    if (answer == null || answer.statusCode() != expectedStatus) {
      failed.incrementAndGet();
      return;
    }
    acknowledgedMicros.recordValue((System.nanoTime() - dueNanos) / 1_000);
    try {
      answered(message, MAPPER.readTree(answer.body()), dueNanos);
    } catch (IOException e) {
      throw new IllegalStateException("the front door answered what is no JSON", e);
    }
  }

  private HttpRequest request(Message message) {
    return HttpRequest.newBuilder(message.to())
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", message.key())
        .POST(HttpRequest.BodyPublishers.ofString(message.body()))
        .build();
  }

  @Override
  public final Histogram acknowledged() {
    return acknowledgedMicros;
  }

  @Override
  public final int failed() {
    return failed.get();
  }
}
