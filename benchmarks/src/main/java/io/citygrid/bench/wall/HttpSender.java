package io.citygrid.bench.wall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Sends JSON to the front door, each message in a request of its own, over so many connections at
 * most; a message that has to wait for one waits on the clock. Anything but the expected answer
 * counts as failed. One thread for all of them, because it takes its time from the city beside it.
 */
abstract class HttpSender implements PacedSender, AutoCloseable {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client;
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
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(mostConnections));
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
              ask(message)
                  .onComplete(
                      asked -> {
                        connections.release();
                        try {
                          take(message, asked.result(), due);
                        } finally {
                          open.countDown();
                        }
                      });
            });
    open.await();
    return lastDue;
  }

  private record Answer(int status, Buffer body) {}

  private Future<Answer> ask(Message message) {
    return client
        .request(
            new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(message.to().getHost())
                .setPort(message.to().getPort())
                .setURI(message.to().getRawPath()))
        .compose(
            request ->
                filled(request, message)
                    .send(Buffer.buffer(message.body()))
                    // Here, on the request's own thread: later the body may have gone by.
                    .compose(
                        response ->
                            response.body().map(body -> new Answer(response.statusCode(), body))));
  }

  private HttpClientRequest filled(HttpClientRequest request, Message message) {
    return request
        .putHeader("Authorization", "Bearer " + token)
        .putHeader("Content-Type", "application/json")
        .putHeader("Idempotency-Key", message.key());
  }

  private void take(Message message, @Nullable Answer answer, long dueNanos) {
    if (answer == null || answer.status() != expectedStatus) {
      failed.incrementAndGet();
      return;
    }
    acknowledgedMicros.recordValue((System.nanoTime() - dueNanos) / 1_000);
    try {
      answered(message, MAPPER.readTree(answer.body().getBytes()), dueNanos);
    } catch (IOException e) {
      throw new IllegalStateException("the front door answered what is no JSON", e);
    }
  }

  @Override
  public final Histogram acknowledged() {
    return acknowledgedMicros;
  }

  @Override
  public final int failed() {
    return failed.get();
  }

  @Override
  public final void close() {
    vertx.close().await();
  }
}
