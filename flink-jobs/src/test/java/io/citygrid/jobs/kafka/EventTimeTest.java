package io.citygrid.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.Reading;
import io.citygrid.jobs.runtime.JobParameters;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.clock.RelativeClock;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Event time of a task with several partitions, each as Flink combines them: the least active. */
class EventTimeTest {
  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
  private static final Duration IDLENESS = Duration.ofSeconds(2);
  private static final Duration DISORDER = Duration.ofSeconds(1);

  private final Backlog backlog = new Backlog();
  private EventTime<ReceivedReading> eventTime =
      MessageTimes.ofReadings(DISORDER, IDLENESS).behind(backlog);
  private final List<Output> partitions = new ArrayList<>();
  private long nanos;

  /** Of the task itself, which Flink makes before any partition. */
  private Output task;

  /** One partition as the multiplexer of Flink sees it. */
  private final class Output implements WatermarkOutput {
    private final WatermarkGenerator<ReceivedReading> generator =
        eventTime.createWatermarkGenerator(new Context());
    private long millis = Long.MIN_VALUE;
    private boolean idle;

    @Override
    public void emitWatermark(Watermark watermark) {
      idle = false;
      millis = Math.max(millis, watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      idle = false;
    }
  }

  private final class Context implements WatermarkGeneratorSupplier.Context {
    @Override
    public MetricGroup getMetricGroup() {
      return new UnregisteredMetricsGroup();
    }

    @Override
    public RelativeClock getInputActivityClock() {
      return new RelativeClock() {
        @Override
        public long relativeTimeMillis() {
          return nanos / 1_000_000;
        }

        @Override
        public long relativeTimeNanos() {
          return nanos;
        }
      };
    }
  }

  private EventTimeTest open(int count) {
    task = new Output();
    for (int i = 0; i < count; i++) {
      partitions.add(new Output());
    }
    return this;
  }

  @Test
  void aTaskIsSilentAsLongAsItHasNoPartitionsAndSaysNothingAfterwards() {
    open(0);
    nanos += Duration.ofSeconds(29).toNanos();
    task.generator.onPeriodicEmit(task);
    assertThat(task.idle).as("partitions may be on their way").isFalse();
    nanos += Duration.ofSeconds(1).toNanos();
    task.generator.onPeriodicEmit(task);
    assertThat(task.idle).isTrue();
    task.idle = false;
    partitions.add(new Output());
    nanos += IDLENESS.multipliedBy(10).toNanos();
    task.generator.onPeriodicEmit(task);
    assertThat(task.idle).isFalse();
  }

  /** Reads a reading of so many seconds after noon, the first of its partition. */
  private void read(int partition, long second) {
    read(partition, 0, second);
  }

  private void read(int partition, long offset, long second) {
    Instant at = NOON.plusSeconds(second);
    Reading reading = new Reading("device", "metric", 1, at, at, 1);
    ReceivedReading received =
        new ReceivedReading(
            reading,
            new Message("topic", partition, offset, "device", new byte[0], at.toEpochMilli()),
            null);
    TimestampAssigner<ReceivedReading> assigner = eventTime.createTimestampAssigner(null);
    long timestamp = assigner.extractTimestamp(received, 0);
    Output output = partitions.get(partition);
    output.generator.onEvent(received, timestamp, output);
  }

  /** The clock goes on, and event time is asked for every 200 ms. */
  private void pass(double seconds) {
    for (long left = Math.round(seconds * 5); left > 0; left--) {
      nanos += 200_000_000L;
      partitions.forEach(output -> output.generator.onPeriodicEmit(output));
    }
  }

  /** Seconds after noon that event time has come to; null when it has not begun. */
  private Double reached() {
    long least =
        partitions.stream()
            .filter(output -> !output.idle)
            .mapToLong(output -> output.millis)
            .min()
            .orElse(Long.MIN_VALUE);
    return least <= Long.MIN_VALUE + 1 ? null : (least + 1 - NOON.toEpochMilli()) / 1000.0;
  }

  @Test
  void thePartitionFarthestBehindDecides() {
    open(2);
    read(0, 10);
    read(1, 5);
    pass(0.2);
    assertThat(reached()).isEqualTo(4);
  }

  @Test
  void onePartitionThatWasOnlyJustBegunHoldsTimeBackUntilItCountsAsSilent() {
    open(2);
    read(0, 10);
    pass(1);
    assertThat(reached()).isNull();
    read(0, 12);
    pass(1.2);
    assertThat(reached()).isEqualTo(11);
  }

  @Test
  void aSilentPartitionHoldsNothingBackWhileOthersSpeak() {
    open(2);
    read(0, 0);
    read(1, 0);
    for (int second = 1; second <= 10; second++) {
      pass(1);
      read(0, second);
    }
    pass(0.2);
    assertThat(reached()).isEqualTo(9);
  }

  @Test
  void whenAllAreSilentTimeGoesOnWithTheClock() {
    open(2);
    read(0, 0);
    read(1, 0);
    pass(60);
    assertThat(reached()).isEqualTo(59);
  }

  /** In a city that is behind and catches up, silence lasts as long as its own clock says. */
  @Test
  void whenAllAreSilentTimeGoesOnWithTheCitysClockButNeverPastTheRealOne() {
    Instant realBegin = NOON.plusSeconds(1_000);
    eventTime = eventTime.passing(30, () -> realBegin.plusNanos(nanos).toEpochMilli());
    open(2);
    read(0, 0);
    read(1, 0);
    pass(20);
    assertThat(reached()).isEqualTo(20 * 30 - 1);
    pass(20);
    assertThat(reached()).as("it has caught up").isEqualTo(1_000 + 40 - 1);
    pass(20);
    assertThat(reached()).isEqualTo(1_000 + 60 - 1);
  }

