package io.citygrid.standalone.demo;

import io.citygrid.city.City;
import io.citygrid.city.Detector;
import io.citygrid.geo.road.RoadClass;
import io.citygrid.geo.road.Segment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What traffic on the roads of a simulated city is really like, whoever measures it: a day with two
 * rush hours, and an accident that blocks one road for a while again and again. Loop detectors and
 * vehicles both see this day. The same city, seed and start give the same day.
 */
public final class TrafficDay {
  /** The first accident happens so long after the start, when what is usual is known. */
  static final Duration FIRST_ACCIDENT = Duration.ofMinutes(8);

  static final Duration ACCIDENT_LASTS = Duration.ofMinutes(8);
  static final Duration ACCIDENT_EVERY = Duration.ofMinutes(40);

  private static final double FREE_SHARE_OF_LIMIT = 0.95;
  private static final double LANE_CAPACITY_PER_HOUR = 1_600;
  private static final double BLOCKED_KMH = 8;
  private static final double BLOCKED_FLOW_PER_HOUR = 180;

  /** Which measured segment has the next accident: a prime, so that they come about. */
  private static final long ACCIDENT_STRIDE = 7_919;

  private final ZoneId zone;
  private final long seed;
  private final List<Segment> measured;
  private final Map<Integer, Double> busy = new HashMap<>();
  private Instant start = Instant.MAX;

  /** A day that has not begun. */
  public TrafficDay(City city, long seed) {
    this.zone = city.calendar().zone();
    this.seed = seed;
    this.measured =
        city.detectors().stream()
            .map(Detector::segment)
            .flatMap(id -> city.roads().findSegment(id).stream())
            .collect(Collectors.toUnmodifiableList());
  }

  /** From this moment accidents are counted; a second call changes nothing. */
  void begin(Instant at) {
    if (start.equals(Instant.MAX)) {
      start = at;
    }
  }

  static int lanes(Segment segment) {
    return segment.roadClass() == RoadClass.EXPRESSWAY ? 3 : 2;
  }

  /** Mean speed on a segment, kilometres per hour. */
  double kmh(Segment segment, Instant at) {
    if (isBlocked(segment, at)) {
      return BLOCKED_KMH;
    }
    // The usual shape of speed over load: flat, then falling as the road fills.
    double load = load(segment, at);
    return segment.speedLimitKmh() * FREE_SHARE_OF_LIMIT / (1 + 0.75 * Math.pow(load, 4));
  }

  /** Vehicles on one lane of a segment in an hour. */
  double flowPerHour(Segment segment, Instant at) {
    return isBlocked(segment, at)
        ? BLOCKED_FLOW_PER_HOUR
        : LANE_CAPACITY_PER_HOUR * load(segment, at);
  }

  /** True while an accident blocks the segment. */
  boolean isBlocked(Segment segment, Instant at) {
    return findAccident(at).filter(blocked -> blocked.index() == segment.index()).isPresent();
  }

  /** The segment that is blocked just now; always one that a detector measures. */
  Optional<Segment> findAccident(Instant at) {
    if (measured.isEmpty() || start.equals(Instant.MAX)) {
      return Optional.empty();
    }
    long since = Duration.between(start.plus(FIRST_ACCIDENT), at).toSeconds();
    long accident = Math.floorDiv(since, ACCIDENT_EVERY.toSeconds());
    boolean lasts =
        since >= 0 && Math.floorMod(since, ACCIDENT_EVERY.toSeconds()) < ACCIDENT_LASTS.toSeconds();
    return lasts ? Optional.of(accident(accident)) : Optional.empty();
  }

  /** The segments that will be blocked one after the other; none where nothing is measured. */
  List<Segment> listAccidents(int most) {
    return measured.isEmpty()
        ? List.of()
        : LongStream.range(0, most).mapToObj(this::accident).toList();
  }

  private Segment accident(long number) {
    return measured.get((int) Math.floorMod(number * ACCIDENT_STRIDE, (long) measured.size()));
  }

  private double load(Segment segment, Instant at) {
    return busy.computeIfAbsent(segment.index(), this::drawBusy) * demand(at.atZone(zone));
  }

  /** How much of the road's capacity is used when the whole city drives. */
  private double drawBusy(int segment) {
    return 0.75 + 0.45 * new SplittableRandom(seed + segment).nextDouble();
  }

  /** The share of those who drive that is on the road: little by night, all in rush hours. */
  private static double demand(ZonedDateTime at) {
    double hour = at.getHour() + at.getMinute() / 60.0;
    double day = hill(hour, 13, 4.5);
    return 0.12 + 0.45 * day + 0.52 * hill(hour, 7.8, 0.9) + 0.48 * hill(hour, 17.8, 1.1);
  }

  private static double hill(double hour, double top, double width) {
    double off = (hour - top) / width;
    return Math.exp(-off * off / 2);
  }
}
