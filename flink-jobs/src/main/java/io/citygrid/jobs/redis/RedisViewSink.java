package io.citygrid.jobs.redis;

import java.time.Duration;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes decisions to the live view. At least once: a checkpoint waits until everything before it
 * is in Redis. As each write carries an absolute value with a version, more than once does no harm.
 *
 * @param <T> the decision
 */
public final class RedisViewSink<T> implements Sink<T> {
  private static final long serialVersionUID = 1L;

  private final RedisParameters parameters;
  private final Projection<T> projection;
  private final WriteOrder<T> order;
  private final Duration linger;
  private final String pulse;

  private RedisViewSink(
      RedisParameters parameters,
      Projection<T> projection,
      WriteOrder<T> order,
      Duration linger,
      String pulse) {
    this.parameters = parameters;
    this.projection = projection;
    this.order = order;
    this.linger = linger;
    this.pulse = pulse;
  }

  /** Writes each decision, none left out, in order. */
  public static <T> RedisViewSink<T> ofEach(RedisParameters parameters, Projection<T> projection) {
    return new RedisViewSink<>(parameters, projection, WriteOrder.each(), parameters.linger(), "");
  }

  /**
   * Writes the latest decision on each thing only; those in between may be left out.
   *
   * @param latest tells things and their versions apart
   */
  public static <T> RedisViewSink<T> ofLatest(
      RedisParameters parameters, Projection<T> projection, WriteOrder.Latest<T> latest) {
    return new RedisViewSink<>(parameters, projection, latest, parameters.linger(), "");
  }

  /**
   * The same of things that tell something new all the time: each waits longer, so that most are
   * replaced before they are written.
   */
  public static <T> RedisViewSink<T> ofReadings(
      RedisParameters parameters, Projection<T> projection, WriteOrder.Latest<T> latest) {
    return new RedisViewSink<>(parameters, projection, latest, parameters.readingLinger(), "");
  }

  /** The same, which also says about every second that the job is alive. */
  public RedisViewSink<T> withPulse(String job) {
    return new RedisViewSink<>(parameters, projection, order, linger, job);
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    boolean pulses = !pulse.isEmpty() && context.getTaskInfo().getIndexOfThisSubtask() == 0;
    return new RedisViewWriter<>(
        parameters, projection, order, linger, pulses ? pulse : "", context);
  }
}