  @Test
  void afterSilenceFromTheStartABurstOnOnePartitionWaitsForTheOthers() {
    open(3);
    pass(60);
    assertThat(reached()).isNull();
    read(0, 0);
    read(0, 3_600);
    pass(1);
    assertThat(reached()).isNull();
    assertThat(partitions).as("none is silent for those who wait").noneMatch(one -> one.idle);
    read(1, 0);
    pass(0.6);
    assertThat(reached()).as("the third may come yet").isNull();
    read(2, 1);
    read(1, 3_600);
    pass(0.2);
    assertThat(reached()).isEqualTo(0);
    read(2, 3_600);
    pass(0.2);
    assertThat(reached()).isEqualTo(3_599);
  }

  @Test
  void afterSilenceABurstOnOnePartitionMovesTimeNoFasterThanTheClockForAWhile() {
    open(2);
    read(0, 0);
    read(1, 0);
    pass(10);
    assertThat(reached()).isEqualTo(9);
    read(0, 3_600);
    pass(1);
    assertThat(reached()).isEqualTo(10);
    read(0, 3_601);
    pass(1.2);
    assertThat(reached()).as("the other is silent in earnest").isEqualTo(3_600);
  }

  @Test
  void whatSaysItComesFromAfterItWasWrittenMovesNothing() {
    open(1);
    read(0, 1);
    Instant late = NOON.plusSeconds(86_400);
    Reading ahead = new Reading("device", "metric", 1, late, late, 1);
    Output output = partitions.get(0);
    output.generator.onEvent(
        new ReceivedReading(
            ahead, new Message("topic", 0, 1, "device", new byte[0], NOON.toEpochMilli()), null),
        late.toEpochMilli(),
        output);
    pass(0.2);
    assertThat(reached()).isEqualTo(0);
  }

  @Test
  void aPartitionThatIsNotReadToWhereItEndedAtTheStartIsNotSilent() {
    open(3);
    backlog.begin(0, 0, 2);
    backlog.begin(1, 5, 7);
    backlog.begin(2, 4, 4);
    read(0, 0, 10);
    read(0, 1, 11);
    pass(20);
    assertThat(reached()).as("nothing has come of the second yet").isNull();
    read(1, 5, 3);
    pass(10);
    assertThat(reached()).as("one more is to come of it").isEqualTo(2);
    read(1, 6, 12);
    pass(0.2);
    read(0, 2, 20);
    pass(1.8);
    read(0, 3, 21);
    pass(0.4);
    assertThat(reached()).as("all is read, and it is silent like any other").isEqualTo(20);
  }

  @Test
  void whatDoesNotComeForTooLongHoldsNothingBackAnyMore() {
    open(2);
    backlog.begin(0, 0, 1);
    backlog.begin(1, 0, 1);
    read(0, 0, 10);
    pass(29);
    assertThat(reached()).isNull();
    pass(1.2);
    assertThat(reached()).isGreaterThan(9);
    assertThat(backlog.left()).isEmpty();
  }

  @Test
  void afterARestartTimeGoesOnThoughNothingComesFromWhereTheClockIs() {
    open(2);
    long noon = NOON.toEpochMilli();
    backlog.begin(0, 7, 7);
    backlog.begin(1, 3, 4);
    backlog.resume(0, new Reached(noon, noon + 500), noon + 60_500);
    pass(10);
    assertThat(reached()).as("what was written meanwhile comes first").isNull();
    read(1, 3, 20);
    pass(1);
    assertThat(reached()).isEqualTo(19);
    pass(2);
    assertThat(reached()).as("a minute of downtime, 3 s of silence, 1 s of disorder").isEqualTo(62);
  }

  @Test
  void afterARestartAReplayOfOtherTimesWaitsForItsNextMessage() {
    open(1);
    backlog.begin(0, 7, 7);
    long noon = NOON.toEpochMilli();
    backlog.resume(0, new Reached(noon, noon + 86_400_000), noon + 86_460_000);
    pass(60);
    assertThat(reached()).isNull();
    read(0, 7, 5);
    pass(0.2);
    assertThat(reached()).isEqualTo(4);
  }

  @Test
  void aCheckpointKeepsHowFarTimeHadComeAndTheOlderFormIsRead() throws Exception {
    KafkaPartitionSplit plain = new KafkaPartitionSplit(new TopicPartition("topic", 2), 41);
    KafkaPartitionSplit reached = new ReachedSplit(plain, new Reached(5, 6));
    KafkaPartitionSplitSerializer before = new KafkaPartitionSplitSerializer();
    ReachedSplitSerializer now = new ReachedSplitSerializer(before);
    for (KafkaPartitionSplit split : List.of(plain, reached)) {
      assertThat(now.deserialize(now.getVersion(), now.serialize(split))).isEqualTo(split);
    }
    assertThat(now.deserialize(before.getVersion(), before.serialize(plain))).isEqualTo(plain);
  }

  @Test
  void sourceAndEventTimeShareOneBacklogWhenTheyAreWrittenAsOne() throws Exception {
    BacklogSource<ReceivedReading> source =
        KafkaSources.readings(
            JobParameters.sensors(
                    "127.0.0.1:9", URI.create("redis://127.0.0.1:9"), Path.of("checkpoints"))
                .build());
    Object[] task = {source, MessageTimes.ofReadings(DISORDER, IDLENESS).behind(source)};
    Object[] read = InstantiationUtil.clone(task);
    BacklogSource<?> readSource = (BacklogSource<?>) read[0];
    readSource.backlog().begin(0, 0, 1);
    EventTime<?> readTime = (EventTime<?>) read[1];
    assertThat(readTime.backlog()).isSameAs(readSource.backlog());
  }
}
