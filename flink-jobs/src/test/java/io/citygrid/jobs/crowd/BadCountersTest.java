package io.citygrid.jobs.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.CrossingCount;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.PresencePing;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.testville.Testville;
import io.citygrid.city.view.CrowdView;
import io.citygrid.city.view.SourceQuality;
import io.citygrid.city.wire.Codecs;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.FunctionUnderTest;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.QualityOf;
import io.citygrid.jobs.crowd.core.PlacedPing;
import io.citygrid.jobs.kafka.ReceivedCount;
import io.citygrid.jobs.kafka.ReceivedPing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a counter of people cannot have counted is flagged, and nobody is counted by it. */
class BadCountersTest {
  private static final long NINE = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long A_MINUTE = 60_000;
  private static final long IN_TIME = A_MINUTE + 1_000;

  private FunctionUnderTest<ReceivedCount, CrowdSample> counters;
  private FunctionUnderTest<CrowdSample, AlertEvent> areas;
  private int handedOn;

  @BeforeEach
  void open() throws Exception {
    handedOn = 0;
    counters =
        new FunctionUnderTest<>(
            new CounterFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
            CounterFunction::key);
    areas =
        new FunctionUnderTest<>(
            new HotAreaFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
            CrowdSample::area);
  }

  @AfterEach
  void close() throws Exception {
    counters.close();
    areas.close();
  }

  @Test
  void aCounterThatRunsBackwardsOrWasResetIsFlagged() throws Exception {
    // Everybody who was ever counted, taken away at once: what a reset total looks like.
    oneBadMinute("BACKWARDS", -48_211, 0, IN_TIME);
    oneBadMinute("BACKWARDS", 3, -1, IN_TIME);
  }

  @Test
  void aCounterThatJumpsIsFlagged() throws Exception {
    oneBadMinute("JUMP", 9_000, 0, IN_TIME);
  }

  @Test
  void aCountOfWhatHasNotHappenedYetIsFlagged() throws Exception {
    oneBadMinute("FUTURE", 5, 5, -4 * A_MINUTE);
  }

  /** Of ten minutes one is bad: nine count, and the people are those of the nine. */
  private void oneBadMinute(String fault, long in, long out, long delay) throws Exception {
    close();
    open();
    for (int minute = 0; minute < 10; minute++) {
      boolean isBad = minute == 7;
      count("gate-1", minute, isBad ? in : 10, isBad ? out : minute % 3, isBad ? delay : IN_TIME);
    }
    areas.eventTime(NINE + 10 * A_MINUTE);
    SourceQuality quality = quality();
    assertThat(QualityOf.faults(quality)).isEqualTo(Map.of(fault, 1L));
    assertThat(quality.heard()).isEqualTo(10);
    assertThat(quality.usable()).isEqualTo(9);
    assertThat(quality.lastGood().value()).isEqualTo("10, 0");
    assertThat(quality.lastGood().at()).isEqualTo(Instant.ofEpochMilli(NINE + 9 * A_MINUTE));
    int left = 0 + 1 + 2 + 0 + 1 + 2 + 0 + 2 + 0;
    assertThat(people()).isEqualTo(90 - left);
  }

  @Test
  void aCounterThatTellsTheVerySameForHoursIsFlagged() throws Exception {
    for (int minute = 0; minute < 200; minute++) {
      count("gate-1", minute, 7, 7, IN_TIME);
    }
    areas.eventTime(NINE + 200 * A_MINUTE);
    SourceQuality quality = quality();
    assertThat(QualityOf.faults(quality)).containsOnlyKeys("STUCK");
    assertThat(quality.usable()).isZero();
    assertThat(quality.suspect()).isTrue();
    assertThat(quality.lastGood().at()).isBefore(Instant.ofEpochMilli(NINE + 125 * A_MINUTE));
  }

  @Test
  void aClockThatIsAnHourBehindIsSaidToBeBehindAndNothingOfItCounts() throws Exception {
    counters.eventTime(NINE + 90 * A_MINUTE);
    for (int minute = 0; minute < 10; minute++) {
      count("gate-1", minute, 10, 2, 61 * A_MINUTE);
      count("gate-1", minute, 10, 2, 61 * A_MINUTE);
    }
    assertThat(counters.decided()).isEmpty();
    SourceQuality quality = QualityOf.source(counters.side(JobTags.QUALITY));
    assertThat(QualityOf.faults(quality)).containsOnlyKeys("LATE");
    assertThat(quality.clockOffSeconds()).isEqualTo(-3_600);
    assertThat(quality.suspect()).isTrue();
  }

