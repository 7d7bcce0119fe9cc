package io.citygrid.live.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterWatchTest {
  private static final long MINUTE = 60_000;
  private static final double METERS = 2;

  private static PeopleCount count(long minute, long in, long out) {
    return new PeopleCount(minute * MINUTE, MINUTE, in, out);
  }

  private static CounterFault check(CounterWatch watch, PeopleCount count) {
    return watch.check(count, METERS, count.untilMillis() + MINUTE, Rules.CROWD.counters());
  }

  @ParameterizedTest
  @CsvSource({
    "10,20,NONE",
    "0,0,NONE",
    "100,64,NONE",
    "100,65,JUMP",
    "-1,5,BACKWARDS",
    "5,-1,BACKWARDS",
  })
  void doubtsWhatDoesNotFitThroughTheLine(long in, long out, CounterFault fault) {
    PeopleCount count = count(0, in, out);

    assertThat(check(CounterWatch.NEW.with(count), count)).isEqualTo(fault);
  }

  @Test
  void doubtsWhatWasToldBeforeItHappened() {
    PeopleCount count = count(5, 3, 3);
    CounterWatch watch = CounterWatch.NEW.with(count);

    assertThat(watch.check(count, METERS, 6 * MINUTE, Rules.CROWD.counters()))
        .isEqualTo(CounterFault.NONE);
    assertThat(watch.check(count, METERS, 6 * MINUTE - 1, Rules.CROWD.counters()))
        .isEqualTo(CounterFault.FUTURE);
  }

  @Test
  void doubtsTheVerySameForLongerThanTheCityAllowsUntilItChanges() {
    CounterWatch watch = CounterWatch.NEW;
    for (int minute = 0; minute < 120; minute++) {
      watch = watch.with(count(minute, 7, 4));
      assertThat(check(watch, count(minute, 7, 4))).isEqualTo(CounterFault.NONE);
    }
    watch = watch.with(count(120, 7, 4));
    assertThat(check(watch, count(120, 7, 4))).isEqualTo(CounterFault.STUCK);
    watch = watch.with(count(121, 7, 5));
    assertThat(check(watch, count(121, 7, 5))).isEqualTo(CounterFault.NONE);
  }

  @Test
  void nobodyMayPassAllNight() {
    CounterWatch watch = CounterWatch.NEW;
    for (int minute = 0; minute < 600; minute++) {
      watch = watch.with(count(minute, 0, 0));
    }
    assertThat(check(watch, count(599, 0, 0))).isEqualTo(CounterFault.NONE);
  }

  @Test
  void aCountOfAnEarlierTimeChangesNothing() {
    CounterWatch watch = CounterWatch.NEW.with(count(3, 7, 4));

    assertThat(watch.with(count(3, 8, 8))).isEqualTo(watch);
    assertThat(watch.with(count(2, 8, 8))).isEqualTo(watch);
  }

  @Test
  void flowIsPerMinuteAndMetre() {
    assertThat(new PeopleCount(0, 5 * MINUTE, 60, 40).flowPerMinuteMeter(4))
        .isEqualTo(5, within(1e-12));
    assertThatIllegalArgumentException().isThrownBy(() -> new PeopleCount(0, 0, 1, 1));
  }
}
