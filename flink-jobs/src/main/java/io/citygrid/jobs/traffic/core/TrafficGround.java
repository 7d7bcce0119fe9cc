package io.citygrid.jobs.traffic.core;

import io.citygrid.city.City;
import io.citygrid.city.IndexedCity;
import io.citygrid.city.TrafficRules;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.GridSegments;
import io.citygrid.geo.road.Segment;
import io.citygrid.jobs.flow.core.FlowGround;
import io.citygrid.live.traffic.matching.OnlineMatcher;
import io.citygrid.live.traffic.matching.Traversals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one city version says about traffic, ready to be looked up: roads, rules, and in which areas
 * a segment lies. Not thread-safe.
 */
public final class TrafficGround {
  private static final long MILLIS_PER_MINUTE = 60_000;
  private static final long MILLIS_PER_SECOND = 1_000;

  private final IndexedCity indexed;

  /** By the segment's index; null where nobody asked yet. */
  private final List<@Nullable List<String>> areaPaths;

  private @Nullable OnlineMatcher matcher;
  private @Nullable FlowGround flow;
  private @Nullable Traversals traversals;

  public TrafficGround(IndexedCity indexed) {
    this.indexed = indexed;
    this.areaPaths =
        new ArrayList<>(Collections.nCopies(indexed.city().roads().segments().size(), null));
  }

  public City city() {
    return indexed.city();
  }

  public TrafficRules rules() {
    return city().traffic();
  }

  public long intervalMillis() {
    return rules().measuring().intervalMinutes() * MILLIS_PER_MINUTE;
  }

  /** Start of the interval a moment lies in. */
  public long intervalOf(long millis) {
    return Math.floorDiv(millis, intervalMillis()) * intervalMillis();
  }

  /** How long after its end an interval has surely seen all vehicles that were in time. */
  public long settleMillis() {
    return (rules().matching().windowSeconds() + rules().matching().longestGapSeconds())
        * MILLIS_PER_SECOND;
  }

  /** Until when an interval is corrected by what comes late. */
  public long closedAt(long intervalMillis) {
    long correctable = rules().measuring().correctableMinutes() * MILLIS_PER_MINUTE;
    return intervalMillis + intervalMillis() + Math.max(correctable, settleMillis());
  }

  /**
   * When what came late for an interval is told: at steps from its end on, the next after this
   * moment, and at the latest when it is closed. So a segment of many vehicles is corrected a few
   * times, not with each of them.
   */
  public long correctedAfter(long intervalMillis, long millis) {
    long end = intervalMillis + intervalMillis();
    long step = rules().measuring().correctedEverySeconds() * MILLIS_PER_SECOND;
    long next = end + (Math.floorDiv(millis - end, step) + 1) * step;
    return Math.min(next, closedAt(intervalMillis));
  }

  /** Puts vehicles on these roads; made when first asked for. */
  public OnlineMatcher matcher() {
    OnlineMatcher made = matcher;
    if (made == null) {
      made = new OnlineMatcher(city().roads(), GridSegments.of(city().roads()), rules().matching());
      matcher = made;
    }
    return made;
  }

  /** What is said about flow; made when first asked for. */
  public FlowGround flow() {
    FlowGround made = flow;
    if (made == null) {
      made = new FlowGround(indexed);
      flow = made;
    }
    return made;
  }

  /** Says what was driven on these roads; made when first asked for. */
  public Traversals traversals() {
    Traversals made = traversals;
    if (made == null) {
      made = new Traversals(city().roads(), rules());
      traversals = made;
    }
    return made;
  }

  /** The middle of a segment. */
  public LonLat middle(Segment segment) {
    return city().roads().point(segment, segment.lengthMeters() / 2);
  }

  /** Codes of the areas in which the middle of a segment lies, the city first. */
  public List<String> areaPath(Segment segment) {
    List<String> path = areaPaths.get(segment.index());
    if (path == null) {
      path = indexed.areaPath(middle(segment));
      areaPaths.set(segment.index(), path);
    }
    return path;
  }
}
