package io.citygrid.city.generate;

import io.citygrid.city.Area;
import io.citygrid.city.Names;
import io.citygrid.geo.LonLat;
import io.citygrid.geo.fence.Fence;
import io.citygrid.geo.road.PlanarFrame;
import io.citygrid.geo.road.RoadClass;
import io.citygrid.geo.road.RoadLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;

/**
 * Makes the roads of a city: a grid of streets in each seat and, smaller, in each township that has
 * room beside the others; expressways from seat to seat, highways from town to town. Two places are
 * joined when no third one lies in the circle between them (a Gabriel graph), so all roads hang
 * together. Roads that cross between places pass over each other. Same input, same seed: same
 * roads.
 */
final class RoadGenerator {
  private static final double SEAT_SPACING_METERS = 600;
  private static final double CELLS_PER_REACH = 25;
  private static final double TOWN_SPACING_METERS = 350;
  private static final double TOWN_REACH = 2;
  private static final double ROOM_METERS = 900;
  private static final double HIGHWAY_STEP_METERS = 900;
  private static final double HIGHWAY_BEND = 0.06;
  private static final double EXPRESSWAY_KMH = 80;
  private static final double MAIN_KMH = 60;
  private static final double STREET_KMH = 40;

  private final List<Place> places = new ArrayList<>();
  private final List<RoadLine> lines = new ArrayList<>();
  private final PlanarFrame frame;
  private final Random random;

  private record Place(String code, Names names, boolean isSeat, StreetGrid grid) {}

  /**
   * A network that is not made yet.
   *
   * @param townships outlines, by whose middle the small towns lie
   */
  RoadGenerator(List<Area> areas, List<Seat> seats, List<Fence> townships, long seed) {
    this.random = new Random(seed);
    this.frame = new PlanarFrame(seats.get(0).centre());
    Map<String, Names> names = RoadNames.brief(areas);
    for (Seat seat : seats) {
      settle(seat.code(), names, true, seat.centre(), SEAT_SPACING_METERS, reach(seat));
    }
    for (Fence township : townships) {
      Coordinate middle = township.geometry().getInteriorPoint().getCoordinate();
      LonLat centre = StreetGrid.rounded(new LonLat(middle.x, middle.y));
      if (hasRoom(centre)) {
        settle(township.id(), names, false, centre, TOWN_SPACING_METERS, TOWN_REACH);
      }
    }
  }

  private static double reach(Seat seat) {
    return seat.cells() / CELLS_PER_REACH;
  }

  private void settle(
      String code,
      Map<String, Names> names,
      boolean isSeat,
      LonLat centre,
      double spacing,
      double reach) {
    Names name = names.get(code);
    if (name == null) {
      throw new IllegalArgumentException("no area has the code " + code);
    }
    double turn = (random.nextDouble() - 0.5) * Math.PI / 3;
    places.add(new Place(code, name, isSeat, new StreetGrid(frame, centre, spacing, reach, turn)));
  }

  private boolean hasRoom(LonLat centre) {
    double own = TOWN_SPACING_METERS * Math.sqrt(TOWN_REACH);
    return places.stream()
        .allMatch(
            place ->
                meters(place.grid().centre(), centre)
                    > place.grid().radiusMeters() + own + ROOM_METERS);
  }

  /** Makes everything. */
  List<RoadLine> make() {
    for (Place place : places) {
      for (int street = -place.grid().size(); street <= place.grid().size(); street++) {
        addStreet(place, street, true, place.grid().row(street));
        addStreet(place, street, false, place.grid().column(street));
      }
    }
    List<Place> seats = places.stream().filter(Place::isSeat).toList();
    join(seats, seats, RoadClass.EXPRESSWAY);
    join(places, places, RoadClass.ARTERIAL);
    return List.copyOf(lines);
  }

  private void addStreet(Place place, int street, boolean isRow, List<LonLat> points) {
    if (points.size() < 2) {
      return;
    }
    boolean isMain = place.isSeat() && street % StreetGrid.MAIN_STREET == 0;
    Names names =
        place.isSeat()
            ? RoadNames.ofStreet(place.names(), isRow, street, !place.equals(places.get(0)))
            : RoadNames.ofSmallStreet(place.names(), isRow, street);
    lines.add(
        new RoadLine(
            "%s-%s%d".formatted(place.code(), isRow ? "r" : "c", street + place.grid().size() + 1),
            names.zh(),
            names.en(),
            isMain ? RoadClass.ARTERIAL : RoadClass.OTHER,
            false,
            isMain ? MAIN_KMH : STREET_KMH,
            points));
  }

  /** Joins neighbours by roads of a class; seats are joined by expressways only. */
  private void join(List<Place> among, List<Place> all, RoadClass roadClass) {
    for (int i = 0; i < among.size(); i++) {
      for (int j = i + 1; j < among.size(); j++) {
        Place one = among.get(i);
        Place other = among.get(j);
        boolean wanted = roadClass == RoadClass.EXPRESSWAY || !(one.isSeat() && other.isSeat());
        if (wanted && areNeighbours(one, other, all)) {
          addRoad(one, other, roadClass);
        }
      }
    }
  }

  private boolean areNeighbours(Place one, Place other, List<Place> all) {
    double apart = square(one, other);
    return all.stream()
        .filter(third -> !third.equals(one) && !third.equals(other))
        .allMatch(third -> square(one, third) + square(other, third) >= apart);
  }

  private double square(Place one, Place other) {
    double meters = meters(one.grid().centre(), other.grid().centre());
    return meters * meters;
  }

  private void addRoad(Place one, Place other, RoadClass roadClass) {
    boolean isExpressway = roadClass == RoadClass.EXPRESSWAY;
    Names names =
        isExpressway
            ? RoadNames.ofExpressway(one.names(), other.names())
            : RoadNames.ofHighway(one.names(), other.names());
    lines.add(
        new RoadLine(
            "%s-%s".formatted(one.code(), other.code()),
            names.zh(),
            names.en(),
            roadClass,
            false,
            isExpressway ? EXPRESSWAY_KMH : MAIN_KMH,
            bent(one.grid().gate(other.grid().centre()), other.grid().gate(one.grid().centre()))));
  }

  /** A way that leaves the straight line to one side and comes back, with a smaller wave in it. */
  private List<LonLat> bent(LonLat from, LonLat to) {
    double x = frame.x(from.lon());
    double y = frame.y(from.lat());
    double dx = frame.x(to.lon()) - x;
    double dy = frame.y(to.lat()) - y;
    int steps = (int) Math.max(2, Math.round(Math.hypot(dx, dy) / HIGHWAY_STEP_METERS));
    double wide = HIGHWAY_BEND * (random.nextDouble() * 2 - 1);
    double wave = HIGHWAY_BEND / 3 * (random.nextDouble() * 2 - 1);
    List<LonLat> points = new ArrayList<>(List.of(from));
    for (int step = 1; step < steps; step++) {
      double share = (double) step / steps;
      double aside = wide * Math.sin(Math.PI * share) + wave * Math.sin(3 * Math.PI * share);
      points.add(
          StreetGrid.rounded(frame.at(x + share * dx - aside * dy, y + share * dy + aside * dx)));
    }
    points.add(to);
    return points;
  }

  private double meters(LonLat one, LonLat other) {
    return Math.hypot(
        frame.x(one.lon()) - frame.x(other.lon()), frame.y(one.lat()) - frame.y(other.lat()));
  }
}
