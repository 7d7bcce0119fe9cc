package io.citygrid.jobs.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.City;
import io.citygrid.city.CityVersion;
import io.citygrid.city.event.GoodValue;
import io.citygrid.city.event.MetricValue;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.TrackedFrame;
import io.citygrid.city.event.TrackedPosition;
import io.citygrid.city.load.CityFiles;
import io.citygrid.city.load.CityLoader;
import io.citygrid.city.load.ReadyCities;
import io.citygrid.city.mapping.TrajectoryFile;
import io.citygrid.city.mapping.TrajectoryMapping;
import io.citygrid.city.mapping.TrajectoryMappingYaml;
import io.citygrid.city.view.SourceQuality;
import io.citygrid.city.wire.CityCutter;
import io.citygrid.city.wire.CityMessage;
import io.citygrid.city.wire.Codecs;
import io.citygrid.city.wire.Topics;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.QualityOf;
import io.citygrid.jobs.city.CityDecision;
import io.citygrid.jobs.kafka.CityPart;
import io.citygrid.jobs.kafka.Message;
import io.citygrid.jobs.kafka.ReceivedTrack;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The recording of the ready laboratory: whatever happens on the way, it ends as its batch twin.
 */
class TrackFunctionTest {
  private static final Instant FOUNDED = Instant.parse("2013-01-01T00:00:00Z");
  private static final long A_MINUTE = 60_000;
  private static final int OUT_OF_ORDER_MILLIS = 3_000;
  private static final List<TrackedFrame> FRAMES = new ArrayList<>();
  private static CityFiles files;
  private static WalkBatch twin;

  private final Map<String, MetricValue> told = new TreeMap<>();
  private final List<MetricValue> all = new ArrayList<>();
  private final List<CrowdSample> samples = new ArrayList<>();
  private KeyedBroadcastOperatorTestHarness<String, ReceivedTrack, CityPart, CrowdSample> harness;

  @BeforeAll
  static void readRecording() throws Exception {
    files = ReadyCities.open("laboratory");
    City city = new CityLoader().load(files, new CityVersion(1, 1, 1, FOUNDED));
    TrajectoryMapping mapping;
    try (InputStream in = ReadyCities.openData("laboratory", "trajectories.mapping.yaml")) {
      mapping = TrajectoryMappingYaml.read(in.readAllBytes(), "trajectories.mapping.yaml");
    }
    Map<Instant, List<TrackedPosition>> byTime = new TreeMap<>();
    try (InputStream in = ReadyCities.openData("laboratory", "bi_corr_400_b_03.txt.gz")) {
      TrajectoryFile.read(
          in,
          "walk.txt.gz",
          mapping,
          row ->
              byTime
                  .computeIfAbsent(row.observedAt(), at -> new ArrayList<>())
                  .add(new TrackedPosition(row.person(), row.x(), row.y())),
          value -> {
            throw new AssertionError(value.sentence());
          });
    }
    byTime.forEach((at, people) -> FRAMES.add(frame(at, people)));
    twin =
        new WalkBatch(
            FRAMES,
            city.findMeasuringArea("corridor-middle").orElseThrow(),
            city.crowd().tracking().cellMeters());
  }

  private static TrackedFrame frame(Instant at, List<TrackedPosition> people) {
    return new TrackedFrame("corridor-middle", people, at, at.plusMillis(100), 1);
  }

  @BeforeEach
  void open() throws Exception {
    harness = newHarness();
    harness.open();
    for (CityMessage message :
        CityCutter.cut(files, Optional.empty(), FOUNDED, "tester").messages()) {
      harness.processBroadcastElement(new CityPart(message.key(), message.value()), 0);
    }
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private static KeyedBroadcastOperatorTestHarness<String, ReceivedTrack, CityPart, CrowdSample>
      newHarness() throws Exception {
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(
            new TrackFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
            List.of(CityDecision.CITY)),
        TrackFunction::key,
        Types.STRING,
        1,
        1,
        0);
  }

  private void tell(TrackedFrame frame) throws Exception {
    long at = frame.observedAt().toEpochMilli();
    Message message =
        new Message(
            Topics.TRACKS, 0, at, frame.measuringAreaId(), Codecs.TRACKED_FRAME.encode(frame), at);
    harness.processElement(new ReceivedTrack(frame, message, null), at);
  }

  private void collect() {
    var output = harness.getSideOutput(JobTags.METRICS);
    while (output != null && !output.isEmpty()) {
      MetricValue metric = output.poll().getValue();
      all.add(metric);
      told.merge(
          metric.key() + "@" + metric.eventTime().toEpochMilli(),
          metric,
          (known, other) -> other.version() > known.version() ? other : known);
    }
    samples.addAll(harness.extractOutputValues());
    harness.getOutput().clear();
  }

  /** Each is told with the watermark that is behind the latest by the bound. */
  private void tellAll(List<TrackedFrame> frames, int behindMillis) throws Exception {
    long latest = Long.MIN_VALUE;
    for (TrackedFrame frame : frames) {
      tell(frame);
      latest = Math.max(latest, frame.observedAt().toEpochMilli());
      harness.watermark(latest - behindMillis);
    }
  }

  private void end() throws Exception {
    harness.watermark(last() + A_MINUTE);
    collect();
  }

  private static long last() {
    return FRAMES.get(FRAMES.size() - 1).observedAt().toEpochMilli();
  }

  private void assertTwin() {
    assertThat(told.keySet()).isEqualTo(twin.exact().keySet());
    twin.exact()
        .forEach(
            (key, value) ->
                assertThat(told.get(key).value())
                    .as(key)
                    .isCloseTo(value, within(1e-9 * (1 + Math.abs(value)))));
  }

