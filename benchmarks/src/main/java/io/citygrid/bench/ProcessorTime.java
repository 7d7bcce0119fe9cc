package io.citygrid.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much time of the processors this process has used, by its threads. Other than a clock on the
 * wall it says nearly the same on a machine that does other things too.
 *
 * @param totalNanos of the whole process; with its compiler and collector, that are no threads of
 *     the program
 * @param threads nanoseconds by the id of a thread that is alive
 * @param names of these threads, without their numbers
 */
public record ProcessorTime(long totalNanos, Map<Long, Long> threads, Map<Long, String> names) {
  /** The threads that belong to the machine below the program, in {@link #since}. */
  public static final String BELOW = "compiler, collector, threads that ended";

  private static final int LONGEST_NAME = 48;

  /** What was used until now. */
  public static ProcessorTime now() {
    ThreadMXBean known = ManagementFactory.getThreadMXBean();
    Map<Long, Long> threads = new HashMap<>();
    Map<Long, String> names = new HashMap<>();
    for (ThreadInfo thread : known.getThreadInfo(known.getAllThreadIds())) {
      if (thread != null) {
        long nanos = known.getThreadCpuTime(thread.getThreadId());
        if (nanos >= 0) {
          threads.put(thread.getThreadId(), nanos);
          names.put(thread.getThreadId(), group(thread.getThreadName()));
        }
      }
    }
    return new ProcessorTime(total(), threads, names);
  }

  /** Nanoseconds used since an earlier look, by group of threads. */
  public Map<String, Long> since(ProcessorTime before) {
    Map<String, Long> used = new TreeMap<>();
    long told = 0;
    for (Map.Entry<Long, Long> thread : threads.entrySet()) {
      long nanos = thread.getValue() - before.threads.getOrDefault(thread.getKey(), 0L);
      used.merge(names.getOrDefault(thread.getKey(), ""), nanos, Long::sum);
      told += nanos;
    }
    used.put(BELOW, totalNanos - before.totalNanos - told);
    return used;
  }

  private static String group(String name) {
    String plain = name.replaceAll("\\d+", "#");
    return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
  }

  private static long total() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
