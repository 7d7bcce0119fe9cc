package io.citygrid.jobs.kafka;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.util.clock.RelativeClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
 * comes. A partition counts as silent only when what stood on it at the start was read, where the
 * source can tell ({@link #behind}). When after such a silence one partition speaks, the others may
 * be about to: for as long as it takes to count as silent they hold event time to the clock, or
 * what stands on them would be late when much is sent at once. The clock stands still while the
 * source may not emit, because then silence means nothing.
 *
 * @param <R> what is read
 */
public final class EventTime<R extends Received<?>> implements WatermarkStrategy<R> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(EventTime.class);

  /**
   * For how long nothing may come of what stands on the partitions before event time goes on
   * without it; and for how long a task waits for partitions.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** When it happened, in epoch milliseconds; null when the message says nothing usable. */
  interface Moment<R> extends Serializable {
    @Nullable Long of(R received);
  }

  /** What time it is, in epoch milliseconds. */
  interface Now extends Serializable {
    long millis();
  }

  private final Moment<R> moment;
  private final Duration outOfOrderness;
  private final Duration idleness;

  /** What is waited for; null when the source does not know. */
  private final @Nullable Backlog backlog;

  /** How fast time passes in silence; 1 is that of the clock on the wall. */
  private final double speed;

  /** Time that passes faster does not pass this. */
  private final Now now;

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

  /**
   * What moves event time when nothing is waited for.
   *
   * @param outOfOrderness how far messages may be out of order
   * @param idleness after how long without one a partition counts as silent
   */
  EventTime(Moment<R> moment, Duration outOfOrderness, Duration idleness) {
    this(moment, outOfOrderness, idleness, null, 1, System::currentTimeMillis);
  }

  private EventTime(
      Moment<R> moment,
      Duration outOfOrderness,
      Duration idleness,
      @Nullable Backlog backlog,
      double speed,
      Now now) {
    this.moment = moment;
    this.outOfOrderness = outOfOrderness;
    this.idleness = idleness;
    this.backlog = backlog;
    this.speed = speed;
    this.now = now;
  }

  /**
   * The same in a city whose time passes so many times as fast as the clock until it has caught up
   * with it: so does event time in silence, never past the clock.
   *
   * @param clockSpeed at least 1
   */
  public EventTime<R> passing(double clockSpeed) {
    return passing(clockSpeed, now);
  }

  EventTime<R> passing(double clockSpeed, Now clock) {
    return new EventTime<>(moment, outOfOrderness, idleness, backlog, clockSpeed, clock);
  }

  /**
   * The same for one source, whose partitions do not count as silent before they are read to where
   * they ended at the start, and which goes on after a restart from where it stood although nothing
   * comes. A source that does not know where has this event time itself.
   */
  public EventTime<R> behind(Source<R, ?, ?> source) {
    return source instanceof BacklogSource<?> known ? behind(known.backlog()) : this;
  }

  /** What is waited for; null when nothing is. */
  @Nullable Backlog backlog() {
    return backlog;
  }

  EventTime<R> behind(Backlog left) {
    return new EventTime<>(moment, outOfOrderness, idleness, left, speed, now);
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
      return new Unassigned(context.getInputActivityClock());
    }
    Partition partition = new Partition(context.getInputActivityClock(), partitions.size());
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

  /** The latest event time of all partitions of this task, at least where this run began. */
  private long latestMillis() {
    long latest = backlog == null ? Long.MIN_VALUE : backlog.resumedMillis();
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
    if (silence.compareTo(idleness) >= 0 && !isAnyAwaited()) {
      long latest = latestMillis();
      wokeAtMillis = latest == Long.MIN_VALUE ? latest : after(latest, silence);
      wokeAtNanos = nowNanos;
      hasWoken = true;
    }
    spokeAtNanos = nowNanos;
  }

  /** Where time is so long after a moment, if nothing is heard. */
  private long after(long millis, Duration silence) {
    long byTheClock = millis + silence.toMillis();
    if (speed == 1) {
      return byTheClock;
    }
    long faster = millis + Math.round(speed * silence.toMillis());
    return Math.max(byTheClock, Math.min(faster, now.millis()));
  }

  /** True while any partition is to be read to where it ended: then silence says nothing. */
  private boolean isAnyAwaited() {
    return backlog != null && backlog.isLeft();
  }

  /** True while a partition is to be read to where it ended; never for longer than patience. */
  private boolean isAwaited(Partition partition, long nowNanos) {
    if (backlog == null || !backlog.isLeft(partition.number)) {
      return false;
    }
    if (silence(nowNanos).compareTo(PATIENCE) < 0) {
      return true;
    }
    LOG.warn(
        "nothing was read for {} s of what stands before these offsets of partitions: {};"
            + " event time goes on without it",
        PATIENCE.toSeconds(),
        backlog.left());
    backlog.giveUp();
    return false;
  }

  /** Event time of one partition. */
  private final class Partition implements WatermarkGenerator<R> {
    private final RelativeClock clock;
    private final int number;
    private long latestMillis = Long.MIN_VALUE;
    private long latestAtNanos;

    /**
     * @param number the so manieth of the task, from 0
     */
    Partition(RelativeClock clock, int number) {
      this.clock = clock;
      this.number = number;
      this.latestAtNanos = clock.relativeTimeNanos();
      spokeAtNanos = latestAtNanos;
    }

    @Override
    public void onEvent(R received, long timestamp, WatermarkOutput output) {
      latestAtNanos = clock.relativeTimeNanos();
      speak(latestAtNanos);
      boolean isTimed = moment.of(received) != null;
      if (isTimed) {
        latestMillis = Math.max(latestMillis, timestamp);
      }
      if (backlog != null) {
        backlog.read(received.message());
        if (isTimed) {
          backlog.reach(received.message(), timestamp);
        }
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      long nowNanos = clock.relativeTimeNanos();
      if (nowNanos - latestAtNanos < idleness.toNanos() || isAwaited(this, nowNanos)) {
        emit(latestMillis, output);
        return;
      }
      Duration silence = silence(nowNanos);
      long sinceWakingNanos = nowNanos - wokeAtNanos;
      if (isAnyAwaited()) {
        // The others are not silent, only slow: the clock says nothing yet.
        output.markIdle();
      } else if (silence.compareTo(idleness) >= 0 && latestMillis() != Long.MIN_VALUE) {
        emit(after(latestMillis(), silence), output);
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
        emit(after(wokeAtMillis, Duration.ofNanos(sinceWakingNanos)), output);
      }
    }

    private void emit(long millis, WatermarkOutput output) {
      if (millis != Long.MIN_VALUE) {
        output.emitWatermark(new Watermark(millis - outOfOrderness.toMillis() - 1));
      }
    }
  }

  /**
   * Of the task itself. It is silent as long as no partition is assigned to it, but for a while at
   * the start where partitions may bring what is waited for; afterwards the partitions alone say
   * what is silent, or the source would be so, for others, while it still holds time back.
   */
  private final class Unassigned implements WatermarkGenerator<R> {
    private final RelativeClock clock;
    private final long begunAtNanos;

    Unassigned(RelativeClock clock) {
      this.clock = clock;
      this.begunAtNanos = clock.relativeTimeNanos();
    }

    @Override
    public void onEvent(R received, long timestamp, WatermarkOutput output) {
      // What is read belongs to a partition.
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      long waitedNanos = clock.relativeTimeNanos() - begunAtNanos;
      if (partitions.isEmpty() && (backlog == null || waitedNanos >= PATIENCE.toNanos())) {
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
