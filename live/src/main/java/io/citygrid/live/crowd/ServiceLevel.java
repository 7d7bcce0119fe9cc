package io.citygrid.live.crowd;

import io.citygrid.city.CrowdArea;
import io.citygrid.city.CrowdRules;
import java.util.List;

/**
 * Level of service of a place for people on foot, from free (A) to dangerous (F), by density (J. J.
 * Fruin, Pedestrian Planning and Design, 1971).
 */
public enum ServiceLevel {
  A,
  B,
  C,
  D,
  E,
  F;

  /**
   * The level at a density; one that equals a bound belongs to the better level.
   *
   * @param density persons per square metre, at least 0
   */
  public static ServiceLevel of(
      double density, CrowdArea.Kind kind, CrowdRules.ServiceLevels rules) {
    List<Double> bounds = rules.bounds(kind);
    for (int level = 0; level < bounds.size(); level++) {
      if (density <= bounds.get(level)) {
        return values()[level];
      }
    }
    return F;
  }
}
