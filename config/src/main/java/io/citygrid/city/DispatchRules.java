package io.citygrid.city;

import io.citygrid.geo.LonLat;
import java.util.List;

/**
 * The city's settings for finding a case's place and department.
 *
 * @param defaultAccuracyMeters how accurate a position is when its sender does not say
 * @param maxAccuracyMeters a stated accuracy beyond this counts as this, so that one bad phone does
 *     not make every department of the city a candidate
 * @param defaultPoints points that geocoders answer when they know nothing; a report on one of them
 *     has no location
 * @param defaultPointRadiusMeters how close to such a point counts as on it
 */
public record DispatchRules(
    double defaultAccuracyMeters,
    double maxAccuracyMeters,
    List<LonLat> defaultPoints,
    double defaultPointRadiusMeters) {
  public DispatchRules {
    defaultPoints = List.copyOf(defaultPoints);
  }

  /**
   * How accurate a position counts.
   *
   * @param statedMeters as its sender says; 0 when it does not say
   */
  public double accuracyMeters(double statedMeters) {
    return Math.min(statedMeters > 0 ? statedMeters : defaultAccuracyMeters, maxAccuracyMeters);
  }
}
