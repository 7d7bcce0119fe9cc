package io.citygrid.live.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.QualityRules;
import io.citygrid.city.event.FaultCount;
import io.citygrid.city.event.GoodValue;
import io.citygrid.city.event.NoteTeller;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import io.citygrid.city.view.QualityReason;
import io.citygrid.city.view.SourceQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SourceTallyTest {
  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final QualityRules RULES =
      new QualityRules(60, 0.9, 180, new QualityRules.Clocks(10, 5, 60));
  private static final OpenNote.About LEVEL =
      new OpenNote.About(SourceKind.SENSOR, "wl-01", "level", NoteTeller.JUDGEMENT, "level", "cm");

  /** What a source told, as whoever looks at all of it at once sees it. */
  private record Told(long atMillis, SourceFault fault, double value) {}

  @RepeatedTest(30)
  void inAnyOrderAndHoweverOftenItIsWhatCountingTheEventsGives(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Told> told = madeTold(random);
    List<Told> arriving = inWindowsShuffled(told, random);
    List<QualityNote> notes = new ArrayList<>();
    NoteBook book = NoteBook.NEW;
    Set<Told> refused = new HashSet<>();
    for (Told each : arriving) {
      boolean isRepeat = each.fault() == null ? !refused.add(each) : false;
      if (isRepeat) {
        // What was used is known again by the job, before it comes here.
        continue;
      }
      NoteBook.Step step = book.with(heard(each));
      step.told().forEach(note -> notes.add(note.note(LEVEL, NoteBook.INTERVAL_MILLIS)));
      book = step.after();
    }
    // One more, so that the last interval is over; it is told itself by nobody.
    NoteBook.Step end =
        book.with(Heard.used(NINE.plus(Duration.ofDays(1)).toEpochMilli(), 0L, 1, Double.NaN));
    end.told().forEach(note -> notes.add(note.note(LEVEL, NoteBook.INTERVAL_MILLIS)));

    List<QualityNote> again = new ArrayList<>(notes);
    again.addAll(notes.subList(0, notes.size() / 2));
    Collections.shuffle(again, random);
    SourceTally tally = SourceTally.NEW;
    for (QualityNote note : again) {
      tally = tally.with(note, RULES);
    }
    SourceQuality quality = tally.quality(SourceKind.SENSOR, "wl-01", List.of("990100"), RULES);

    SourceQuality slow = slowTwin(told, quality.version());
    assertThat(quality).isEqualTo(slow);
    assertThat(quality.heard()).isPositive();
  }

  /** All events of the last hour that anything was told in, counted one by one. */
  private static SourceQuality slowTwin(List<Told> told, long version) {
    Set<Told> once = new HashSet<>(told);
    long newest = once.stream().mapToLong(Told::atMillis).max().orElseThrow();
    long end =
        Math.floorDiv(newest, NoteBook.INTERVAL_MILLIS) * NoteBook.INTERVAL_MILLIS
            + NoteBook.INTERVAL_MILLIS;
    long from = end - Duration.ofMinutes(60).toMillis();
    List<QualityReason> reasons = new ArrayList<>();
    for (SourceFault fault : SourceFault.values()) {
      long count = once.stream().filter(t -> t.atMillis() >= from && t.fault() == fault).count();
      if (count > 0) {
        reasons.add(new QualityReason("level", fault, count));
      }
    }
    reasons.sort((a, b) -> Long.compare(b.count(), a.count()));
    long usable = once.stream().filter(t -> t.atMillis() >= from && t.fault() == null).count();
    long heard = once.stream().filter(t -> t.atMillis() >= from).count();
    GoodValue good = null;
    for (Told each : once) {
      if (each.fault() == null && (good == null || each.atMillis() > good.at().toEpochMilli())) {
        good = new GoodValue("level", each.value() + " cm", Instant.ofEpochMilli(each.atMillis()));
      }
    }
    double share = usable / (double) heard;
    return new SourceQuality(
        SourceKind.SENSOR,
        "wl-01",
        version,
        Instant.ofEpochMilli(end),
        60,
        heard,
        usable,
        share,
        share < 0.9,
        false,
        null,
        reasons,
        good,
        List.of("990100"));
  }

  private static Heard heard(Told told) {
    return told.fault() == null
        ? Heard.used(told.atMillis(), 1_000L, told.value(), Double.NaN)
        : Heard.refused(told.atMillis(), 1_000, told.fault(), told.atMillis());
  }

  private static List<Told> madeTold(Random random) {
    SourceFault[] faults = {SourceFault.OUT_OF_RANGE, SourceFault.LATE, SourceFault.FUTURE};
    List<Told> told = new ArrayList<>();
    int minutes = 30 + random.nextInt(180);
    for (int i = 0; i < minutes * 2; i++) {
      long at = NINE.toEpochMilli() + i * 30_000L + random.nextInt(30_000);
      boolean isBad = random.nextInt(6) == 0;
      told.add(
          isBad
              ? new Told(at, faults[random.nextInt(faults.length)], 0)
              : new Told(at, null, random.nextInt(100)));
    }
    return told;
  }

  /** Out of order by up to a quarter of an hour, some told twice. */
  private static List<Told> inWindowsShuffled(List<Told> told, Random random) {
    List<Told> shuffled = new ArrayList<>();
    for (int from = 0; from < told.size(); from += 20) {
      List<Told> window = new ArrayList<>(told.subList(from, Math.min(told.size(), from + 20)));
      window.addAll(window.subList(0, window.size() / 3));
      Collections.shuffle(window, random);
      shuffled.addAll(window);
    }
    return shuffled;
  }

  @Test
  void aHigherVersionTakesThePlaceOfALowerOneAndNeverTheOtherWayRound() {
    SourceTally tally = SourceTally.NEW.with(note("1", NINE, 2, 8, 2), RULES);
    SourceTally corrected = tally.with(note("1", NINE, 3, 9, 2), RULES);
    assertThat(corrected.with(note("1", NINE, 2, 8, 2), RULES)).isSameAs(corrected);
    SourceQuality quality = quality(corrected);
    assertThat(quality.heard()).isEqualTo(11);
    assertThat(quality.usableShare()).isEqualTo(9 / 11.0);
    assertThat(quality.version()).isEqualTo(2);
  }

  @Test
  void lanesAreToldApartAndTheWorstReasonComesFirst() {
    SourceTally tally =
        SourceTally.NEW
            .with(note("1", NINE, 1, 10, 0), RULES)
            .with(note("2", NINE, 1, 0, 10), RULES);
    SourceQuality quality = quality(tally);
    assertThat(quality.reasons()).containsExactly(new QualityReason("2", SourceFault.STUCK, 10));
    assertThat(quality.usableShare()).isEqualTo(0.5);
    assertThat(quality.suspect()).isTrue();
    assertThat(quality.lastGood()).isNotNull();
  }

  @Test
  void theLastGoodValueIsRememberedLongAfterTheWindow() {
    SourceTally tally = SourceTally.NEW.with(note("1", NINE, 1, 10, 0), RULES);
    for (int i = 1; i < 40; i++) {
      tally = tally.with(note("1", NINE.plusSeconds(300L * i), 1, 0, 5), RULES);
    }
    SourceQuality quality = quality(tally);
    assertThat(quality.usable()).isZero();
    assertThat(quality.heard()).isEqualTo(12 * 5);
    assertThat(quality.lastGood()).isEqualTo(new GoodValue("flow", "600/h", NINE));
  }

  @Test
  void aSourceThatIsSilentIsSuspectUntilItSpeaksAgain() {
    SourceTally silent = SourceTally.NEW.with(note("1", NINE, 1, 10, 0), RULES).silenced();
    assertThat(quality(silent).silent()).isTrue();
    assertThat(quality(silent).suspect()).isTrue();
    SourceQuality again = quality(silent.with(note("1", NINE.plusSeconds(20_000), 1, 9, 0), RULES));
    assertThat(again.silent()).isFalse();
    assertThat(again.suspect()).isFalse();
  }

  @Test
  void aClockIsOffOnlyWhileNothingCameInTime() {
    long anHour = 3_600_000;
    SourceTally ahead = SourceTally.NEW.with(refused(NINE, SourceFault.FUTURE, -anHour), RULES);
    assertThat(quality(ahead).clockOffSeconds()).isEqualTo(3_600);
    SourceTally behind = SourceTally.NEW.with(refused(NINE, SourceFault.LATE, anHour), RULES);
    assertThat(quality(behind).clockOffSeconds()).isEqualTo(-3_600);
    assertThat(quality(behind).suspect()).isTrue();
    assertThat(
            quality(behind.with(refused(NINE.plusSeconds(300), SourceFault.LATE, 900), RULES))
                .clockOffSeconds())
        .as("one came in time")
        .isNull();
    assertThat(quality(behind.with(note("1", NINE, 1, 10, 0), RULES)).clockOffSeconds())
        .as("some were used, and may have come in time")
        .isNull();
    SourceTally carriedOver =
        SourceTally.NEW.with(refused(NINE, SourceFault.LATE, 400 * 24 * anHour), RULES);
    assertThat(quality(carriedOver).clockOffSeconds()).as("from last year").isNull();
  }

  private static QualityNote refused(Instant at, SourceFault fault, long delayMillis) {
    return new QualityNote(
        SourceKind.DETECTOR,
        "loop-1",
        "",
        NoteTeller.EDGE,
        at,
        10,
        1,
        0,
        List.of(new FaultCount(fault, 3)),
        null,
        delayMillis);
  }

  private static QualityNote note(String lane, Instant at, long version, long usable, long stuck) {
    return new QualityNote(
        SourceKind.DETECTOR,
        "loop-1",
        lane,
        NoteTeller.JUDGEMENT,
        at,
        300,
        version,
        usable,
        stuck == 0 ? List.of() : List.of(new FaultCount(SourceFault.STUCK, stuck)),
        usable == 0 ? null : new GoodValue("flow", "600/h", at),
        null);
  }

  private static SourceQuality quality(SourceTally tally) {
    return tally.quality(SourceKind.DETECTOR, "loop-1", List.of("990100"), RULES);
  }
}
