package io.citygrid.live.traffic.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.city.TrafficRules;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.GridSegments;
import io.citygrid.geo.road.PlanarFrame;
import io.citygrid.geo.road.RoadClass;
import io.citygrid.geo.road.RoadLine;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.live.traffic.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TripVerdictsTest {
  private static final PlanarFrame FRAME = new PlanarFrame(new LonLat(118.38, 31.33));
  private static final TrafficRules.Matching RULES = Rules.TRAFFIC.matching();
  private static final RoadNetwork ROAD =
      RoadNetwork.of(
          List.of(
              new RoadLine(
                  "long",
                  "long",
                  RoadClass.ARTERIAL,
                  false,
                  60,
                  List.of(FRAME.at(0, 0), FRAME.at(9_000, 0)))));

  private static Fix fix(double second, double x, double y) {
    LonLat at = FRAME.at(x, y);
    return new Fix((long) (second * 1_000), at.lon(), at.lat(), 10, Double.NaN, Double.NaN);
  }

  private static List<TripVerdicts.Judged> judge(RoadNetwork network, List<Fix> trip) {
    OnlineMatcher matcher = new OnlineMatcher(network, GridSegments.of(network), RULES);
    return new TripVerdicts(matcher, RULES).of(trip);
  }

  private static List<PositionVerdict> verdicts(Fix... trip) {
    return judge(ROAD, List.of(trip)).stream().map(TripVerdicts.Judged::verdict).toList();
  }

  @Test
  void aReceiverThatKnowsNothingAndAShipAreOnNoRoad() {
    Fix zero = new Fix(10_000, 0, 0, 10, Double.NaN, Double.NaN);
    assertThat(verdicts(fix(0, 10, 0), zero, fix(20, 200, 0), fix(30, 300, 5_000)))
        .containsExactly(
            PositionVerdict.MATCHED,
            PositionVerdict.ZERO_ZERO,
            PositionVerdict.MATCHED,
            PositionVerdict.NO_ROAD);
  }

  @Test
  void oneStrayCameAtAnImpossibleSpeed() {
    assertThat(verdicts(fix(0, 10, 0), fix(10, 5_000, 0), fix(20, 200, 0), fix(30, 300, 0)))
        .containsExactly(
            PositionVerdict.MATCHED,
            PositionVerdict.IMPOSSIBLE_SPEED,
            PositionVerdict.MATCHED,
            PositionVerdict.MATCHED);
  }

  @Test
  void straysThatGoTogetherWhileTheTripGoesOnAreAnotherVehicle() {
    assertThat(
            verdicts(
                fix(0, 10, 0),
                fix(5, 5_000, 0),
                fix(10, 100, 0),
                fix(15, 5_100, 0),
                fix(20, 200, 0),
                fix(20, 5_150, 0),
                fix(20, 200, 0)))
        .containsExactly(
            PositionVerdict.MATCHED,
            PositionVerdict.TWO_VEHICLES,
            PositionVerdict.MATCHED,
            PositionVerdict.TWO_VEHICLES,
            PositionVerdict.MATCHED,
            PositionVerdict.TWO_VEHICLES,
            PositionVerdict.REPEATED);
  }

  @Test
  void aVehicleThatWasMovedIsFollowedAndNotTakenForTwo() {
    assertThat(verdicts(fix(0, 10, 0), fix(5, 5_000, 0), fix(10, 5_100, 0), fix(15, 5_200, 0)))
        .containsExactly(
            PositionVerdict.MATCHED,
            PositionVerdict.IMPOSSIBLE_SPEED,
            PositionVerdict.IMPOSSIBLE_SPEED,
            PositionVerdict.MATCHED);
  }

  @Test
  void theVerySamePlaceForLongIsFrozenUntilItMoves() {
    List<Fix> trip = new ArrayList<>();
    for (int second = 0; second <= 300; second += 30) {
      trip.add(fix(second, 500, 1));
    }
    trip.add(fix(330, 600, 0));
    List<TripVerdicts.Judged> judged = judge(ROAD, trip);

    assertThat(judged.subList(0, 6))
        .allMatch(one -> one.verdict() == PositionVerdict.MATCHED && one.matched() != null);
    assertThat(judged.subList(6, 11))
        .allMatch(one -> one.verdict() == PositionVerdict.FROZEN && one.matched() == null);
    assertThat(judged.get(11).matched()).matches(matched -> matched.begins());
  }

  @Test
  void aVehicleThatStandsWithAReceiverThatWorksIsTraffic() {
    Random random = new Random(4);
    List<Fix> trip = new ArrayList<>();
    for (int second = 0; second <= 600; second += 10) {
      trip.add(fix(second, 500 + random.nextGaussian(), random.nextGaussian()));
    }
    assertThat(judge(ROAD, trip))
        .extracting(TripVerdicts.Judged::verdict)
        .containsOnly(PositionVerdict.MATCHED);
  }

  /** Faults that are strewn into a drive are told for what they are, one by one. */
  @RepeatedTest(5)
  void strewnFaultsAreFoundAndNothingElse(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    RoadNetwork streets = SanFrancisco.streets();
    List<Fix> drive =
        Drive.wandering(streets, random).go(900, 10, 5, true).stream()
            .map(Drive.TrueFix::fix)
            .toList();
    List<Fix> faults = new ArrayList<>();
    for (int i = 3; i < drive.size(); i += 7) {
      long at = drive.get(i).atMillis() + 5_000;
      double lat = random.nextBoolean() ? 0 : 37.75;
      faults.add(new Fix(at, lat == 0 ? 0 : -123, lat, 10, Double.NaN, Double.NaN));
    }
    List<Fix> trip =
        Stream.concat(drive.stream(), faults.stream())
            .sorted(Comparator.comparingLong(Fix::atMillis))
            .toList();
    List<MatchedFix> clean =
        judge(streets, drive).stream().map(TripVerdicts.Judged::matched).toList();

    List<TripVerdicts.Judged> judged = judge(streets, trip);
    assertThat(judged.stream().filter(one -> one.verdict() == PositionVerdict.MATCHED))
        .extracting(TripVerdicts.Judged::matched)
        .containsExactlyElementsOf(clean);
    assertThat(judged.stream().filter(one -> one.verdict() != PositionVerdict.MATCHED))
        .extracting(TripVerdicts.Judged::fix)
        .containsExactlyElementsOf(faults)
        .hasSizeGreaterThan(10);
    assertThat(judged)
        .allMatch(one -> one.fix().lon() != 0 || one.verdict() == PositionVerdict.ZERO_ZERO)
        .allMatch(one -> one.fix().lon() != -123 || one.verdict() == PositionVerdict.NO_ROAD);
  }
}
