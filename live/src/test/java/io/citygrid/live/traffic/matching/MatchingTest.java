package io.citygrid.live.traffic.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.citygrid.geo.road.GridSegments;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import io.citygrid.live.traffic.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Simulated drives on real streets: how often the true road is found. Prints the table. */
class MatchingTest {
  private static final RoadNetwork STREETS = SanFrancisco.streets();

  /** So many positions at least, so that chance moves a share by less than a percent. */
  private static final int POSITIONS = 3_000;

  private static final int KNOWN_POSITIONS = 1_500;
  private static final int SECONDS = 600;

  /** How many positions there were, and how many were put on the true road and segment. */
  private record Share(int told, int road, int segment) {
    static final Share NONE = new Share(0, 0, 0);

    Share plus(List<Drive.TrueFix> drive, Map<Long, Integer> found) {
      int onRoad = road;
      int onSegment = segment;
      for (Drive.TrueFix fix : drive) {
        int at = found.getOrDefault(fix.fix().atMillis(), Segment.NONE);
        onSegment += at == fix.segment() ? 1 : 0;
        onRoad += at != Segment.NONE && isSameRoad(at, fix.segment()) ? 1 : 0;
      }
      return new Share(told + drive.size(), onRoad, onSegment);
    }

    double ofRoad() {
      return road / (double) told;
    }

    double ofSegment() {
      return segment / (double) told;
    }
  }

  @Test
  void findsTheTrueRoadOfNearlyAllPositions() {
    StringBuilder table = new StringBuilder("heading, noise, every; wandering; to destinations\n");
    Map<String, Share> shares = new HashMap<>();
    for (boolean heading : new boolean[] {true, false}) {
      for (int noise : new int[] {5, 10, 20, 30}) {
        for (int every : new int[] {1, 10, 30}) {
          Share wandering = drive(noise, every, heading, true);
          Share going = drive(noise, every, heading, false);
          shares.put("wandering/" + heading + "/" + noise + "/" + every, wandering);
          shares.put("going/" + heading + "/" + noise + "/" + every, going);
          table.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %d | %d | %.1f %% | %.1f %% | %.1f %% | %.1f %% |%n",
                  heading ? "told" : "not told",
                  noise,
                  every,
                  100 * wandering.ofRoad(),
                  100 * wandering.ofSegment(),
                  100 * going.ofRoad(),
                  100 * going.ofSegment()));
        }
      }
    }
    System.out.println(table);
    assertThat(shares.get("wandering/true/10/10").ofRoad()).isGreaterThanOrEqualTo(0.95);
    assertThat(shares.get("wandering/true/10/1").ofRoad()).isGreaterThanOrEqualTo(0.95);
    assertThat(shares.get("wandering/true/5/10").ofRoad()).isGreaterThanOrEqualTo(0.97);
    assertThat(shares.get("wandering/true/10/10").ofSegment()).isGreaterThanOrEqualTo(0.85);
    assertThat(shares.get("wandering/false/10/10").ofRoad()).isGreaterThanOrEqualTo(0.88);
    assertThat(shares.get("going/true/10/10").ofRoad()).isGreaterThanOrEqualTo(0.95);
    assertThat(shares.get("going/false/10/10").ofRoad()).isGreaterThanOrEqualTo(0.92);
  }

  @Test
  void isNearlyAsGoodAsOneWhoKnowsHowTheDrivesAreMade() {
    Random random = seeded(10, 10);
    KnowingSmoother smoother = new KnowingSmoother(STREETS, 10, 10);
    OnlineMatcher matcher = matcher();
    Share online = Share.NONE;
    Share knowing = Share.NONE;
    while (knowing.told() < KNOWN_POSITIONS) {
      List<Drive.TrueFix> drive = Drive.wandering(STREETS, random).go(SECONDS, 10, 10, false);
      online = online.plus(drive, found(matcher, drive));
      knowing = knowing.plus(drive, smoother.smooth(drive));
    }
    System.out.printf(
        Locale.ROOT,
        "wandering, 10 m, 10 s: %.1f %% where %.1f %% could be known%n",
        100 * online.ofRoad(),
        100 * knowing.ofRoad());
    assertThat(online.ofRoad()).isGreaterThan(knowing.ofRoad() - 0.05);
  }

  private static Random seeded(int noise, int every) {
    return new Random(20_240 + noise * 100 + every);
  }

  private static Share drive(int noise, int every, boolean heading, boolean wandering) {
    Random random = seeded(noise, every);
    OnlineMatcher matcher = matcher();
    Share share = Share.NONE;
    while (share.told() < POSITIONS) {
      Drive vehicle =
          wandering ? Drive.wandering(STREETS, random) : Drive.toDestinations(STREETS, random);
      List<Drive.TrueFix> drive = vehicle.go(SECONDS, every, noise, heading);
      share = share.plus(drive, found(matcher, drive));
    }
    return share;
  }

  private static OnlineMatcher matcher() {
    return new OnlineMatcher(STREETS, GridSegments.of(STREETS), Rules.TRAFFIC.matching());
  }

  private static Map<Long, Integer> found(OnlineMatcher matcher, List<Drive.TrueFix> drive) {
    Map<Long, Integer> found = new HashMap<>();
    matchAll(matcher, drive).forEach(fix -> found.put(fix.fix().atMillis(), fix.segment()));
    return found;
  }

  /** At a junction either side of it on the same road counts. */
  private static boolean isSameRoad(int found, int truly) {
    return STREETS.segment(found).road().equals(STREETS.segment(truly).road());
  }

  static List<MatchedFix> matchAll(OnlineMatcher matcher, List<Drive.TrueFix> drive) {
    List<MatchedFix> decided = new ArrayList<>();
    MatchState state = MatchState.NEW;
    for (Drive.TrueFix fix : drive) {
      OnlineMatcher.Step step = matcher.step(state, fix.fix());
      state = step.after();
      decided.addAll(step.decided());
    }
    decided.addAll(matcher.flush(state).decided());
    return decided;
  }
}
