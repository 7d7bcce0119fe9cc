package io.citygrid.bench.wall;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.citygrid.city.City;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Reports from anywhere in the city, each report in a request of its own, over so many connections
 * at most; a report that has to wait for one waits on the clock.
 */
final class ReportSender implements PacedSender {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long SEED = 20_261_124;
  private static final int ACCEPTED = 202;
  private static final int MOST_CONNECTIONS = 128;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Histogram acknowledgedMicros = new ConcurrentHistogram(3);
  private final Queue<String> opened = new ConcurrentLinkedQueue<>();
  private final AtomicInteger failed = new AtomicInteger();
  private final Semaphore connections = new Semaphore(MOST_CONNECTIONS);
  private final URI reports;
  private final String token;
  private final City city;
  private final WallViewer viewer;
  private int sent;

  ReportSender(URI base, String token, City city, WallViewer viewer) {
    this.reports = base.resolve("/v1/reports");
    this.token = token;
    this.city = city;
    this.viewer = viewer;
  }

  @Override
  public long run(int count, int perSecond) throws InterruptedException {
    CountDownLatch open = new CountDownLatch(count);
    long lastDue =
        Paced.run(
            count,
            perSecond,
            (i, due) -> {
              connections.acquireUninterruptibly();
              client
                  .sendAsync(request(sent++), HttpResponse.BodyHandlers.ofString())
                  .whenComplete(
                      (answer, error) -> {
                        connections.release();
                        take(answer, due);
                        open.countDown();
                      });
            });
    open.await();
    return lastDue;
  }

  /** The cases of all reports that were acknowledged. */
  List<String> listOpened() {
    return List.copyOf(opened);
  }

  private void take(@Nullable HttpResponse<String> answer, long dueNanos) {
    if (answer == null || answer.statusCode() != ACCEPTED) {
      failed.incrementAndGet();
      return;
    }
    acknowledgedMicros.recordValue((System.nanoTime() - dueNanos) / 1_000);
    try {
      String caseId = MAPPER.readTree(answer.body()).path("caseId").asText();
      opened.add(caseId);
      viewer.expect(caseId, dueNanos);
    } catch (IOException e) {
      throw new IllegalStateException("the edge answered what is no JSON", e);
    }
  }

  private HttpRequest request(int number) {
    var bounds = city.bounds();
    String category = city.categories().get(number % city.categories().size()).code();
    String body =
        MAPPER
            .createObjectNode()
            .put("category", category)
            .put("description", "路边有暴露垃圾，请尽快清理 " + number)
            .set(
                "position",
                MAPPER
                    .createObjectNode()
                    .put("lon", random.nextDouble(bounds.west(), bounds.east()))
                    .put("lat", random.nextDouble(bounds.south(), bounds.north())))
            .toString();
    return HttpRequest.newBuilder(reports)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", "benchmark-" + number)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  @Override
  public Histogram acknowledged() {
    return acknowledgedMicros;
  }

  @Override
  public int failed() {
    return failed.get();
  }
}