  /** Every frame twice and none farther from its place than the bound. */
  private static List<TrackedFrame> shuffledAndDoubled(Random random) {
    record Copy(TrackedFrame frame, long place) {}
    List<Copy> copies = new ArrayList<>();
    for (TrackedFrame frame : FRAMES) {
      for (int copy = 0; copy < 2; copy++) {
        long at = frame.observedAt().toEpochMilli();
        copies.add(new Copy(frame, at + random.nextInt(OUT_OF_ORDER_MILLIS)));
      }
    }
    copies.sort(Comparator.comparingLong(Copy::place));
    return copies.stream().map(Copy::frame).toList();
  }

  @Test
  void inOrderItIsTheTwin() throws Exception {
    tellAll(FRAMES, 0);
    end();

    assertTwin();
    assertThat(all).as("nothing is told twice").hasSize(told.size());
    assertThat(told.size()).isGreaterThan(400);
    assertThat(harness.numEventTimeTimers()).as("nothing is left to be done").isZero();
  }

  @Test
  void shuffledAndDoubledItIsTheTwin() throws Exception {
    tellAll(shuffledAndDoubled(new Random(7)), OUT_OF_ORDER_MILLIS);
    end();

    assertTwin();
    assertThat(all).hasSize(told.size());
  }

  /** Killed in the middle, begun again from what was kept, with frames that come too early. */
  @Test
  void killedOnTheWayItIsTheTwin() throws Exception {
    List<TrackedFrame> frames = shuffledAndDoubled(new Random(8));
    int half = frames.size() / 2;
    tellAll(frames.subList(0, half), OUT_OF_ORDER_MILLIS);
    OperatorSubtaskState kept = harness.snapshot(1, 1);
    collect();
    harness.close();
    harness = newHarness();
    harness.initializeState(kept);
    harness.open();
    tellAll(frames.subList(half, frames.size()), OUT_OF_ORDER_MILLIS);
    end();

    assertTwin();
  }

  /** Two seconds come when their windows were told; all since are told again, with more behind. */
  @Test
  void whatComesLateCorrectsItsWindowAndThoseSince() throws Exception {
    long start = FRAMES.get(250).observedAt().toEpochMilli();
    List<TrackedFrame> held =
        FRAMES.stream()
            .filter(frame -> frame.observedAt().toEpochMilli() >= start)
            .filter(frame -> frame.observedAt().toEpochMilli() < start + 2_000)
            .toList();
    for (TrackedFrame frame : FRAMES) {
      if (!held.contains(frame)) {
        tell(frame);
        harness.watermark(frame.observedAt().toEpochMilli());
      }
      if (frame.observedAt().toEpochMilli() == start + 6_000) {
        collect();
        assertThat(held).hasSize(25);
        for (TrackedFrame late : held) {
          tell(late);
        }
      }
    }
    end();

    assertTwin();
    assertThat(all.size()).isGreaterThan(told.size());
  }

  @Test
  void whatIsTooLateOrOfTheFutureIsForgotten() throws Exception {
    TrackedFrame first = FRAMES.get(0);
    tell(
        new TrackedFrame(
            first.measuringAreaId(),
            first.people(),
            first.observedAt(),
            first.observedAt().minusMillis(1),
            1));
    tell(new TrackedFrame("nowhere", List.of(), first.observedAt(), first.receivedAt(), 1));
    harness.watermark(last());
    tell(first);
    end();

    assertThat(told).isEmpty();
    assertThat(harness.getSideOutput(JobTags.DEAD_LETTERS)).isNull();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  /** Of frames in disorder, doubled, one of the future and one too late, each counts once. */
  @Test
  void whatBecameOfTheFramesIsNoted() throws Exception {
    TrackedFrame first = FRAMES.get(0);
    Instant ahead = first.observedAt().plusMillis(500);
    TrackedFrame future =
        new TrackedFrame(first.measuringAreaId(), List.of(), ahead, first.observedAt(), 1);
    tell(future);
    tell(future);
    tellAll(shuffledAndDoubled(new Random(9)), OUT_OF_ORDER_MILLIS);
    harness.watermark(last() + A_MINUTE);
    TrackedFrame late = frame(first.observedAt().plusMillis(7), List.of());
    tell(late);
    tell(late);
    tell(new TrackedFrame("nowhere", List.of(), first.observedAt(), first.receivedAt(), 1));
    tell(frame(Instant.ofEpochMilli(last()).plus(Duration.ofHours(1)), List.of()));

    List<QualityNote> notes = new ArrayList<>();
    harness.getSideOutput(JobTags.QUALITY).forEach(note -> notes.add(note.getValue()));
    SourceQuality quality = QualityOf.source(notes);
    assertThat(notes).extracting(QualityNote::key).containsOnly("MEASURING_AREA/corridor-middle");
    assertThat(quality.usable()).isEqualTo(FRAMES.size());
    assertThat(QualityOf.faults(quality)).isEqualTo(Map.of("FUTURE", 1L, "LATE", 1L));
    assertThat(quality.clockOffSeconds()).isNull();
    assertThat(quality.lastGood())
        .isEqualTo(
            new GoodValue(
                "people",
                FRAMES.get(FRAMES.size() - 1).people().size() + ".0",
                Instant.ofEpochMilli(last())));
  }

  @Test
  void theHotAreaLearnsWhatWasMeasured() throws Exception {
    tellAll(FRAMES, 0);
    end();

    assertThat(samples).allMatch(sample -> sample.content().area().equals("corridor"));
    var tracked = samples.get(samples.size() / 2).content().tracked();
    assertThat(tracked).isNotNull();
    assertThat(tracked.squareMeters()).isEqualTo(16);
    assertThat(tracked.people())
        .isCloseTo(twin.exact().get(WalkBatch.key("people", tracked.startMillis())), within(1e-9));
  }
}
