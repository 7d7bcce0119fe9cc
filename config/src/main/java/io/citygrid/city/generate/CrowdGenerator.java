package io.citygrid.city.generate;

import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.road.PlanarFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Makes the crowd areas of a city and the counters at their gates: each about as large as its type
 * is, where it is wanted or at the nearest place around that lies whole in its district and apart
 * from those before it, with gates all around. Same input, same seed: same areas.
 */
final class CrowdGenerator {
  private static final double SMALLEST = 0.8;
  private static final double LARGEST = 1.25;
  private static final int CAPACITY_STEP = 100;
  private static final double APART_METERS = 60;
  private static final double SEARCH_STEP_METERS = 150;
  private static final int SEARCH_RINGS = 120;
  private static final int SEARCH_DIRECTIONS = 24;

  private final long seed;
  private final List<Sited> sited = new ArrayList<>();

  /** A place where it lies. */
  private record Sited(GatheringPlace place, LonLat middle, double squareMeters) {
    double radiusMeters() {
      return Math.sqrt(squareMeters / Math.PI);
    }
  }

  /**
   * Areas that are not written yet.
   *
   * @param districts outlines, by the codes of seats
   */
  CrowdGenerator(List<GatheringPlace> places, List<Seat> seats, List<Fence> districts, long seed) {
    this.seed = seed;
    Map<String, Seat> seatOf =
        seats.stream().collect(Collectors.toMap(Seat::code, Function.identity()));
    Map<String, Geometry> outlineOf =
        districts.stream().collect(Collectors.toMap(Fence::id, Fence::geometry));
    for (GatheringPlace place : places) {
      Seat seat = seatOf.get(place.seat());
      Geometry outline = outlineOf.get(place.seat());
      if (seat == null || outline == null) {
        throw new IllegalArgumentException("no district has the code " + place.seat());
      }
      sited.add(site(place, seat, outline));
    }
  }

  private Sited site(GatheringPlace place, Seat seat, Geometry district) {
    double bearing = Math.toRadians(place.bearingDegrees());
    PlanarFrame around =
        new PlanarFrame(
            new PlanarFrame(seat.centre())
                .at(place.meters() * Math.sin(bearing), place.meters() * Math.cos(bearing)));
    double size = SMALLEST + (LARGEST - SMALLEST) * random(place, 1).nextDouble();
    double squareMeters = Math.rint(place.type().squareMeters() * size);
    for (int ring = 0; ring <= SEARCH_RINGS; ring++) {
      for (int direction = 0; direction < SEARCH_DIRECTIONS; direction++) {
        double angle = 2 * Math.PI * direction / SEARCH_DIRECTIONS;
        double away = ring * SEARCH_STEP_METERS;
        LonLat middle =
            StreetGrid.rounded(around.at(away * Math.sin(angle), away * Math.cos(angle)));
        Sited here = new Sited(place, middle, squareMeters);
        if (liesWithin(district, here) && sited.stream().allMatch(each -> areApart(each, here))) {
          return here;
        }
      }
    }
    throw new IllegalArgumentException(place.id() + " has no room in its district");
  }

  private static boolean liesWithin(Geometry district, Sited here) {
    PlanarFrame frame = new PlanarFrame(here.middle());
    double reach = here.radiusMeters() + APART_METERS;
    Coordinate[] ring = new Coordinate[SEARCH_DIRECTIONS + 1];
    for (int i = 0; i < ring.length; i++) {
      double angle = 2 * Math.PI * (i % SEARCH_DIRECTIONS) / SEARCH_DIRECTIONS;
      LonLat point = frame.at(reach * Math.sin(angle), reach * Math.cos(angle));
      ring[i] = new Coordinate(point.lon(), point.lat());
    }
    return district.contains(district.getFactory().createPolygon(ring));
  }

  private static boolean areApart(Sited one, Sited other) {
    return one.middle().distanceMeters(other.middle())
        > one.radiusMeters() + other.radiusMeters() + APART_METERS;
  }

  /** The text of {@code crowd-areas.csv}. */
  String areas() {
    StringBuilder text =
        new StringBuilder(
            "id,name_zh,name_en,kind,lon,lat,area_m2,obstacles_m2,capacity,closes,stay_minutes\n");
    for (Sited here : sited) {
      GatheringPlace place = here.place();
      double squareMeters = here.squareMeters();
      double obstacles = Math.rint(squareMeters * place.type().obstacleShare());
      double people = (squareMeters - obstacles) * place.type().peoplePerSquareMeter();
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%s,%.6f,%.6f,%.0f,%.0f,%d,%s,%s\n",
              place.id(),
              place.names().zh(),
              quoted(place.names().en()),
              place.type().kind(),
              here.middle().lon(),
              here.middle().lat(),
              squareMeters,
              obstacles,
              CAPACITY_STEP * Math.round(people / CAPACITY_STEP),
              place.type().closes(),
              place.type().stayMinutes() == 0 ? "" : place.type().stayMinutes()));
    }
    return text.toString();
  }

  /** The text of {@code counters.csv}: gates on the circle that is as large as the area. */
  String counters() {
    StringBuilder text = new StringBuilder("id,area,lon,lat,width_m\n");
    for (Sited here : sited) {
      GatheringPlace place = here.place();
      PlanarFrame frame = new PlanarFrame(here.middle());
      double radius = here.radiusMeters();
      double turn = 2 * Math.PI * random(place, 2).nextDouble();
      for (int gate = 0; gate < place.type().gates(); gate++) {
        double bearing = turn + 2 * Math.PI * gate / place.type().gates();
        LonLat point =
            StreetGrid.rounded(frame.at(radius * Math.sin(bearing), radius * Math.cos(bearing)));
        text.append(
            String.format(
                Locale.ROOT,
                "gate-%s-%d,%s,%.6f,%.6f,%.0f\n",
                place.id(),
                gate + 1,
                place.id(),
                point.lon(),
                point.lat(),
                place.type().gateMeters()));
      }
    }
    return text.toString();
  }

  /** Numbers of a place's own, so that one more place changes nothing of the others. */
  private Random random(GatheringPlace place, int use) {
    return new Random(seed * 31 * use + place.id().hashCode());
  }

  private static String quoted(String text) {
    return text.contains(",") ? '"' + text + '"' : text;
  }
}
