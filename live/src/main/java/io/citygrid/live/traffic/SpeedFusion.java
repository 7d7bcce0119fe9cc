package io.citygrid.live.traffic;

import io.citygrid.city.TrafficRules;

/**
 * One speed of two sources. What is averaged is the time for a kilometre, because times add up and
 * speeds do not; each source weighs by its confidence.
 *
 * @param kmh NaN when neither source saw anybody
 * @param confidence in [0, 1]: how sure at least one source is; halved when they contradict each
 *     other
 * @param vehicles samples of both
 */
public record SpeedFusion(double kmh, double confidence, long vehicles) {
  /** Of what loops and vehicles say; either may be {@link SpaceMean#NONE}. */
  public static SpeedFusion of(SpaceMean loops, SpaceMean vehicles, TrafficRules.Measuring rules) {
    double ofLoops = confidence(loops, rules.vehiclesForFullConfidence());
    double ofVehicles = confidence(vehicles, rules.vehiclesForFullConfidence());
    long samples = loops.vehicles() + vehicles.vehicles();
    if (ofLoops == 0 || ofVehicles == 0) {
      SpaceMean only = ofLoops == 0 ? vehicles : loops;
      return new SpeedFusion(only.kmh(), ofLoops + ofVehicles, samples);
    }
    double hours = (ofLoops / loops.kmh() + ofVehicles / vehicles.kmh()) / (ofLoops + ofVehicles);
    double atLeastOne = 1 - (1 - ofLoops) * (1 - ofVehicles);
    double faster = Math.max(loops.kmh(), vehicles.kmh());
    double slower = Math.min(loops.kmh(), vehicles.kmh());
    boolean contradicts = faster > rules.contradictionFactor() * slower;
    return new SpeedFusion(1 / hours, contradicts ? atLeastOne / 2 : atLeastOne, samples);
  }

  /** False when nobody was seen. */
  public boolean isSeen() {
    return confidence > 0;
  }

  private static double confidence(SpaceMean mean, int full) {
    boolean isSeen = mean.millis() > 0 && mean.millimeters() > 0;
    return isSeen ? Math.min(1, mean.vehicles() / (double) full) : 0;
  }
}