  @Test
  void whatComesLateOrTwiceCountsOnce() throws Exception {
    for (int minute = 0; minute < 5; minute++) {
      count("gate-1", minute, 10, minute, IN_TIME);
      count("gate-1", minute, 10, minute, IN_TIME);
    }
    areas.eventTime(NINE + 5 * A_MINUTE);
    count("gate-2", 2, 9_999, 0, IN_TIME);
    List<QualityNote> notes = areas.side(JobTags.QUALITY);
    SourceQuality first =
        QualityOf.source(notes.stream().filter(n -> n.source().equals("gate-1")).toList());
    SourceQuality second =
        QualityOf.source(notes.stream().filter(n -> n.source().equals("gate-2")).toList());
    assertThat(first.heard()).isEqualTo(5);
    assertThat(first.usableShare()).isEqualTo(1);
    assertThat(QualityOf.faults(second)).isEqualTo(Map.of("JUMP", 1L));
  }

  @Test
  void pingsOfNoUseAreFlaggedOfTheFeedWithoutSayingWhose() throws Exception {
    try (FunctionUnderTest<ReceivedPing, PlacedPing> pings =
        new FunctionUnderTest<>(
            new PingFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
            PingFunction::key)) {
      LonLat square = Testville.city().findCrowdArea("square").orElseThrow().position();
      for (int second = 0; second < 100; second++) {
        boolean isElsewhere = second % 10 == 1;
        ping(pings, second, isElsewhere ? new LonLat(0, 0) : square, second % 10 == 2 ? 5_000 : 10);
      }
      ping(pings, 600, square, 10);
      List<QualityNote> notes = pings.side(JobTags.QUALITY);
      SourceQuality quality = QualityOf.source(notes);
      assertThat(QualityOf.faults(quality)).isEqualTo(Map.of("ELSEWHERE", 10L, "INACCURATE", 10L));
      assertThat(quality.usable()).isEqualTo(80);
      assertThat(notes).allMatch(note -> note.kind() == SourceKind.PRESENCE);
      assertThat(notes)
          .extracting(note -> new String(Codecs.QUALITY_NOTE.encode(note)))
          .noneMatch(text -> text.contains("device-"));
    }
  }

  private static void ping(
      FunctionUnderTest<ReceivedPing, PlacedPing> pings, int second, LonLat at, double accuracy)
      throws Exception {
    Instant when = Instant.ofEpochMilli(NINE + second * 1_000L);
    PresencePing ping =
        new PresencePing(
            "device-" + second % 7,
            new Position(at.lon(), at.lat(), accuracy),
            when,
            when.plusMillis(300),
            1);
    pings.take(
        new ReceivedPing(
            ping,
            FunctionUnderTest.message(
                "city.presence.v1",
                ping.pseudonym(),
                Codecs.PRESENCE_PING.encode(ping),
                when.toEpochMilli()),
            null),
        when.toEpochMilli());
  }

  private void count(String counter, int minute, long in, long out, long delay) throws Exception {
    Instant at = Instant.ofEpochMilli(NINE + minute * A_MINUTE);
    CrossingCount count =
        new CrossingCount(counter, in, out, null, at, 60, at.plusMillis(delay), 1);
    counters.take(
        new ReceivedCount(
            count,
            FunctionUnderTest.message(
                "city.counts.v1",
                counter,
                Codecs.CROSSING_COUNT.encode(count),
                at.toEpochMilli() + delay),
            null),
        at.toEpochMilli());
    List<CrowdSample> told = new ArrayList<>(counters.decided());
    for (CrowdSample sample : told.subList(handedOn, told.size())) {
      areas.take(sample, at.toEpochMilli());
    }
    handedOn = told.size();
  }

  private SourceQuality quality() {
    return QualityOf.source(areas.side(JobTags.QUALITY));
  }

  private long people() {
    List<CrowdView> views = areas.side(HotAreaFunction.CROWDS);
    return views.get(views.size() - 1).people();
  }
}
