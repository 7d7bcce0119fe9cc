package io.citygrid.live.flow;

import static io.citygrid.live.flow.Columns.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TripWatchTest {
  private static final TripWatch WATCH = new TripWatch(Columns.RULES, Columns::at);

  /** Follows one mover and knows which trips stand. */
  private static final class Follower {
    private MoverState state = MoverState.NEW;
    private final List<Trip> standing = new ArrayList<>();
    private FixVerdict verdict = FixVerdict.TAKEN;
    private int takenBack;
    private int mostKept;

    void take(MoverFix fix, long watermark) {
      TripWatch.Step step = WATCH.take(state, fix, watermark);
      state = step.after();
      verdict = step.verdict();
      mostKept = Math.max(mostKept, state.open().size() + state.now().near().size());
      for (TripChange change : step.changes()) {
        if (change.count() > 0) {
          standing.add(change.trip());
        } else {
          assertThat(standing.remove(change.trip())).as("taken back but never told").isTrue();
          takenBack++;
        }
      }
    }

    /** Heard in a district from one second to another, every so many. */
    void hear(int district, int from, int to, int every) {
      for (int second = from; second <= to; second += every) {
        take(Columns.in(district, second), second * 1_000L);
      }
    }

    List<Trip> trips() {
      return standing.stream().sorted(Comparator.comparingLong(Trip::arrivedMillis)).toList();
    }
  }

  @Test
  void aTripGoesFromOneStayToTheNextAndPassingIsNotArriving() {
    Follower mover = new Follower();
    mover.hear(0, 0, 1_200, 60);
    mover.hear(1, 1_260, 1_740, 60);
    mover.hear(2, 1_800, 2_340, 60);
    assertThat(mover.trips()).isEmpty();
    mover.hear(2, 2_400, 2_400, 60);

    assertThat(mover.trips())
        .containsExactly(
            new Trip(
                List.of("D0", "D0S"),
                List.of("D2", "D2S"),
                1_200_000,
                1_800_000,
                1_200_000,
                List.of("D1", "D1S", "D2", "D2S")));
  }

  @Test
  void whoseFirstStayIsNotKnownHasNotComeFromAnywhere() {
    Follower mover = new Follower();
    mover.hear(0, 0, 300, 60);
    mover.hear(1, 360, 2_000, 60);

    assertThat(mover.trips()).isEmpty();
  }

  @Test
  void whoComesBackWithoutHavingStayedElsewhereHasMadeNoTrip() {
    Follower mover = new Follower();
    mover.hear(0, 0, 1_200, 60);
    mover.hear(1, 1_260, 1_500, 60);
    mover.hear(0, 1_560, 3_000, 60);
    assertThat(mover.trips()).isEmpty();
    mover.hear(1, 3_060, 4_000, 60);

    assertThat(mover.trips()).hasSize(1);
    assertThat(mover.trips().get(0).stayedMillis()).isEqualTo(3_000_000);
  }

  @Test
  void aSilenceEndsWhatIsNotYetAStayAndALongOneEverything() {
    Follower mover = new Follower();
    mover.hear(0, 0, 1_200, 60);
    // Heard once, then not for 31 minutes: where it was meanwhile nobody knows.
    mover.hear(1, 1_260, 1_260, 60);
    mover.hear(1, 1_260 + 31 * 60, 1_260 + 41 * 60, 60);
    assertThat(mover.trips())
        .extracting(Trip::arrivedMillis)
        .containsExactly(1_260_000 + 31 * MINUTE);

    mover.hear(2, 4 * 3_600 + 1_800, 4 * 3_600 + 3_600, 60);
    assertThat(mover.trips()).hasSize(1);
  }

  @Test
  void aReceiverThatIsSwitchedOffMeanwhileStays() {
    Follower parked = new Follower();
    parked.hear(0, 0, 1_200, 60);
    parked.hear(1, 2_400, 2_400, 60);
    parked.hear(1, 2_400 + 29 * 60, 2_400 + 29 * 60, 60);

    assertThat(parked.trips()).extracting(Trip::arrivedMillis).containsExactly(2_400_000L);
  }

  @Test
  void twoMoversUnderOneNameStayNowhere() {
    Follower mover = new Follower();
    for (int second = 0; second < 4 * 3_600; second += 30) {
      mover.take(Columns.in(second / 30 % 2, second), second * 1_000L);
    }
    assertThat(mover.trips()).isEmpty();
  }

  @Test
  void aPositionInTheSeaIsNone() {
    Follower mover = new Follower();
    mover.hear(0, 0, 300, 60);
    mover.take(new MoverFix(330_000, 0, 0, 5), 300_000);
    assertThat(mover.verdict).isEqualTo(FixVerdict.OUTSIDE);
    mover.hear(0, 360, 600, 60);
    mover.hear(1, 660, 1_300, 60);

    assertThat(mover.trips()).hasSize(1);
  }

  @Test
  void aLatePositionTakesBackATripAndTellsTheTrueOne() {
    Follower mover = new Follower();
    mover.hear(0, 0, 1_200, 60);
    mover.hear(1, 1_260, 1_860, 60);
    assertThat(mover.trips()).hasSize(1);
    // Half way through what seemed a stay it was somewhere else.
    mover.take(Columns.in(3, 1_590), 1_860_000);
    assertThat(mover.trips()).isEmpty();
    mover.hear(1, 1_920, 2_300, 60);

    assertThat(mover.trips()).extracting(Trip::arrivedMillis).containsExactly(1_620_000L);
    assertThat(mover.takenBack).isEqualTo(1);
  }

  @Test
  void whatIsTooLateChangesNothing() {
    Follower mover = new Follower();
    mover.hear(0, 0, 1_200, 60);
    MoverState before = mover.state;
    mover.take(Columns.in(3, 290), 1_200_000 + 60_000);
    assertThat(mover.verdict).isEqualTo(FixVerdict.LATE);
    assertThat(mover.state).isEqualTo(before);
    mover.take(Columns.in(3, 600), 1_200_000);
    assertThat(mover.verdict).isEqualTo(FixVerdict.REPEATED);
  }

  @Test
  void equalsTheTwinInOrderShuffledAndDoubled() {
    int found = 0;
    int takenBack = 0;
    for (int seed = 0; seed < 80; seed++) {
      Random random = new Random(seed);
      List<MoverFix> day = MadeDay.of(random);
      List<Trip> twin = TripsOfList.of(day, Columns.RULES);
      found += twin.size();

      Follower inOrder = new Follower();
      day.forEach(fix -> inOrder.take(fix, fix.atMillis()));
      assertThat(inOrder.trips()).as("seed %d in order", seed).isEqualTo(twin);

      // Each twice and up to fourteen minutes late, event time just behind.
      record Sent(MoverFix fix, long at) {}
      List<Sent> sent = new ArrayList<>();
      for (MoverFix fix : day) {
        for (int copy = 0; copy < 2; copy++) {
          sent.add(new Sent(fix, fix.atMillis() + random.nextLong(14 * MINUTE)));
        }
      }
      sent.sort(Comparator.comparingLong(Sent::at));
      Follower shuffled = new Follower();
      sent.forEach(each -> shuffled.take(each.fix(), each.at()));
      assertThat(shuffled.trips()).as("seed %d shuffled", seed).isEqualTo(twin);
      takenBack += shuffled.takenBack;

      if (seed % 10 > 0) {
        continue;
      }
      // Backwards, before event time begins.
      List<MoverFix> backwards = new ArrayList<>(day);
      Collections.reverse(backwards);
      Follower last = new Follower();
      backwards.forEach(fix -> last.take(fix, Long.MIN_VALUE));
      assertThat(last.trips()).as("seed %d backwards", seed).isEqualTo(twin);
    }
    assertThat(found).isGreaterThan(150);
    assertThat(takenBack).as("the shuffling must matter").isGreaterThan(50);
  }

  @Test
  void whatIsKeptIsBoundedHoweverOftenAMoverIsHeard() {
    Follower mover = new Follower();
    Random random = new Random(3);
    for (int second = 0; second < 2 * 3_600; second++) {
      double lon = 118.2 + 0.001 * random.nextGaussian();
      mover.take(new MoverFix(second * 1_000L, lon, 31.1, 10), second * 1_000L);
    }
    // Half minutes of fifteen minutes that are corrected, and of the ten of a stay.
    assertThat(mover.mostKept).isLessThanOrEqualTo(32 + 21);
  }

  @Test
  void whatIsForgottenCouldNotHaveMattered() {
    for (int seed = 0; seed < 30; seed++) {
      List<MoverFix> day = MadeDay.of(new Random(seed));
      Follower remembers = new Follower();
      Follower forgets = new Follower();
      for (MoverFix fix : day) {
        if (forgets.state.forgottenAtMillis() <= fix.atMillis()) {
          forgets.state = MoverState.NEW;
        }
        remembers.take(fix, fix.atMillis());
        forgets.take(fix, fix.atMillis());
      }
      assertThat(forgets.trips()).isEqualTo(remembers.trips());
    }
  }
}
