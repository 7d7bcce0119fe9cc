package io.citygrid.live.insight;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The slow twin of {@link ScanStatistic}: draws every circle as a circle, and counts the cases in
 * it one by one.
 */
final class EveryCylinder {
  private EveryCylinder() {}

  /** The greatest logarithm of a likelihood ratio, 0 for none. */
  static double bestLogRatio(
      List<ScanZone> zones, List<ScannedCase> cases, int days, ScanSettings settings) {
    double best = 0;
    for (ScanZone center : zones) {
      TreeSet<Double> radii = new TreeSet<>();
      zones.forEach(zone -> radii.add(center.squaredDistance(zone)));
      for (double radius : radii) {
        List<ScannedCase> inside =
            cases.stream()
                .filter(one -> zones.get(one.zone()).squaredDistance(center) <= radius)
                .toList();
        boolean isTooLarge =
            radius > settings.mostMeters() * settings.mostMeters()
                || inside.size() > settings.mostShare() * cases.size();
        for (int last = 1; !isTooLarge && last <= Math.min(days, settings.mostDays()); last++) {
          int from = days - last;
          int observed = (int) inside.stream().filter(one -> one.day() >= from).count();
          double share =
              cases.stream().filter(one -> one.day() >= from).count() / (double) cases.size();
          if (observed >= settings.leastCases()) {
            best = Math.max(best, Cylinder.logRatio(observed, inside.size() * share, cases.size()));
          }
        }
      }
    }
    return best;
  }

  /** How often the days, dealt out anew, make at least as good a one; itself counts too. */
  static double p(List<ScanZone> zones, List<ScannedCase> cases, int days, ScanSettings settings) {
    double found = bestLogRatio(zones, cases, days, settings);
    Random random = new Random(settings.seed());
    int[] dayOf = cases.stream().mapToInt(ScannedCase::day).toArray();
    int asGood = 1;
    for (int i = 0; i < settings.replications(); i++) {
      ScanStatistic.deal(dayOf, random);
      List<ScannedCase> dealt =
          IntStream.range(0, dayOf.length)
              .mapToObj(at -> new ScannedCase("", cases.get(at).zone(), dayOf[at]))
              .toList();
      // The twin adds up in another order: what is equal may differ in the last digit.
      asGood += bestLogRatio(zones, dealt, days, settings) >= found - 1e-9 ? 1 : 0;
    }
    return asGood / (settings.replications() + 1.0);
  }
}
