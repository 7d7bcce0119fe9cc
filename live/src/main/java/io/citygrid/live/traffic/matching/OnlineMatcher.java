package io.citygrid.live.traffic.matching;

import io.citygrid.city.TrafficRules;
import io.citygrid.geo.road.PlanarFrame;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.SegmentIndex;
import io.citygrid.geo.road.SegmentPoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides on which segment a vehicle was, position by position in the order of event time. A
 * position is decided as soon as all ways that are still possible agree on it, which is what the
 * whole trip would say too, and at the latest when the window has passed it.
 *
 * <p>A position at or before the one before it (a repeat) is ignored, and so is one with no road
 * near or that could not be reached in time: three of them in a row are believed, and a way begins
 * anew there, as after a long silence or where no way leads. A way ends when the vehicle has told
 * the very same place for long; what it tells there from then on is ignored. Not thread-safe.
 */
public final class OnlineMatcher {
  private static final int BELIEVED_STRAYS = 3;

  /** A place that was not reached from one of a column before. */
  private static final int NO_COLUMN = -1;

  private static final double MILLIS_PER_SECOND = 1_000;
  private static final double KMH_PER_METER_PER_SECOND = 3.6;

  private final PlanarFrame frame;
  private final SegmentIndex index;
  private final TrafficRules.Matching rules;
  private final Likelihood likelihood;
  private final Transition transition;

  /**
   * What was decided.
   *
   * @param after from now on
   * @param decided positions for which it is clear now, oldest first
   * @param fault why the position of this step will be on no segment; null when it will
   */
  public record Step(MatchState after, List<MatchedFix> decided, @Nullable FixFault fault) {}

  public OnlineMatcher(RoadNetwork network, SegmentIndex index, TrafficRules.Matching rules) {
    this.frame = network.frame();
    this.index = index;
    this.rules = rules;
    this.likelihood = new Likelihood(rules);
    this.transition = new Transition(new Ways(network), likelihood, rules);
  }

  /** The next position of the vehicle. */
  public Step step(MatchState before, Fix fix) {
    if (fix.atMillis() <= before.standing().lastMillis()) {
      return new Step(before, List.of(), FixFault.REPEATED);
    }
    Standing standing = before.standing().with(fix);
    Step step =
        standing.isFrozen(rules)
            ? new Step(MatchState.NEW, flush(before).decided(), FixFault.FROZEN)
            : match(before, fix);
    return new Step(step.after().standing(standing), step.decided(), step.fault());
  }

  private Step match(MatchState before, Fix fix) {
    List<Candidate> places = places(fix);
    if (before.columns().isEmpty()) {
      return places.isEmpty() ? offRoad(before, List.of()) : begin(fix, places, List.of());
    }
    Fix last = before.columns().get(before.columns().size() - 1).fix();
    if (fix.atMillis() - last.atMillis() > rules.longestGapSeconds() * MILLIS_PER_SECOND) {
      List<MatchedFix> decided = flush(before).decided();
      return places.isEmpty() ? offRoad(MatchState.NEW, decided) : begin(fix, places, decided);
    }
    double straight = last.point().distanceMeters(fix.point());
    if (places.isEmpty() || !isReachable(last, fix, straight)) {
      return stray(before, fix, places);
    }
    Column latest = before.columns().get(before.columns().size() - 1);
    List<Candidate> reached = transition.reached(latest, fix, straight, places);
    if (reached.isEmpty()) {
      return begin(fix, places, flush(before).decided());
    }
    List<Column> columns = new ArrayList<>(before.columns());
    columns.add(new Column(fix, reached));
    return decide(columns, before.begins());
  }

  /** Nothing more comes for long: everything is decided by what came. */
  public Step flush(MatchState before) {
    MatchState after = MatchState.NEW.standing(before.standing());
    int last = before.columns().size() - 1;
    if (last < 0) {
      return new Step(after, List.of(), null);
    }
    int best = before.columns().get(last).best();
    return new Step(after, Lattice.trace(before.columns(), last, best, before.begins()), null);
  }

  private Step stray(MatchState before, Fix fix, List<Candidate> places) {
    int strays = before.strays() + 1;
    if (strays >= BELIEVED_STRAYS && !places.isEmpty()) {
      return begin(fix, places, flush(before).decided());
    }
    return new Step(
        new MatchState(before.columns(), before.begins(), strays),
        List.of(),
        places.isEmpty() ? FixFault.NO_ROAD : FixFault.UNREACHABLE);
  }

  private static Step offRoad(MatchState after, List<MatchedFix> decided) {
    return new Step(after, decided, FixFault.NO_ROAD);
  }

  private static Step begin(Fix fix, List<Candidate> places, List<MatchedFix> decided) {
    return new Step(new MatchState(List.of(new Column(fix, places)), true, 0), decided, null);
  }

  /** Decides what all ways agree on, then what has waited for the whole window. */
  private Step decide(List<Column> columns, boolean begins) {
    List<MatchedFix> decided = new ArrayList<>();
    int agreed = Lattice.agreed(columns);
    List<Column> left = columns;
    boolean first = begins;
    if (agreed >= 0) {
      decided.addAll(Lattice.traceAgreed(left, agreed, first));
      left = left.subList(agreed + 1, left.size());
      first = false;
    }
    long newest = columns.get(columns.size() - 1).fix().atMillis();
    while (newest - left.get(0).fix().atMillis() > rules.windowSeconds() * MILLIS_PER_SECOND) {
      int end = left.size() - 1;
      int root = Lattice.ancestor(left, end, left.get(end).best(), 0);
      decided.add(Lattice.matched(left.get(0), root, first));
      left = Lattice.descendants(left, root);
      first = false;
    }
    return new Step(new MatchState(List.copyOf(left), first, 0), List.copyOf(decided), null);
  }

  private boolean isReachable(Fix from, Fix to, double straightMeters) {
    double seconds = (to.atMillis() - from.atMillis()) / MILLIS_PER_SECOND;
    double slack = from.accuracyMeters() + to.accuracyMeters();
    return straightMeters - slack <= seconds * rules.highestSpeedKmh() / KMH_PER_METER_PER_SECOND;
  }

  private List<Candidate> places(Fix fix) {
    double radius = Math.max(rules.radiusMeters(), 2 * fix.accuracyMeters());
    double x = frame.x(fix.lon());
    double y = frame.y(fix.lat());
    List<SegmentPoint> near = index.near(fix.point(), Math.min(radius, 3 * rules.radiusMeters()));
    double[] scores = likelihood.ofPlaces(fix, x, y, near);
    List<Candidate> places = new ArrayList<>(scores.length);
    for (int i = 0; i < scores.length; i++) {
      SegmentPoint place = near.get(i);
      places.add(
          new Candidate(place.segment().index(), place.offsetMeters(), scores[i], NO_COLUMN));
    }
    return List.copyOf(places);
  }
}
