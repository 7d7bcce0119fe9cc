package io.citygrid.bench.wall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Moves of cases, each in a request of its own: a person of the center remarks something on one
 * case after the other. The answer says which version of the case the move made; one that is not
 * decided while its sender waits counts as failed.
 */
final class MoveSender implements PacedSender {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOVED = 200;
  private static final int MOST_CONNECTIONS = 256;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Histogram acknowledgedMicros = new ConcurrentHistogram(3);
  private final AtomicInteger failed = new AtomicInteger();
  private final Semaphore connections = new Semaphore(MOST_CONNECTIONS);
  private final URI base;
  private final String token;
  private final List<String> cases;
  private final WallViewer viewer;
  private int sent;

  /**
   * @param cases so many that each rests a while between two moves
   */
  MoveSender(URI base, String token, List<String> cases, WallViewer viewer) {
    this.base = base;
    this.token = token;
    this.cases = cases;
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
              String caseId = cases.get(sent % cases.size());
              client
                  .sendAsync(request(caseId, sent++), HttpResponse.BodyHandlers.ofString())
                  .whenComplete(
                      (answer, error) -> {
                        connections.release();
                        take(caseId, answer, due);
                        open.countDown();
                      });
            });
    open.await();
    return lastDue;
  }

  private void take(String caseId, @Nullable HttpResponse<String> answer, long dueNanos) {
    if (answer == null || answer.statusCode() != MOVED) {
      failed.incrementAndGet();
      return;
    }
    acknowledgedMicros.recordValue((System.nanoTime() - dueNanos) / 1_000);
    try {
      JsonNode moved = MAPPER.readTree(answer.body());
      viewer.expect(WallViewer.version(caseId, moved.path("version").asLong()), dueNanos);
    } catch (IOException e) {
      throw new IllegalStateException("the desk answered what is no JSON", e);
    }
  }

  private HttpRequest request(String caseId, int number) {
    String body =
        MAPPER
            .createObjectNode()
            .put("move", "REMARK")
            .put("expectedVersion", 0)
            .put("reason", "已电话回访，居民表示知晓 " + number)
            .toString();
    return HttpRequest.newBuilder(base.resolve("/v1/cases/" + caseId + "/moves"))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", "benchmark-move-" + number)
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
