package io.citygrid.live.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Six hours of one made mover: it stays somewhere for some minutes or hours, walks about there, and
 * drives on, now and then only a little, back to where it was, or out to sea; its receiver tells
 * every 10 to 150 seconds with noise, is silent for a while, jumps once in a while, and says how
 * sure it is.
 */
final class MadeDay {
  private static final double HOURS = 6;

  private final Random random;
  private final List<MoverFix> fixes = new ArrayList<>();
  private double second;
  private double lon = 118.05;
  private double lat = 31.1;

  private MadeDay(Random random) {
    this.random = random;
  }

  static List<MoverFix> of(Random random) {
    MadeDay day = new MadeDay(random);
    int every = 10 + random.nextInt(140);
    while (day.second < HOURS * 3_600) {
      day.stay(every);
      day.drive(every);
    }
    return day.fixes;
  }

  private void stay(int every) {
    double until = second + 60 * (random.nextInt(4) == 0 ? 90 : 4 + random.nextInt(20));
    double roaming = random.nextInt(5) == 0 ? 0.004 : 0.0012;
    while (second < until) {
      tell(lon + roaming * random.nextGaussian(), lat + roaming * random.nextGaussian());
      pass(every);
      if (random.nextInt(40) == 0) {
        second += 60 * random.nextInt(random.nextInt(6) == 0 ? 240 : 45);
      }
    }
  }

  private void drive(int every) {
    double toLon = 118 + 0.5 * random.nextDouble();
    double toLat = 31 + 0.2 * random.nextDouble();
    if (random.nextInt(3) == 0) {
      toLon = lon + 0.006 * random.nextGaussian();
      toLat = lat + 0.006 * random.nextGaussian();
    }
    int steps = 1 + random.nextInt(20);
    double fromLon = lon;
    double fromLat = lat;
    for (int i = 1; i <= steps; i++) {
      lon = fromLon + (toLon - fromLon) * i / steps;
      lat = fromLat + (toLat - fromLat) * i / steps;
      tell(lon, lat);
      pass(every);
    }
    if (random.nextInt(5) == 0) {
      lon = fromLon;
      lat = fromLat;
    }
  }

  private void pass(int every) {
    second += every * (0.5 + random.nextDouble());
  }

  private void tell(double atLon, double atLat) {
    boolean jumps = random.nextInt(80) == 0;
    fixes.add(
        new MoverFix(
            (long) (1_000 * second),
            jumps ? 0 : atLon,
            jumps ? 0 : atLat,
            5 + random.nextInt(4) * 20));
  }
}
