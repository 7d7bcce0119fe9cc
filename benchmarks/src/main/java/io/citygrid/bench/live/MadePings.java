package io.citygrid.bench.live;

import io.citygrid.bench.path.GridCity;
import io.citygrid.city.event.Position;
import io.citygrid.city.event.PresencePing;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * Pings of so many devices in turn; the same in every run. A third of the devices is at hot public
 * areas, the others are anywhere in the city; each stays within some 200 m of one place. Event time
 * is out of order by up to a second.
 */
final class MadePings {
  private static final long SEED = 47;
  private static final double ABOUT_DEGREES = 0.002;
  private static final double HOT_DEGREES = 0.0006;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Instant start;
  private final int devices;
  private final double millisBetween;

  /**
   * @param start event time of the first ping
   * @param perMinute so many pings come in a minute of event time, from all devices together
   */
  MadePings(Instant start, int devices, double perMinute) {
    this.start = start;
    this.devices = devices;
    this.millisBetween = 60_000 / perMinute;
  }

  /** Event time of a ping less its disorder, epoch milliseconds. */
  long dueMillis(int number) {
    return start.toEpochMilli() + (long) (number * millisBetween);
  }

  /** The ping with this number, made in turn. */
  PresencePing next(int number) {
    int device = number % devices;
    Instant at = Instant.ofEpochMilli(dueMillis(number) - random.nextInt(1_000));
    return new PresencePing(pseudonym(device), position(device), at, at.plusMillis(1_200), 1);
  }

  /** As long as those that the edge makes, and as hard to foresee. */
  private static String pseudonym(int device) {
    SplittableRandom name = new SplittableRandom(SEED ^ device);
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(name.nextLong()) + hex.toHexDigits(name.nextLong());
  }

  private Position position(int device) {
    SplittableRandom home = new SplittableRandom(device);
    double lon;
    double lat;
    double about;
    if (device % 3 == 0) {
      int area = home.nextInt(StreetCity.HOT_AREAS);
      lon = StreetCity.hotLon(area);
      lat = StreetCity.hotLat(area);
      about = HOT_DEGREES;
    } else {
      lon = GridCity.WEST + (0.01 + 0.98 * home.nextDouble()) * GridCity.SIDE;
      lat = GridCity.SOUTH + (0.01 + 0.98 * home.nextDouble()) * GridCity.SIDE;
      about = ABOUT_DEGREES;
    }
    return new Position(
        rounded(lon + (random.nextDouble() - 0.5) * 2 * about),
        rounded(lat + (random.nextDouble() - 0.5) * 2 * about),
        10 + random.nextInt(40));
  }

  static double rounded(double degrees) {
    return Math.round(degrees * 1e6) / 1e6;
  }
}
