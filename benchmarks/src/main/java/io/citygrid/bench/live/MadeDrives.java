package io.citygrid.bench.live;

import io.citygrid.city.event.Position;
import io.citygrid.city.event.VehiclePosition;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.road.RoadNetwork;
import io.citygrid.geo.road.Segment;
import java.time.Instant;
import java.util.Random;

/**
 * Vehicles that drive on the streets, each telling where it is every ten seconds with 10 m of
 * noise, heading and speed; the same in every run. At a junction they draw lots where to go, but do
 * not turn back where another way leads on.
 */
final class MadeDrives {
  private static final long SEED = 33;

  /** Between two positions of a vehicle, in event time. */
  static final int EVERY_MILLIS = 10_000;

  private static final double NOISE_METERS = 10;
  private static final double HEADING_NOISE_DEGREES = 10;
  private static final double KMH_PER_METER_PER_SECOND = 3.6;

  private final Random random = new Random(SEED);
  private final RoadNetwork roads;
  private final Instant start;
  private final int[] segments;
  private final double[] offsets;
  private final double[] kmh;

  /**
   * @param start event time of the first position
   */
  MadeDrives(RoadNetwork roads, Instant start, int vehicles) {
    this.roads = roads;
    this.start = start;
    this.segments = new int[vehicles];
    this.offsets = new double[vehicles];
    this.kmh = new double[vehicles];
    for (int i = 0; i < vehicles; i++) {
      segments[i] = random.nextInt(roads.segments().size());
      offsets[i] = random.nextDouble() * roads.segment(segments[i]).lengthMeters();
      kmh[i] = (0.4 + 0.6 * random.nextDouble()) * roads.segment(segments[i]).speedLimitKmh();
    }
  }

  /** Event time of a position, epoch milliseconds; all vehicles in turn. */
  long dueMillis(int number) {
    return start.toEpochMilli() + (long) number * EVERY_MILLIS / segments.length;
  }

  /** The position with this number, made in turn. */
  VehiclePosition next(int number) {
    int vehicle = number % segments.length;
    if (number >= segments.length) {
      drive(vehicle);
    }
    Segment on = roads.segment(segments[vehicle]);
    double offset = offsets[vehicle];
    LonLat point =
        roads
            .frame()
            .at(
                on.xAt(offset) + NOISE_METERS * random.nextGaussian(),
                on.yAt(offset) + NOISE_METERS * random.nextGaussian());
    double heading = on.at(offset).bearingDegrees() + HEADING_NOISE_DEGREES * random.nextGaussian();
    Instant at = Instant.ofEpochMilli(dueMillis(number));
    return new VehiclePosition(
        "vehicle-" + vehicle,
        new Position(MadePings.rounded(point.lon()), MadePings.rounded(point.lat()), NOISE_METERS),
        Math.floor((heading % 360 + 360) % 360),
        Math.round(kmh[vehicle] * 10) / 10.0,
        at,
        at.plusMillis(400),
        1);
  }

  private void drive(int vehicle) {
    double left = kmh[vehicle] / KMH_PER_METER_PER_SECOND * EVERY_MILLIS / 1_000;
    Segment on = roads.segment(segments[vehicle]);
    double offset = offsets[vehicle] + left;
    while (offset > on.lengthMeters()) {
      offset -= on.lengthMeters();
      int ways = roads.outgoingCount(on.toNode());
      if (ways == 0) {
        // Where a street leads nowhere the vehicle goes on somewhere else.
        on = roads.segment(random.nextInt(roads.segments().size()));
        continue;
      }
      int next = roads.outgoing(on.toNode(), random.nextInt(ways));
      if (next == on.reverse()) {
        // The lot before the way back; never only the way back, as all streets cross.
        int drawn = random.nextInt(ways);
        for (int i = 0; i < ways && next == on.reverse(); i++) {
          next = roads.outgoing(on.toNode(), (drawn + i) % ways);
        }
      }
      on = roads.segment(next);
    }
    segments[vehicle] = on.index();
    offsets[vehicle] = offset;
  }
}
