package io.citygrid.bench.live;

import io.citygrid.bench.ProcessorTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Watches a run from beside it: processor time by threads, and checkpoints as the job's Prometheus
 * address tells them. What happened before a quarter of the messages was read does not count: until
 * then the job started and warmed up.
 */
final class RunWatch implements AutoCloseable {
  private static final long SAMPLE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int SAMPLES_PER_LOOK = 40;
  private final long events;
  private final URI metrics;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Thread thread = new Thread(this::watch, "run-watch");
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private long steadyNanos;
  private long steadyRead;
  private volatile @Nullable ProcessorTime steady;
  private volatile boolean isOver;

  /** A checkpoint that was completed. */
  private record Checkpoint(long number, double bytes, double millis) {}

  /**
   * What a run came to, its steady part.
   *
   * @param perSecond messages
   * @param processor time for each message
   * @param stateBytes of the largest checkpoint; 0 when there was none
   * @param checkpointMillis of the longest checkpoint
   */
  record Told(
      double perSecond,
      ProcessorTime.Spent processor,
      int checkpoints,
      double stateBytes,
      double checkpointMillis) {}

  /**
   * Begins to watch.
   *
   * @param events that will be read
   * @param metricsPort at which the job answers Prometheus
   */
  RunWatch(long events, int metricsPort) {
    this.events = events;
    this.metrics = URI.create("http://127.0.0.1:" + metricsPort + "/metrics");
    Counted.READ.reset();
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends and tells; call it as soon as the run has ended. */
  Told told() throws InterruptedException {
    long end = System.nanoTime();
    ProcessorTime time = steady;
    if (time == null) {
      throw new IllegalStateException("the run ended before a quarter of it was read");
    }
    long counted = events - steadyRead;
    ProcessorTime.Spent spent = time.end(counted);
    close();
    return new Told(
        counted / ((end - steadyNanos) / 1e9),
        spent,
        checkpoints.size(),
        checkpoints.stream().mapToDouble(Checkpoint::bytes).max().orElse(0),
        checkpoints.stream().mapToDouble(Checkpoint::millis).max().orElse(0));
  }

  @Override
  public void close() throws InterruptedException {
    isOver = true;
    thread.join();
  }

  private void watch() {
    long looks = 0;
    while (!isOver) {
      LockSupport.parkNanos(SAMPLE_NANOS);
      if (steadyNanos == 0 && Counted.READ.sum() >= events / 4) {
        steadyRead = Counted.READ.sum();
        steadyNanos = System.nanoTime();
        steady = ProcessorTime.start();
      } else if (steadyNanos > 0 && looks++ % SAMPLES_PER_LOOK == 0) {
        look();
      }
    }
  }

  private void look() {
    try {
      String answer =
          client
              .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      double number = value(answer, "flink_jobmanager_job_numberOfCompletedCheckpoints");
      boolean isNew =
          checkpoints.isEmpty() || checkpoints.get(checkpoints.size() - 1).number() < number;
      if (number > 0 && isNew) {
        checkpoints.add(
            new Checkpoint(
                (long) number,
                value(answer, "flink_jobmanager_job_lastCheckpointFullSize"),
                value(answer, "flink_jobmanager_job_lastCheckpointDuration")));
      }
    } catch (IOException e) {
      // The job has ended, or does not answer yet.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static double value(String answer, String metric) {
    return answer
        .lines()
        .filter(line -> line.startsWith(metric + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .max()
        .orElse(0);
  }
}
