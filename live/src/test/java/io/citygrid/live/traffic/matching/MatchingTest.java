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
  private static final int DRIVES = 10;
  private static final int SECONDS = 600;

  /** How many positions there were, and how many were put on the true road and direction. */
  private record Share(int told, int road, int direction) {
    double ofRoad() {
      return road / (double) told;
    }

    double ofDirection() {
      return direction / (double) told;
    }
  }

  @Test
  void findsTheTrueRoadOfNearlyAllPositions() {
    StringBuilder table =
        new StringBuilder("| heading | noise (m) | every (s) | true road | true direction |\n");
    Map<String, Share> shares = new HashMap<>();
    for (boolean heading : new boolean[] {true, false}) {
      for (int noise : new int[] {5, 10, 20, 30}) {
        for (int every : new int[] {1, 10, 30}) {
          Share share = drive(noise, every, heading);
          shares.put(heading + "/" + noise + "/" + every, share);
          table.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %d | %d | %.1f %% | %.1f %% |%n",
                  heading ? "told" : "not told",
                  noise,
                  every,
                  100 * share.ofRoad(),
                  100 * share.ofDirection()));
        }
      }
    }
    System.out.println(table);
    assertThat(shares.get("true/10/10").ofRoad()).isGreaterThanOrEqualTo(0.95);
    assertThat(shares.get("true/10/1").ofRoad()).isGreaterThanOrEqualTo(0.95);
    assertThat(shares.get("true/5/10").ofRoad()).isGreaterThanOrEqualTo(0.97);
    assertThat(shares.get("true/10/10").ofDirection()).isGreaterThanOrEqualTo(0.85);
    assertThat(shares.get("false/10/10").ofRoad()).isGreaterThanOrEqualTo(0.85);
  }

  private static Share drive(int noise, int every, boolean heading) {
    Random random = new Random(20_240 + noise * 100 + every);
    OnlineMatcher matcher =
        new OnlineMatcher(STREETS, GridSegments.of(STREETS), Rules.TRAFFIC.matching());
    int told = 0;
    int road = 0;
    int direction = 0;
    for (int i = 0; i < DRIVES; i++) {
      List<Drive.TrueFix> drive = new Drive(STREETS, random).go(SECONDS, every, noise, heading);
      Map<Long, Integer> found = new HashMap<>();
      matchAll(matcher, drive).forEach(fix -> found.put(fix.fix().atMillis(), fix.segment()));
      for (Drive.TrueFix fix : drive) {
        int segment = found.getOrDefault(fix.fix().atMillis(), Segment.NONE);
        told++;
        direction += segment == fix.segment() ? 1 : 0;
        road += segment != Segment.NONE && isSameRoad(segment, fix.segment()) ? 1 : 0;
      }
    }
    return new Share(told, road, direction);
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
