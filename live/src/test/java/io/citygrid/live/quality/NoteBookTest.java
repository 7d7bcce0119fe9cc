package io.citygrid.live.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.event.FaultCount;
import io.citygrid.city.event.GoodValue;
import io.citygrid.city.event.NoteTeller;
import io.citygrid.city.event.QualityNote;
import io.citygrid.city.event.SourceFault;
import io.citygrid.city.event.SourceKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoteBookTest {
  private static final long START = 1_000 * NoteBook.INTERVAL_MILLIS;

  @Test
  void nothingIsToldOfWhatIsWellUntilItsIntervalIsOver() {
    NoteBook.Step first = NoteBook.NEW.with(good(START + 1, 5));
    NoteBook.Step second = first.after().with(good(START + 2, 6));
    assertThat(first.told()).isEmpty();
    assertThat(second.told()).isEmpty();
    NoteBook.Step next = second.after().with(good(START + NoteBook.INTERVAL_MILLIS, 7));
    assertThat(next.told()).hasSize(1);
    OpenNote told = next.told().get(0);
    assertThat(told.usable()).isEqualTo(2);
    assertThat(told.version()).isEqualTo(2);
    assertThat(told.first()).isEqualTo(6);
  }

  @Test
  void theFirstFaultOfAKindIsToldAtOnceAndTheOthersWhenTheIntervalIsOver() {
    NoteBook book = NoteBook.NEW.with(good(START, 5)).after();
    NoteBook.Step bad = book.with(bad(START + 1, SourceFault.STUCK));
    assertThat(bad.told()).extracting(OpenNote::version).containsExactly(2L);
    NoteBook.Step more = bad.after().with(bad(START + 2, SourceFault.STUCK));
    assertThat(more.told()).isEmpty();
    NoteBook.Step over = more.after().with(good(START + NoteBook.INTERVAL_MILLIS, 1));
    assertThat(over.told().get(0).faults()).containsExactly(new FaultCount(SourceFault.STUCK, 2));
  }

  @Test
  void whatComesForAnIntervalThatWasToldTellsItAgain() {
    NoteBook book =
        NoteBook.NEW
            .with(good(START, 5))
            .after()
            .with(good(START + NoteBook.INTERVAL_MILLIS, 6))
            .after();
    NoteBook.Step late = book.with(good(START + 7, 4));
    assertThat(late.told()).hasSize(1);
    assertThat(late.told().get(0).usable()).isEqualTo(2);
    assertThat(late.told().get(0).first()).as("told later").isEqualTo(4);
  }

  /** As of what may not be shown: when it was, and no value. */
  @Test
  void whatHasNoValueIsToldWithoutOne() {
    Heard used = Heard.used(START + 1, 20L, Double.NaN, Double.NaN);
    QualityNote note =
        NoteBook.NEW
            .with(used)
            .after()
            .open()
            .get(0)
            .note(
                new OpenNote.About(
                    SourceKind.MEASURING_AREA, "a", "", NoteTeller.JUDGEMENT, "people", "p"),
                NoteBook.INTERVAL_MILLIS);
    assertThat(note.lastGood())
        .isEqualTo(new GoodValue("people", "–", Instant.ofEpochMilli(START + 1)));
  }

  @Test
  void theSameRefusedThingOnceMoreChangesNothing() {
    Heard refused = Heard.refused(START, 0, SourceFault.LATE, 17);
    NoteBook book = NoteBook.NEW.with(refused).after();
    NoteBook.Step again = book.with(refused);
    assertThat(again.told()).isEmpty();
    assertThat(again.after()).isEqualTo(book);
  }

  @Test
  void whatIsSeenInAnotherLightIsToldAgainWithoutBeingCountedTwice() {
    NoteBook book = NoteBook.NEW.with(bad(START, SourceFault.IMPOSSIBLE_SPEED)).after();
    NoteBook.Step step =
        book.reconsidered(START, SourceFault.IMPOSSIBLE_SPEED, SourceFault.TWO_VEHICLES);
    assertThat(step.told()).hasSize(1);
    assertThat(step.told().get(0).faults())
        .containsExactly(new FaultCount(SourceFault.TWO_VEHICLES, 1));
    assertThat(step.told().get(0).version()).isGreaterThan(1);
    assertThat(
            step.after()
                .reconsidered(START, SourceFault.IMPOSSIBLE_SPEED, SourceFault.TWO_VEHICLES)
                .told())
        .isEmpty();
  }

  @Test
  void onlyAFewIntervalsAreKept() {
    NoteBook book = NoteBook.NEW;
    for (int i = 0; i < 50; i++) {
      book = book.with(good(START + i * NoteBook.INTERVAL_MILLIS, i)).after();
    }
    assertThat(book.open()).hasSize(NoteBook.KEPT);
    NoteBook.Step veryLate = book.with(good(START, 1));
    assertThat(veryLate.told()).as("counts in the oldest that is known").hasSize(1);
    assertThat(veryLate.told().get(0).startMillis())
        .isEqualTo(START + (50 - NoteBook.KEPT) * NoteBook.INTERVAL_MILLIS);
  }

  @Test
  void whatCameAfterEventTimeCountsWhenItCame() {
    assertThat(Heard.countedAt(5, 9)).isEqualTo(9);
    assertThat(Heard.countedAt(5, Long.MIN_VALUE)).isEqualTo(5);
    assertThat(Heard.countedAt(5, Long.MAX_VALUE)).isEqualTo(5);
  }

  private static Heard good(long at, double value) {
    return Heard.used(at, 0L, value, Double.NaN);
  }

  private static Heard bad(long at, SourceFault fault) {
    return Heard.disbelieved(at, fault);
  }

  @Test
  void theLeastDelayIsKept() {
    NoteBook book =
        NoteBook.NEW
            .with(Heard.used(START, 9_000L, 1, Double.NaN))
            .after()
            .with(Heard.used(START + 1, -2_000L, 1, Double.NaN))
            .after()
            .with(Heard.used(START + 2, 3_000L, 1, Double.NaN))
            .after();
    assertThat(book.open()).extracting(OpenNote::delayMillis).isEqualTo(List.of(-2_000L));
  }
}
