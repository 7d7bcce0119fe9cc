package io.citygrid.jobs.crowd.core;

import io.citygrid.city.City;
import io.citygrid.city.CrowdRules;
import io.citygrid.city.MeasuringArea;
import io.citygrid.live.crowd.track.VoronoiDensity;
import java.util.HashMap;
import java.util.Map;

/** What one city version says about people who are followed, ready to be looked up. */
public final class TrackingGround {
  private static final long MILLIS_PER_SECOND = 1_000;
  private static final long MILLIS_PER_MINUTE = 60_000;

  private final City city;
  private final Map<String, VoronoiDensity> densities = new HashMap<>();

  public TrackingGround(City city) {
    this.city = city;
  }

  public City city() {
    return city;
  }

  public CrowdRules.Tracking rules() {
    return city.crowd().tracking();
  }

  public long windowMillis() {
    return rules().windowSeconds() * MILLIS_PER_SECOND;
  }

  /** Start of the window a moment lies in. */
  public long windowOf(long millis) {
    return Math.floorDiv(millis, windowMillis()) * windowMillis();
  }

  /** Until when a window is corrected by what comes late. */
  public long closedAt(long windowMillis) {
    return windowMillis + windowMillis() + rules().correctableSeconds() * MILLIS_PER_SECOND;
  }

  /** Start of the window of crowds in which a window of tracking lies. */
  public long crowdWindowOf(long windowMillis) {
    long length = city.crowd().measuring().windowMinutes() * MILLIS_PER_MINUTE;
    return Math.floorDiv(windowMillis, length) * length;
  }

  /** Measures densities in an area. */
  public VoronoiDensity density(MeasuringArea area) {
    return densities.computeIfAbsent(
        area.id(), id -> new VoronoiDensity(area, rules().cellMeters()));
  }
}
