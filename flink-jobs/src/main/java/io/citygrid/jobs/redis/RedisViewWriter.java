package io.citygrid.jobs.redis;

import io.citygrid.city.view.ViewWrite;
import io.citygrid.jobs.metrics.DomainMetrics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Collects decisions and writes them when the batch is full, when the oldest has waited long
 * enough, and at each checkpoint.
 *
 * <p>When Redis is away, it waits and tries again with the same batch; meanwhile it takes nothing
 * more, so that the pressure goes back to Kafka, which is built to keep things. Only after {@link
 * RedisParameters#giveUpAfter} the job fails. Runs in the task's thread alone.
 */
final class RedisViewWriter<T> implements SinkWriter<T> {
  private static final Logger log = LoggerFactory.getLogger(RedisViewWriter.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration PULSE_PERIOD = Duration.ofSeconds(1);

  private final RedisParameters parameters;
  private final Projection<T> projection;
  private final WriteOrder.Batch<T> batch;
  private final int maxBatchSize;
  private final String pulse;
  private final ProcessingTimeService clock;
  private final DomainMetrics metrics;
  private final RedisView view;
  private final long lingerMillis;
  private boolean flushIsDue;
  private boolean isClosed;

  RedisViewWriter(
      RedisParameters parameters,
      Projection<T> projection,
      WriteOrder<T> order,
      String pulse,
      WriterInitContext context) {
    this.parameters = parameters;
    this.projection = projection;
    this.batch = order.newBatch();
    // Latest values wait for newer ones: the batch may hold one for each thing of the city.
    this.maxBatchSize = order.writesEach() ? parameters.batchSize() : 20 * parameters.batchSize();
    Duration linger = order.writesEach() ? parameters.linger() : parameters.readingLinger();
    this.lingerMillis = linger.toMillis();
    this.pulse = pulse;
    this.clock = context.getProcessingTimeService();
    this.metrics = new DomainMetrics(context.metricGroup());
    this.view = RedisView.ofWriter(parameters);
    if (!pulse.isEmpty()) {
      beat(clock.getCurrentProcessingTime());
    }
  }

  @Override
  public void write(T decision, Context context) throws IOException, InterruptedException {
    batch.add(decision);
    if (batch.size() >= maxBatchSize) {
      flush(false);
    } else if (!flushIsDue) {
      flushIsDue = true;
      clock.registerTimer(clock.getCurrentProcessingTime() + lingerMillis, this::flushWhenDue);
    }
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    if (batch.size() == 0) {
      return;
    }
    List<ViewWrite> writes = batch.decisions().stream().map(projection::project).toList();
    int applied = writeUntilDone(writes);
    metrics.count("redis_writes", applied);
    metrics.count("redis_writes_outdated", writes.size() - applied);
    batch.clear();
  }

  @Override
  public void close() {
    isClosed = true;
    view.close();
  }

  private void flushWhenDue(long now) throws IOException, InterruptedException {
    flushIsDue = false;
    if (!isClosed) {
      flush(false);
    }
  }

  private int writeUntilDone(List<ViewWrite> writes) throws IOException, InterruptedException {
    long giveUpAt = System.nanoTime() + parameters.giveUpAfter().toNanos();
    long pauseMillis = FIRST_PAUSE.toMillis();
    while (true) {
      try {
        return view.write(writes);
      } catch (JedisException e) {
        metrics.count("redis_failures", 1);
        if (System.nanoTime() - giveUpAt > 0) {
          throw new IOException(
              "Redis at %s took no writes for %s"
                  .formatted(parameters.address(), parameters.giveUpAfter()),
              e);
        }
        log.warn("Redis at {} takes no writes, trying again: {}", parameters.address(), reason(e));
        // The task's thread waits here on purpose: that is what holds the sources back. It can be
        // interrupted, so that the job can still be cancelled.
        Thread.sleep(pauseMillis);
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE.toMillis());
      }
    }
  }

  private void beat(long now) {
    if (isClosed) {
      return;
    }
    try {
      view.pulse(pulse, now);
    } catch (JedisException e) {
      // A missing pulse is the news; the next one comes in a second.
      metrics.count("redis_failures", 1);
    }
    clock.registerTimer(clock.getCurrentProcessingTime() + PULSE_PERIOD.toMillis(), this::beat);
  }

  private static String reason(JedisException e) {
    return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
  }
}
