package io.citygrid.jobs.kafka;

import io.citygrid.city.event.Reading;
import java.time.Duration;
import java.util.ArrayList;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;

/**
 * The event time of readings, for each Kafka partition.
 *
 * <p>A reading moves it to the earlier of observedAt and receivedAt, less the bound of disorder, so
 * that a device whose clock runs ahead cannot make others late. A partition that is silent for some
 * time holds nothing back; one that was only just begun does, or what stands on it would be behind
 * the others from the start. When all partitions of a task are silent, event time goes on as fast
 * as the clock on the wall from where it stood: this is what lets a breach raise its alert when
 * nothing more comes. The clock stands still while the source may not emit, because then silence
 * means nothing.
 */
public final class EventTime implements WatermarkStrategy<ReceivedReading> {
  private static final long serialVersionUID = 1L;

  private final Duration outOfOrderness;
  private final Duration idleness;

  /** The partitions that this task reads; empty when it travels to the task. */
  private final ArrayList<Partition> partitions = new ArrayList<>();

  /**
   * @param outOfOrderness how far readings may be out of order
   * @param idleness after how long without a reading a partition counts as silent
   */
  public EventTime(Duration outOfOrderness, Duration idleness) {
    this.outOfOrderness = outOfOrderness;
    this.idleness = idleness;
  }

  /** For the city's topic, which says nothing about time and must never hold it back. */
  public static WatermarkStrategy<CityPart> none() {
    return WatermarkStrategy.forGenerator(context -> new Timeless<>());
  }

  /** For reports, which are decided without event time. */
  public static WatermarkStrategy<ReceivedReport> ofReports() {
    return WatermarkStrategy.forGenerator(context -> new Timeless<>());
  }

  @Override
  public WatermarkGenerator<ReceivedReading> createWatermarkGenerator(
      WatermarkGeneratorSupplier.Context context) {
    Partition partition = new Partition(context.getInputActivityClock());
    partitions.add(partition);
    return partition;
  }

  @Override
  public TimestampAssigner<ReceivedReading> createTimestampAssigner(
      TimestampAssignerSupplier.Context context) {
    return (received, kafkaTimestamp) -> {
      Reading reading = received.reading();
      return reading == null ? kafkaTimestamp : eventMillis(reading);
    };
  }

  private static long eventMillis(Reading reading) {
    return Math.min(reading.observedAt().toEpochMilli(), reading.receivedAt().toEpochMilli());
  }

  /** The latest event time of all partitions of this task. */
  private long latestMillis() {
    long latest = Long.MIN_VALUE;
    for (Partition partition : partitions) {
      latest = Math.max(latest, partition.latestMillis);
    }
    return latest;
  }

  /** For how long none of them had a reading. */
  private Duration silence() {
    long shortest = Long.MAX_VALUE;
    for (Partition partition : partitions) {
      shortest = Math.min(shortest, partition.silenceNanos());
    }
    return Duration.ofNanos(shortest);
  }

  /** Event time of one partition. */
  private final class Partition implements WatermarkGenerator<ReceivedReading> {
    private final RelativeClock clock;
    private long latestMillis = Long.MIN_VALUE;
    private long latestAtNanos;

    Partition(RelativeClock clock) {
      this.clock = clock;
      this.latestAtNanos = clock.relativeTimeNanos();
    }

    @Override
    public void onEvent(ReceivedReading received, long timestamp, WatermarkOutput output) {
      if (received.reading() != null) {
        latestMillis = Math.max(latestMillis, timestamp);
      }
      latestAtNanos = clock.relativeTimeNanos();
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (silenceNanos() < idleness.toNanos()) {
        emit(latestMillis, output);
        return;
      }
      Duration silence = silence();
      if (silence.compareTo(idleness) < 0 || latestMillis() == Long.MIN_VALUE) {
        output.markIdle();
      } else {
        emit(latestMillis() + silence.toMillis(), output);
      }
    }

    private void emit(long millis, WatermarkOutput output) {
      if (millis != Long.MIN_VALUE) {
        output.emitWatermark(new Watermark(millis - outOfOrderness.toMillis() - 1));
      }
    }

    /** How long nothing came, from the start when nothing came at all. */
    long silenceNanos() {
      return clock.relativeTimeNanos() - latestAtNanos;
    }
  }

  /** Says that there is no event time here. */
  private static final class Timeless<T> implements WatermarkGenerator<T> {
    @Override
    public void onEvent(T event, long timestamp, WatermarkOutput output) {
      output.markIdle();
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.markIdle();
    }
  }
}
