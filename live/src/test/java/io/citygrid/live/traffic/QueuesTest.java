package io.citygrid.live.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.RoadClass;
import io.citygrid.geo.road.RoadLine;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QueuesTest {
  /** Four pieces of a road one after another, eastwards, about a hundred metres each. */
  private static final RoadNetwork STREET =
      RoadNetwork.of(Stream.of(0, 1, 2, 3).map(i -> line("s" + i, i, 0, i + 1, 0)).toList());

  private static RoadLine line(String id, int fromX, int fromY, int toX, int toY) {
    return new RoadLine(
        id, "street", RoadClass.OTHER, true, 40, List.of(at(fromX, fromY), at(toX, toY)));
  }

  private static LonLat at(int x, int y) {
    return new LonLat(118.38 + 0.001 * x, 31.33 + 0.001 * y);
  }

  private static List<Segment> named(RoadNetwork roads, String... ids) {
    return Stream.of(ids).map(id -> roads.findSegment(id + ".1").orElseThrow()).toList();
  }

  @Test
  void aQueueReachesBackAsFarAsTrafficStands() {
    Map<String, Double> meters = Queues.meters(STREET, named(STREET, "s3", "s1", "s0"));
    assertThat(meters.keySet()).containsExactly("s3.1", "s1.1", "s0.1");
    double piece = STREET.segment(0).lengthMeters();
    assertThat(meters.get("s3.1")).as("s2 flows").isCloseTo(piece, within(0.1));
    assertThat(meters.get("s1.1")).isCloseTo(2 * piece, within(0.1));
    assertThat(meters.get("s0.1")).as("nothing stands behind it").isCloseTo(piece, within(0.1));
    assertThat(Queues.meters(STREET, List.of())).isEmpty();
  }

  @Test
  void ofTwoBranchesTheLongerCounts() {
    RoadNetwork fork =
        RoadNetwork.of(
            List.of(
                line("head", 2, 0, 3, 0),
                line("long", 0, 0, 2, 0),
                line("short", 2, 1, 2, 0),
                line("behind", -1, 0, 0, 0)));
    Map<String, Double> meters =
        Queues.meters(fork, named(fork, "head", "long", "short", "behind"));
    double all =
        Stream.of("head", "long", "behind")
            .mapToDouble(id -> named(fork, id).get(0).lengthMeters())
            .sum();
    assertThat(meters.get("head.1")).isCloseTo(all, within(1e-6));
  }

  /** A ring on which everything stands is a queue of its whole length, wherever one asks. */
  @Test
  void aRingEndsWhereItBegan() {
    RoadNetwork ring =
        RoadNetwork.of(
            List.of(
                line("a", 0, 0, 1, 0),
                line("b", 1, 0, 1, 1),
                line("c", 1, 1, 0, 1),
                line("d", 0, 1, 0, 0)));
    double all = ring.segments().stream().mapToDouble(Segment::lengthMeters).sum();
    assertThat(Queues.meters(ring, ring.segments()).values())
        .hasSize(4)
        .allSatisfy(meters -> assertThat(meters).isCloseTo(all, within(1e-6)));
  }

  /** Against all shortest ways between all congested segments (Floyd and Warshall). */
  @Property(tries = 200)
  void agreesWithAllWaysBack(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int of10) {
    Random random = new Random(seed);
    List<RoadLine> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int x = random.nextInt(5);
      int y = random.nextInt(5);
      boolean isEast = random.nextBoolean();
      boolean isBack = random.nextBoolean();
      int toX = isEast ? x + 1 : x;
      int toY = isEast ? y : y + 1;
      lines.add(
          isBack
              ? line("s" + i, toX, toY, x, y)
              : new RoadLine(
                  "s" + i,
                  "street",
                  RoadClass.OTHER,
                  random.nextBoolean(),
                  40,
                  List.of(at(x, y), at(toX, toY))));
    }
    RoadNetwork roads = RoadNetwork.of(lines);
    List<Segment> standing = new ArrayList<>(roads.segments());
    standing.removeIf(segment -> random.nextInt(10) >= of10);
    Collections.shuffle(standing, random);
    Map<String, Double> meters = Queues.meters(roads, standing);
    assertThat(meters).hasSize(standing.size());
    double[][] back = allWaysBack(roads, standing);
    for (int i = 0; i < standing.size(); i++) {
      double farthest = 0;
      for (double way : back[i]) {
        farthest = way < Double.POSITIVE_INFINITY ? Math.max(farthest, way) : farthest;
      }
      assertThat(meters.get(standing.get(i).id()))
          .as(standing.get(i).id())
          .isCloseTo(farthest, within(1e-6));
    }
  }

  /** From the end of each to the beginning of each other. */
  private static double[][] allWaysBack(RoadNetwork roads, List<Segment> standing) {
    int count = standing.size();
    double[][] back = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        boolean follows = roads.upstream(standing.get(i)).contains(standing.get(j));
        back[i][j] = follows ? standing.get(j).lengthMeters() : Double.POSITIVE_INFINITY;
      }
      back[i][i] = 0;
    }
    for (int via = 0; via < count; via++) {
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
          back[i][j] = Math.min(back[i][j], back[i][via] + back[via][j]);
        }
      }
    }
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        back[i][j] += standing.get(i).lengthMeters();
      }
    }
    return back;
  }
}
