package io.citygrid.jobs.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.AlertEvent;
import io.citygrid.city.event.DeadLetter;
import io.citygrid.city.event.DeadLetterReason;
import io.citygrid.city.event.Reading;
import io.citygrid.city.view.SourceQuality;
import io.citygrid.city.wire.Codecs;
import io.citygrid.geo.fence.GridFences;
import io.citygrid.jobs.FunctionUnderTest;
import io.citygrid.jobs.JobTags;
import io.citygrid.jobs.QualityOf;
import io.citygrid.jobs.kafka.ReceivedReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sensor cannot have measured is flagged, shown to nobody and alerts nobody. */
class BadSensorsTest {
  private static final long NINE = Instant.parse("2026-03-02T01:00:00Z").toEpochMilli();
  private static final long A_MINUTE = 60_000;
  private static final long AN_HOUR = 60 * A_MINUTE;
  private static final long NO_DELAY = 1_000;

  private FunctionUnderTest<ReceivedReading, AlertEvent> job;

  @BeforeEach
  void open() throws Exception {
    job =
        new FunctionUnderTest<>(
            new SensorFunction(GridFences::of, Duration.ofSeconds(30), Duration.ofDays(90)),
            SensorFunction::key);
  }

  @AfterEach
  void close() throws Exception {
    job.close();
  }

  @Test
  void aClockThatIsAnHourBehindIsFoundAndNothingOfItIsShownAnyMore() throws Exception {
    for (int minute = 0; minute < 60; minute++) {
      read(minute < 5 ? 60 : 95, minute, AN_HOUR + minute * 100L % 3_000);
    }
    read(60, 2 * 60, NO_DELAY);
    assertThat(job.side(JobTags.READINGS)).as("four before it could be known").hasSize(4 + 1);
    assertThat(job.side(JobTags.DEAD_LETTERS))
        .hasSize(56)
        .extracting(DeadLetter::reason)
        .containsOnly(DeadLetterReason.TIME_OUT_OF_RANGE);
    SourceQuality quality = quality();
    assertThat(QualityOf.faults(quality)).containsOnlyKeys("CLOCK_BEHIND");
    assertThat(quality.clockOffSeconds()).isEqualTo(-3_600);
    assertThat(quality.suspect()).isTrue();
    job.eventTime(NINE + 3 * AN_HOUR);
    assertThat(job.decided()).as("no alert of a level of an hour ago").isEmpty();
  }

  @Test
  void whatWasHeldBackAndComesAtOnceIsUsed() throws Exception {
    for (int minute = 0; minute < 60; minute++) {
      read(60, minute, (61 - minute) * A_MINUTE);
    }
    assertThat(job.side(JobTags.READINGS)).hasSize(60);
    assertThat(job.side(JobTags.DEAD_LETTERS)).isEmpty();
  }

  @Test
  void whatCannotBeIsFlaggedByItsReason() throws Exception {
    for (int minute = 0; minute < 60; minute++) {
      boolean isBad = minute % 3 == 1;
      read(isBad ? -9_999 : 60 + minute, minute, NO_DELAY);
      read(isBad ? -9_999 : 60 + minute, minute, NO_DELAY);
    }
    read(61, 30, -AN_HOUR);
    read(60, 2 * 60, NO_DELAY);
    SourceQuality quality = quality();
    assertThat(QualityOf.faults(quality)).isEqualTo(Map.of("OUT_OF_RANGE", 20L, "FUTURE", 1L));
    assertThat(quality.usable()).isEqualTo(40);
    assertThat(quality.lastGood().what()).isEqualTo("level");
    assertThat(quality.lastGood().value()).startsWith("119.0");
    assertThat(quality.reasons().get(0).part()).isEqualTo("level");
  }

  @Test
  void aReadingThatComesAfterItsTimeWasDecidedIsFlaggedOnce() throws Exception {
    read(60, 0, NO_DELAY);
    read(60, 3, NO_DELAY);
    job.eventTime(NINE + 4 * A_MINUTE);
    read(60, 4, NO_DELAY);
    read(60, 1, NO_DELAY);
    read(60, 1, NO_DELAY);
    read(60, 0, NO_DELAY);
    assertThat(QualityOf.faults(quality())).isEqualTo(Map.of("LATE", 1L));
  }

  private SourceQuality quality() {
    return QualityOf.source(job.side(JobTags.QUALITY));
  }

  private void read(double value, int minute, long delay) throws Exception {
    Instant at = Instant.ofEpochMilli(NINE + minute * A_MINUTE);
    Reading reading = new Reading("wl-01", "level", value, at, at.plusMillis(delay), 1);
    job.take(
        new ReceivedReading(
            reading,
            FunctionUnderTest.message(
                "city.telemetry.v1",
                "wl-01",
                Codecs.READING.encode(reading),
                at.toEpochMilli() + delay),
            null),
        at.toEpochMilli());
  }
}
