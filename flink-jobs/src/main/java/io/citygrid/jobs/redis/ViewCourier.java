package io.citygrid.jobs.redis;

import io.citygrid.city.view.ViewWrite;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Takes batches to the live view in a thread of its own, one at a time and in order, so that the
 * task decides on while Redis works. When Redis is away it tries again with the same batch, until
 * {@link RedisParameters#giveUpAfter} is over. All methods are for the task's thread.
 */
final class ViewCourier implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ViewCourier.class);
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private final RedisParameters parameters;
  private final RedisView view;
  private final AtomicInteger failures = new AtomicInteger();
  private final ExecutorService thread;
  private @Nullable Future<Delivery> underWay;
  private @Nullable Future<?> pulse;

  /**
   * A batch that has arrived.
   *
   * @param sent its writes
   * @param applied how many of them changed what is shown
   */
  record Delivery(int sent, int applied) {
    static final Delivery NONE = new Delivery(0, 0);
  }

  ViewCourier(RedisParameters parameters, String attempt, String taskName) {
    this.parameters = parameters;
    this.view = RedisView.ofJob(parameters, attempt);
    this.thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread made = new Thread(work, "live view of " + taskName);
              made.setDaemon(true);
              return made;
            });
  }

  /** True while a batch is on its way. */
  boolean isUnderWay() {
    return underWay != null && !underWay.isDone();
  }

  /**
   * Sends a batch off, once the one before has arrived.
   *
   * @param writes asked for in the courier's thread
   * @return the delivery of the batch before
   * @throws IOException when that one did not arrive
   */
  Delivery send(Supplier<List<ViewWrite>> writes) throws IOException, InterruptedException {
    Delivery before = await();
    underWay = thread.submit(() -> deliver(writes.get()));
    return before;
  }

  /** Waits until nothing is on its way. */
  Delivery await() throws IOException, InterruptedException {
    Future<Delivery> last = underWay;
    if (last == null) {
      return Delivery.NONE;
    }
    try {
      Delivery delivered = last.get();
      underWay = null;
      return delivered;
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new IOException("the live view was not written: " + cause.getMessage(), cause);
    }
  }

  /**
   * Says that the job is alive, after what is on its way. While Redis is away nothing is said: the
   * missing pulse is the news.
   */
  void pulse(String job, long wallClockMillis) {
    if (pulse == null || pulse.isDone()) {
      pulse = thread.submit(() -> beat(job, wallClockMillis));
    }
  }

  /** How often Redis failed since this was asked last. */
  int takeFailures() {
    return failures.getAndSet(0);
  }

  /** Drops what is on its way. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      // The thread may be in an answer of Redis; no longer than this.
      thread.awaitTermination(2 * parameters.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    view.close();
  }

  private Delivery deliver(List<ViewWrite> writes) throws IOException, InterruptedException {
    long giveUpAt = System.nanoTime() + parameters.giveUpAfter().toNanos();
    long pauseMillis = FIRST_PAUSE_MILLIS;
    int refused = 0;
    while (true) {
      try {
        Delivery delivered = new Delivery(writes.size(), view.write(writes));
        if (refused > 0) {
          log.info(
              "Redis at {} takes writes again, at attempt {}", parameters.address(), refused + 1);
        }
        return delivered;
      } catch (JedisException e) {
        failures.incrementAndGet();
        if (System.nanoTime() - giveUpAt > 0) {
          throw new IOException(
              "Redis at %s took no writes for %s"
                  .formatted(parameters.address(), parameters.giveUpAfter()),
              e);
        }
        refused++;
        // Ever more rarely: many writers wait at a time, and an outage may last for minutes.
        if (Integer.bitCount(refused) == 1) {
          log.warn(
              "Redis at {} takes no writes, trying again: {}", parameters.address(), reason(e));
        }
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  private void beat(String job, long wallClockMillis) {
    try {
      view.pulse(job, wallClockMillis);
    } catch (JedisException e) {
      failures.incrementAndGet();
    }
  }

  private static String reason(JedisException e) {
    return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
  }
}
