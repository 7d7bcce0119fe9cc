package io.citygrid.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Processor time of this process while something runs, by what its threads do. The clock on the
 * wall says little on a machine that has other work; this says what an event costs wherever it
 * runs. Threads that end meanwhile count, as those of a job do: they are looked at every {@value
 * #EVERY_MILLIS} ms, and what one did between the last look and its end is not seen.
 */
public final class ProcessorTime implements AutoCloseable {
  private static final long EVERY_MILLIS = 20;
  private static final String OUTSIDE_JAVA = "compiler, collector, RocksDB in the background";
  private static final String CHILDREN = "redis-server";

  /** Which threads belong together, by how their names begin. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "live view of", "threads that write the view",
          "kafka-producer-network-thread", "threads of the producers",
          "data-plane-kafka", "broker",
          "flink-", "Flink besides its tasks",
          "OutputFlusher", "Flink besides its tasks",
          "Source Data Fetcher", "readers of Kafka",
          "vert.x", "API");

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Map<Long, String> groups = new HashMap<>();
  private final Map<Long, Long> beforeNanos = new HashMap<>();
  private final Map<Long, Long> latestNanos = new HashMap<>();
  private final long processBeforeNanos;
  private final long childrenBeforeNanos;
  private final Thread looking;
  private volatile boolean isDone;

  private ProcessorTime() {
    look();
    beforeNanos.putAll(latestNanos);
    processBeforeNanos = process.getProcessCpuTime();
    childrenBeforeNanos = childrenNanos();
    looking = new Thread(this::lookAgain, "processor time");
    looking.setDaemon(true);
  }

  /** Begins to count. */
  public static ProcessorTime start() {
    ProcessorTime time = new ProcessorTime();
    time.looking.start();
    return time;
  }

  /**
   * What was used, in microseconds an event.
   *
   * @param process of the whole process, its compiler and collector with it
   * @param byGroup by groups of threads, the greatest first; that of servers which this process has
   *     started stands there too and is not in {@code process}
   */
  public record Spent(double process, Map<String, Double> byGroup) {
    /** Groups that used a smaller part are not told. */
    private static final double LEAST_SHARE = 0.002;

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      text.append(
          "         processor time, microseconds an event: %.1f in this process%n"
              .formatted(process));
      byGroup.forEach(
          (group, micros) -> {
            if (micros >= LEAST_SHARE * process) {
              text.append("         %8.1f %s%n".formatted(micros, group));
            }
          });
      return text.toString();
    }
  }

  /**
   * Ends counting.
   *
   * @param events among which it is divided
   */
  public Spent end(long events) throws InterruptedException {
    long processNanos = process.getProcessCpuTime() - processBeforeNanos;
    close();
    Map<String, Long> sums = new HashMap<>();
    long javaNanos = 0;
    // What looking itself costs is no cost of the events.
    long lookingNanos = latestNanos.getOrDefault(looking.getId(), 0L);
    latestNanos.remove(looking.getId());
    for (Map.Entry<Long, Long> thread : latestNanos.entrySet()) {
      long nanos = thread.getValue() - beforeNanos.getOrDefault(thread.getKey(), 0L);
      javaNanos += nanos;
      sums.merge(groups.getOrDefault(thread.getKey(), "?"), nanos, Long::sum);
    }
    sums.put(OUTSIDE_JAVA, Math.max(0, processNanos - javaNanos - lookingNanos));
    sums.put(CHILDREN, childrenNanos() - childrenBeforeNanos);
    Map<String, Double> largestFirst = new LinkedHashMap<>();
    sums.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(used -> largestFirst.put(used.getKey(), used.getValue() / 1e3 / events));
    return new Spent((processNanos - lookingNanos) / 1e3 / events, largestFirst);
  }

  @Override
  public void close() throws InterruptedException {
    isDone = true;
    looking.join();
  }

  private void lookAgain() {
    while (!isDone) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(EVERY_MILLIS));
      look();
    }
  }

  private void look() {
    long[] ids = threads.getAllThreadIds();
    long[] nanos = threads.getThreadCpuTime(ids);
    for (int i = 0; i < ids.length; i++) {
      if (nanos[i] > 0) {
        latestNanos.put(ids[i], nanos[i]);
      }
    }
    for (long id : ids) {
      if (!groups.containsKey(id)) {
        ThreadInfo info = threads.getThreadInfo(id);
        if (info != null) {
          groups.put(id, group(info.getThreadName()));
        }
      }
    }
  }

  /** Of the servers that this process has started. */
  private static long childrenNanos() {
    return ProcessHandle.current()
        .descendants()
        .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToLong(Duration::toNanos)
        .sum();
  }

  private static String group(String name) {
    for (Map.Entry<String, String> other : OTHERS.entrySet()) {
      if (name.startsWith(other.getKey())) {
        return other.getValue();
      }
    }
    // A task of Flink: its operators, then the number of the subtask.
    int subtask = name.indexOf(" (");
    String plain = subtask > 0 ? name.substring(0, subtask) : name;
    String unnumbered = plain.replaceAll("[0-9]+", "N");
    return unnumbered.length() <= 60 ? unnumbered : unnumbered.substring(0, 60) + "...";
  }
}
