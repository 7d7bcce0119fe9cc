package io.citygrid.jobs.kafka;

import io.citygrid.city.event.DetectorObservation;
import io.citygrid.city.event.Reading;
import io.citygrid.city.event.VehiclePosition;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;
import org.jspecify.annotations.Nullable;

/**
 * The event time of what is read, for each Kafka partition.
 *
 * <p>A reading moves it to the earlier of observedAt and receivedAt, a report to its receivedAt, a
 * command to its at, each less the bound of disorder: a device whose clock runs ahead cannot make
 * others late. A message that says it comes from after it was written moves nothing: past the edge,
 * nobody can end time limits before their time. A partition that is silent for some time holds
 * nothing back; one that was only just begun does, or what stands on it would be behind the others
 * from the start. When all partitions of a task are silent, event time goes on as fast as the clock
 * on the wall from where it stood: this is what lets a breach raise its alert when nothing more
 * comes. When after such a silence one partition speaks, the others may be about to: for as long as
 * it takes to count as silent they hold event time to the clock, or what stands on them would be
 * late when much is sent at once. The clock stands still while the source may not emit, because
 * then silence means nothing.
 *
 * @param <R> what is read
 */
public final class EventTime<R> implements WatermarkStrategy<R> {
  private static final long serialVersionUID = 1L;

  /** When it happened, in epoch milliseconds; null when the message says nothing usable. */
  private interface Moment<R> extends Serializable {
    @Nullable Long of(R received);
  }

  /** One of the times that a message states. */
  private interface Stamp<T> extends Serializable {
    Instant of(T content);
  }

  private final Moment<R> moment;
  private final Duration outOfOrderness;
  private final Duration idleness;

  /** The partitions that this task reads; empty when it travels to the task. */
  private final ArrayList<Partition> partitions = new ArrayList<>();

  private boolean isBegun;

  /** When any of them spoke last, or the youngest was begun. */
  private long spokeAtNanos;

  /** Whether ever all partitions were silent and one spoke again. */
  private boolean hasWoken;

  private long wokeAtNanos;

  /** Where event time stood then; the smallest when there was none. */
  private long wokeAtMillis;

  private EventTime(Moment<R> moment, Duration outOfOrderness, Duration idleness) {
    this.moment = moment;
    this.outOfOrderness = outOfOrderness;
    this.idleness = idleness;
  }

  /**
   * The event time of readings.
   *
   * @param outOfOrderness how far they may be out of order
   * @param idleness after how long without one a partition counts as silent
   */
  public static EventTime<ReceivedReading> ofReadings(Duration outOfOrderness, Duration idleness) {
    return ofMeasured(Reading::observedAt, Reading::receivedAt, outOfOrderness, idleness);
  }

  /** The same of reports and commands. */
  public static EventTime<CaseInput> ofCaseInputs(Duration outOfOrderness, Duration idleness) {
    return new EventTime<>(
        input ->
            input.refusal() == null ? believed(input.at().toEpochMilli(), input.message()) : null,
        outOfOrderness,
        idleness);
  }

  /** The same of what verification tasks follow from. */
  public static EventTime<TaskInput> ofTaskInputs(Duration outOfOrderness, Duration idleness) {
    return new EventTime<>(
        input ->
            input.refusal() == null ? believed(input.at().toEpochMilli(), input.message()) : null,
        outOfOrderness,
        idleness);
  }

  /** The same of observations of loop detectors. */
  public static EventTime<ReceivedObservation> ofObservations(
      Duration outOfOrderness, Duration idleness) {
    return ofMeasured(
        DetectorObservation::observedAt, DetectorObservation::receivedAt, outOfOrderness, idleness);
  }

  /** The same of positions of vehicles. */
  public static EventTime<ReceivedPosition> ofPositions(
      Duration outOfOrderness, Duration idleness) {
    return ofMeasured(
        VehiclePosition::observedAt, VehiclePosition::receivedAt, outOfOrderness, idleness);
  }

  /** What a device measured at a time by its own clock moves to no later than it was received. */
  private static <T, R extends Received<T>> EventTime<R> ofMeasured(
      Stamp<T> observedAt, Stamp<T> receivedAt, Duration outOfOrderness, Duration idleness) {
    return new EventTime<>(
        received -> {
          T content = received.content();
          return content == null
              ? null
              : believed(
                  Math.min(
                      observedAt.of(content).toEpochMilli(), receivedAt.of(content).toEpochMilli()),
                  received.message());
        },
        outOfOrderness,
        idleness);
  }

