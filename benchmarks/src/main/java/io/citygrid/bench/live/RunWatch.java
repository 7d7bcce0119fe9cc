package io.citygrid.bench.live;

import io.citygrid.bench.ProcessorTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

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
  private final Map<Long, Times> times = new HashMap<>();
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private long steadyNanos;
  private long steadyRead;
  private ProcessorTime steady = ProcessorTime.now();
  private volatile boolean isOver;

  /** Processor time of a thread since the steady part began. */
  private record Times(String name, long nanos) {}

  /** A checkpoint that was completed. */
  private record Checkpoint(long number, double bytes, double millis) {}

  /**
   * What a run came to, its steady part.
   *
   * @param perSecond messages
   * @param processorMicros of the whole process for each message, compiler and collector and all
   * @param byThread the same of Java's threads by their names, the largest first
   * @param stateBytes of the largest checkpoint; 0 when there was none
   * @param checkpointMillis of the longest checkpoint
   */
  record Told(
      double perSecond,
      double processorMicros,
      Map<String, Double> byThread,
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
    long processor = ProcessorTime.now().totalNanos();
    close();
    long counted = events - steadyRead;
    Map<String, Double> byName = new TreeMap<>();
    for (Times each : times.values()) {
      byName.merge(each.name(), each.nanos() / 1e3 / counted, Double::sum);
    }
    Map<String, Double> largest = new LinkedHashMap<>();
    byName.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(10)
        .forEach(entry -> largest.put(entry.getKey(), entry.getValue()));
    return new Told(
        counted / ((end - steadyNanos) / 1e9),
        (processor - steady.totalNanos()) / 1e3 / counted,
        largest,
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
        steady = ProcessorTime.now();
        steadyNanos = System.nanoTime();
      } else if (steadyNanos > 0) {
        sample();
        if (looks++ % SAMPLES_PER_LOOK == 0) {
          look();
        }
      }
    }
  }

  /** Threads end with the job: what each was seen to have used last is kept. */
  private void sample() {
    ProcessorTime now = ProcessorTime.now();
    now.threads()
        .forEach(
            (id, nanos) ->
                times.put(
                    id,
                    new Times(
                        now.names().getOrDefault(id, ""),
                        nanos - steady.threads().getOrDefault(id, 0L))));
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
