package io.citygrid.jobs.redis;

import io.citygrid.jobs.metrics.DomainMetrics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Collects decisions and sends them off when the batch is full, when the oldest has waited long
 * enough, and at each checkpoint, which waits until all have arrived.
 *
 * <p>While one batch is on its way the next one is collected; when that is full too, the task
 * waits. So, when Redis is away, the pressure goes back to Kafka, which is built to keep things.
 */
final class RedisViewWriter<T> implements SinkWriter<T> {
  private static final Duration PULSE_PERIOD = Duration.ofSeconds(1);

  private final Projection<T> projection;
  private final WriteOrder.Batch<T> batch;
  private final int maxBatchSize;
  private final String pulse;
  private final ProcessingTimeService clock;
  private final DomainMetrics metrics;
  private final ViewCourier courier;
  private final long lingerMillis;
  private boolean sendingIsDue;
  private long dueNanos;
  private boolean isClosed;

  RedisViewWriter(
      RedisParameters parameters,
      Projection<T> projection,
      WriteOrder<T> order,
      Duration linger,
      String pulse,
      WriterInitContext context) {
    this.projection = projection;
    this.batch = order.newBatch();
    // Latest values replace each other: the batch may hold one for each thing of the city.
    this.maxBatchSize = order.writesEach() ? parameters.batchSize() : 20 * parameters.batchSize();
    this.lingerMillis = linger.toMillis();
    this.pulse = pulse;
    this.clock = context.getProcessingTimeService();
    this.metrics = new DomainMetrics(context.metricGroup());
    TaskInfo task = context.getTaskInfo();
    // All tasks of a job fail and start together, so that they count their attempts alike.
    String attempt = context.getJobInfo().getJobId() + "/" + task.getAttemptNumber();
    this.courier = new ViewCourier(parameters, attempt, task.getTaskNameWithSubtasks());
    if (!pulse.isEmpty()) {
      beat(clock.getCurrentProcessingTime());
    }
  }

  @Override
  public void write(T decision, Context context) throws IOException, InterruptedException {
    batch.add(decision);
    if (batch.size() >= maxBatchSize) {
      send();
    } else if (!sendingIsDue) {
      sendSoon();
    } else if (System.nanoTime() - dueNanos >= 0 && !courier.isUnderWay()) {
      // The end of a window is decided for all things in one go, and no timer fires on the way.
      send();
      dueNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(lingerMillis);
    }
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    if (batch.size() > 0) {
      send();
    }
    count(courier.await());
  }

  @Override
  public void close() {
    isClosed = true;
    courier.close();
  }

  private void sendSoon() {
    sendingIsDue = true;
    dueNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(lingerMillis);
    clock.registerTimer(clock.getCurrentProcessingTime() + lingerMillis, this::sendWhenDue);
  }

  private void sendWhenDue(long now) throws IOException, InterruptedException {
    sendingIsDue = false;
    if (isClosed || batch.size() == 0) {
      return;
    }
    if (courier.isUnderWay()) {
      // More may gather meanwhile; the task goes on deciding.
      sendSoon();
    } else {
      send();
    }
  }

  private void send() throws IOException, InterruptedException {
    List<T> decisions = List.copyOf(batch.decisions());
    count(courier.send(() -> decisions.stream().map(projection::project).toList()));
    batch.clear();
  }

  private void count(ViewCourier.Delivery delivery) {
    metrics.count("redis_writes", delivery.applied());
    metrics.count("redis_writes_outdated", delivery.sent() - delivery.applied());
    metrics.count("redis_failures", courier.takeFailures());
  }

  private void beat(long now) {
    if (isClosed) {
      return;
    }
    courier.pulse(pulse, now);
    metrics.count("redis_failures", courier.takeFailures());
    clock.registerTimer(clock.getCurrentProcessingTime() + PULSE_PERIOD.toMillis(), this::beat);
  }
}
