package io.citygrid.jobs.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.citygrid.city.event.FaultCount;
import io.citygrid.city.event.GoodValue;
import io.citygrid.city.event.NoteTeller;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.view.SourceQuality;
import io.citygrid.city.view.ViewWrite;
import io.citygrid.city.wire.Codecs;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.FunctionUnderTest;
import io.citygrid.jobs.kafka.ReceivedNote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QualityFunctionTest {
  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");

  private FunctionUnderTest<ReceivedNote, SourceQuality> job;

  @BeforeEach
  void open() throws Exception {
    job =
        new FunctionUnderTest<>(
            new QualityFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
            QualityFunction::key);
  }

  @AfterEach
  void close() throws Exception {
    job.close();
  }

  @Test
  void aNoteThatComesAgainSaysNothingNew() throws Exception {
    note(SourceKind.SENSOR, "wl-01", NINE, 1, 9, 1);
    note(SourceKind.SENSOR, "wl-01", NINE, 1, 9, 1);
    note(SourceKind.SENSOR, "wl-01", NINE, 2, 18, 2);
    note(SourceKind.SENSOR, "wl-01", NINE, 1, 9, 1);
    assertThat(job.decided()).extracting(SourceQuality::heard).containsExactly(10L, 20L);
    assertThat(job.decided()).extracting(SourceQuality::version).containsExactly(1L, 2L);
  }

  @Test
  void aSourceIsOfTheAreaInWhichItStandsAndAVehicleOfTheCity() throws Exception {
    note(SourceKind.SENSOR, "wl-01", NINE, 1, 9, 0);
    note(SourceKind.VEHICLE, "taxi-1", NINE, 1, 9, 0);
    note(SourceKind.DETECTOR, "loop-1", NINE, 1, 9, 0);
    note(SourceKind.COUNTER, "gate-1", NINE, 1, 9, 0);
    note(SourceKind.MEASURING_AREA, "square-passage", NINE, 1, 9, 0);
    assertThat(job.decided())
        .extracting(quality -> quality.areaPath().size() > 1)
        .containsExactly(true, false, true, true, true);
    assertThat(job.decided()).allMatch(quality -> quality.areaPath().get(0).equals("990100"));
  }

  @Test
  void whatTheCityDoesNotHaveIsNoSource() throws Exception {
    note(SourceKind.SENSOR, "wl-99", NINE, 1, 9, 0);
    note(SourceKind.COUNTER, "wl-01", NINE, 1, 9, 0);
    note(SourceKind.MEASURING_AREA, "square", NINE, 1, 9, 0);
    assertThat(job.decided()).isEmpty();
  }

  @Test
  void whatStandsAtItsPlaceAndTellsNothingForLongIsSilentOnce() throws Exception {
    note(SourceKind.DETECTOR, "loop-1", NINE, 1, 9, 0);
    note(SourceKind.VEHICLE, "taxi-1", NINE, 1, 9, 0);
    note(SourceKind.DETECTOR, "loop-1", NINE.plusSeconds(300), 1, 9, 0);
    job.eventTime(NINE.plus(Duration.ofMinutes(189)).toEpochMilli());
    assertThat(job.decided()).noneMatch(SourceQuality::silent);
    job.eventTime(NINE.plus(Duration.ofMinutes(190)).toEpochMilli());
    job.eventTime(NINE.plus(Duration.ofDays(2)).toEpochMilli());
    assertThat(job.decided())
        .filteredOn(SourceQuality::silent)
        .singleElement()
        .matches(SourceQuality::suspect)
        .extracting(SourceQuality::id)
        .isEqualTo("DETECTOR/loop-1");
    note(SourceKind.DETECTOR, "loop-1", NINE.plus(Duration.ofDays(2)), 1, 9, 0);
    SourceQuality last = job.decided().get(job.decided().size() - 1);
    assertThat(last.silent()).isFalse();
    assertThat(last.suspect()).isFalse();
  }

  /** A camera tells frames of nobody as well, so that nothing at all means something. */
  @Test
  void aMeasuringAreaThatTellsNothingForLongIsSilent() throws Exception {
    note(SourceKind.MEASURING_AREA, "square-passage", NINE, 1, 9, 0);
    job.eventTime(NINE.plus(Duration.ofDays(1)).toEpochMilli());
    assertThat(job.decided())
        .extracting(SourceQuality::id, SourceQuality::silent)
        .containsExactly(
            tuple("MEASURING_AREA/square-passage", false),
            tuple("MEASURING_AREA/square-passage", true));
  }

  @Test
  void theSuspectOnesAreListedForThoseWhoseAreaTheyStandIn() throws Exception {
    note(SourceKind.SENSOR, "wl-01", NINE, 1, 1, 9);
    note(SourceKind.SENSOR, "wl-01", NINE, 2, 100, 9);
    ViewWrite bad = QualityProjection.project(job.decided().get(0));
    assertThat(bad.id()).isEqualTo("SENSOR/wl-01");
    assertThat(bad.indexes())
        .contains(
            "quality",
            "quality:suspect",
            "quality:kind:SENSOR",
            "quality:suspect:kind:SENSOR",
            "quality:area:990101",
            "quality:suspect:area:990101");
    ViewWrite good = QualityProjection.project(job.decided().get(1));
    assertThat(good.indexes()).noneMatch(index -> index.contains("suspect"));
  }

  private void note(SourceKind kind, String source, Instant at, long version, long usable, long bad)
      throws Exception {
    QualityNote note =
        new QualityNote(
            kind,
            source,
            "",
            NoteTeller.JUDGEMENT,
            at,
            300,
            version,
            usable,
            bad == 0 ? List.of() : List.of(new FaultCount(SourceFault.OUT_OF_RANGE, bad)),
            new GoodValue("value", "1", at),
            1_000L);
    job.take(
        new ReceivedNote(
            note,
            FunctionUnderTest.message(
                "city.quality.v1", note.key(), Codecs.QUALITY_NOTE.encode(note), at.toEpochMilli()),
            null),
        at.toEpochMilli());
  }
}