  /** For the city's topic, which says nothing about time and must never hold it back. */
  public static WatermarkStrategy<CityPart> none() {
    return WatermarkStrategy.forGenerator(context -> new Timeless<>());
  }

  /** For the city's topic where what waits for the city must not come late. */
  public WatermarkStrategy<CityPart> ofTheCity() {
    return new CityTime(idleness);
  }

  @Override
  public WatermarkGenerator<R> createWatermarkGenerator(
      WatermarkGeneratorSupplier.Context context) {
    if (!isBegun) {
      // The first one is of the task itself, for a source without partitions.
      isBegun = true;
      return new Unassigned();
    }
    Partition partition = new Partition(context.getInputActivityClock());
    partitions.add(partition);
    return partition;
  }

  @Override
  public TimestampAssigner<R> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
    return (received, kafkaTimestamp) -> {
      Long millis = moment.of(received);
      return millis == null ? kafkaTimestamp : millis;
    };
  }

  /** Null for a time that the message cannot know: later than when it was written. */
  private static @Nullable Long believed(long millis, Message message) {
    return message.isWrittenBefore(millis) ? null : millis;
  }

  /** The latest event time of all partitions of this task. */
  private long latestMillis() {
    long latest = Long.MIN_VALUE;
    for (Partition partition : partitions) {
      latest = Math.max(latest, partition.latestMillis);
    }
    return latest;
  }

  /** For how long none of them said anything, from when the youngest was begun. */
  private Duration silence(long nowNanos) {
    return Duration.ofNanos(nowNanos - spokeAtNanos);
  }

  /** A partition speaks; when all were silent, the others get their time to do so too. */
  private void speak(long nowNanos) {
    Duration silence = silence(nowNanos);
    if (silence.compareTo(idleness) >= 0) {
      long latest = latestMillis();
      wokeAtMillis = latest == Long.MIN_VALUE ? latest : latest + silence.toMillis();
      wokeAtNanos = nowNanos;
      hasWoken = true;
    }
    spokeAtNanos = nowNanos;
  }

  /** Event time of one partition. */
  private final class Partition implements WatermarkGenerator<R> {
    private final RelativeClock clock;
    private long latestMillis = Long.MIN_VALUE;
    private long latestAtNanos;

    Partition(RelativeClock clock) {
      this.clock = clock;
      this.latestAtNanos = clock.relativeTimeNanos();
      spokeAtNanos = latestAtNanos;
    }

    @Override
    public void onEvent(R received, long timestamp, WatermarkOutput output) {
      latestAtNanos = clock.relativeTimeNanos();
      speak(latestAtNanos);
      if (moment.of(received) != null) {
        latestMillis = Math.max(latestMillis, timestamp);
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      long nowNanos = clock.relativeTimeNanos();
      if (nowNanos - latestAtNanos < idleness.toNanos()) {
        emit(latestMillis, output);
        return;
      }
      Duration silence = silence(nowNanos);
      long sinceWakingNanos = nowNanos - wokeAtNanos;
      if (silence.compareTo(idleness) >= 0 && latestMillis() != Long.MIN_VALUE) {
        emit(latestMillis() + silence.toMillis(), output);
      } else if (hasWoken && sinceWakingNanos < idleness.toNanos()) {
        hold(sinceWakingNanos, output);
      } else {
        output.markIdle();
      }
    }

    /** Event time goes on with the clock, as if all were silent still. */
    private void hold(long sinceWakingNanos, WatermarkOutput output) {
      if (wokeAtMillis == Long.MIN_VALUE) {
        // The smallest that is a watermark at all: it says that this source is not silent any more.
        output.emitWatermark(new Watermark(Long.MIN_VALUE + 1));
      } else {
        emit(wokeAtMillis + Duration.ofNanos(sinceWakingNanos).toMillis(), output);
      }
    }

    private void emit(long millis, WatermarkOutput output) {
      if (millis != Long.MIN_VALUE) {
        output.emitWatermark(new Watermark(millis - outOfOrderness.toMillis() - 1));
      }
    }
  }

  /**
   * Of the task itself. It is silent as long as no partition is assigned to it; afterwards the
   * partitions alone say what is silent, or the source would be so, for others, while it still
   * holds time back.
   */
  private final class Unassigned implements WatermarkGenerator<R> {
    @Override
    public void onEvent(R received, long timestamp, WatermarkOutput output) {
      // What is read belongs to a partition.
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (partitions.isEmpty()) {
        output.markIdle();
      }
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
