package io.citygrid.live.traffic.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.city.TrafficRules;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.GridSegments;
import io.citygrid.geo.road.PlanarFrame;
import io.citygrid.geo.road.RoadClass;
import io.citygrid.geo.road.RoadLine;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.live.traffic.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class OnlineMatcherTest {
  private static final PlanarFrame FRAME = new PlanarFrame(new LonLat(118.38, 31.33));
  private static final TrafficRules.Matching RULES = Rules.TRAFFIC.matching();

  /** Two parallel streets 40 m apart, joined at both ends; an island without any connection. */
  private static final RoadNetwork TOWN =
      RoadNetwork.of(
          List.of(
              line("south", 0, 0, 400, 0, 800, 0),
              line("north", 0, 40, 400, 40, 800, 40),
              line("west", 0, 0, 0, 40),
              line("east", 800, 0, 800, 40),
              line("island", 2_000, 0, 2_400, 0)));

  private final OnlineMatcher matcher = matcher(TOWN, RULES);

  private static OnlineMatcher matcher(RoadNetwork network, TrafficRules.Matching rules) {
    return new OnlineMatcher(network, GridSegments.of(network), rules);
  }

  private static RoadLine line(String id, double... xys) {
    List<LonLat> points = new ArrayList<>();
    for (int i = 0; i < xys.length; i += 2) {
      points.add(FRAME.at(xys[i], xys[i + 1]));
    }
    return new RoadLine(id, id, RoadClass.OTHER, false, 50, points);
  }

  private static Fix fix(int second, double x, double y) {
    LonLat at = FRAME.at(x, y);
    return new Fix(second * 1_000L, at.lon(), at.lat(), 10, Double.NaN, Double.NaN);
  }

  private List<MatchedFix> match(List<Fix> fixes) {
    List<MatchedFix> decided = new ArrayList<>();
    MatchState state = MatchState.NEW;
    for (Fix fix : fixes) {
      OnlineMatcher.Step step = matcher.step(state, fix);
      state = step.after();
      decided.addAll(step.decided());
    }
    decided.addAll(matcher.flush(state).decided());
    return decided;
  }

  private static String road(MatchedFix fix) {
    return TOWN.segment(fix.segment()).road();
  }

  @RepeatedTest(15)
  void decidesAsTheWholeTripWouldWhenTheWindowIsAsLong(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    RoadNetwork streets = SanFrancisco.streets();
    TrafficRules.Matching patient =
        new TrafficRules.Matching(60, 5, 25, 3_600, 120, 180, 180, 4, 7);
    int every = 5 + random.nextInt(20);
    List<Drive.TrueFix> drive =
        Drive.wandering(streets, random).go(25 * every, every, 5 + random.nextInt(15), false);
    List<MatchedFix> online = MatchingTest.matchAll(matcher(streets, patient), drive);

    assertThat(online).extracting(MatchedFix::begins).startsWith(true).containsOnlyOnce(true);
    // Ways that are equally probable, such as the directions of a last position, may differ.
    WholeTripMatcher twin = new WholeTripMatcher(streets, patient);
    List<Fix> trip = drive.stream().map(Drive.TrueFix::fix).toList();
    assertThat(twin.best(trip, online.stream().map(MatchedFix::segment).toList()))
        .isCloseTo(twin.best(trip), within(1e-6));
  }

  @Test
  void staysOnItsStreetWhenOnePositionIsNearerToTheParallelOne() {
    List<MatchedFix> way =
        match(
            List.of(
                fix(0, 50, -3),
                fix(10, 150, 4),
                fix(20, 250, 24),
                fix(30, 350, 2),
                fix(40, 450, -6)));

    assertThat(way).extracting(OnlineMatcherTest::road).containsOnly("south");
  }

  @Test
  void aHeadingTellsTheDirectionOfASinglePosition() {
    LonLat at = FRAME.at(100, -2);
    Fix east = new Fix(0, at.lon(), at.lat(), 10, 92, 40);
    Fix west = new Fix(0, at.lon(), at.lat(), 10, 268, 40);

    assertThat(TOWN.segment(match(List.of(east)).get(0).segment()).forward()).isTrue();
    assertThat(TOWN.segment(match(List.of(west)).get(0).segment()).forward()).isFalse();
  }

  @Test
  void aTeleportIsLeftOutAndAThirdOneBelieved() {
    List<MatchedFix> one =
        match(List.of(fix(0, 50, 0), fix(10, 150, 0), fix(20, 2_100, 0), fix(30, 350, 0)));
    assertThat(one).extracting(OnlineMatcherTest::road).containsOnly("south").hasSize(3);

    List<MatchedFix> three =
        match(
            List.of(
                fix(0, 50, 0),
                fix(5, 100, 0),
                fix(6, 2_100, 0),
                fix(7, 2_110, 0),
                fix(8, 2_120, 0),
                fix(9, 2_130, 0)));
    assertThat(three).hasSize(4);
    assertThat(three.get(2).begins()).isTrue();
    assertThat(road(three.get(3))).isEqualTo("island");
  }

  @Test
  void afterALongSilenceAndWhereNoWayLeadsAWayBegins() {
    assertThat(match(List.of(fix(0, 50, 0), fix(121, 150, 0))))
        .extracting(MatchedFix::begins)
        .containsExactly(true, true);
    assertThat(match(List.of(fix(0, 700, 0), fix(60, 2_050, 0))))
        .extracting(MatchedFix::begins)
        .containsExactly(true, true);
  }

  @Test
  void repeatsAndPositionsFarFromAllRoadsAreIgnored() {
    assertThat(match(List.of(fix(0, 50, 900)))).isEmpty();
    assertThat(match(List.of(fix(0, 50, 0), fix(0, 60, 0), fix(10, 150, 900), fix(20, 250, 0))))
        .hasSize(2);
    assertThat(match(List.of(fix(0, 50, 0), fix(200, 150, 900)))).hasSize(1);
  }

  @Test
  void decidesNothingLaterThanTheWindow() {
    MatchState state = MatchState.NEW;
    for (int second = 0; second <= 600; second += 5) {
      // Between the two streets, so that the ways stay apart.
      state = matcher.step(state, fix(second, 100 + second, 20)).after();
      long oldest = state.columns().get(0).fix().atMillis();
      assertThat(second * 1_000L - oldest).isLessThanOrEqualTo(60_000);
    }
  }
}
