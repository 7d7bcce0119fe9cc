package io.citygrid.standalone.demo;

import io.citygrid.geo.LonLat;
import java.util.ArrayDeque;
import java.util.Random;

/**
 * A grid worker on a beat: walks along the streets from the stretch where he is to the nearest of
 * those that he has seen least often, so that he sees all of them before any much oftener. Where
 * the beat is a single stretch he stands there. The same beat and random numbers give the same
 * walk.
 */
final class Patrol {
  static final double METERS_PER_SECOND = 1.2;

  /** What he reports is at most this far from the street, noise of its position included. */
  static final double MOST_BESIDE_METERS = 25;

  /** Within which his phone knows where he is. */
  static final double ACCURACY_METERS = 10;

  /** By way of the stretch from which all of the beat is in reach, and a metre for rounding. */
  private static final double MOST_WAY_METERS = 2 * Beat.MOST_WALK_METERS + 1;

  private static final double NOISE_METERS = 4;
  private static final double LEAST_ASIDE_METERS = 3;

  private final Footways footways;
  private final Beat beat;
  private final int[] seen;
  private final ArrayDeque<FootRoutes.Leg> way = new ArrayDeque<>();
  private StreetPlace place;

  Patrol(Footways footways, Beat beat, Random random) {
    this.footways = footways;
    this.beat = beat;
    this.seen = new int[beat.stretches().size()];
    int start = random.nextInt(seen.length);
    this.place = beat.stretches().get(start);
    seen[start]++;
  }

  /** Walks for so long and returns where the worker is then: on the street. */
  LonLat walk(double seconds) {
    double left = seconds * METERS_PER_SECOND;
    while (left > 0 && seen.length > 1) {
      if (way.isEmpty()) {
        way.addAll(new FootRoutes(footways, place, MOST_WAY_METERS).to(nearestLeastSeen()));
      }
      left -= advance(way.remove(), left);
    }
    return position();
  }

  /** Where he is: on the street. */
  LonLat position() {
    return footways.point(place);
  }

  /** A place beside the street where he is, as his phone tells it. */
  LonLat beside(Random random) {
    double along = place.street().at(place.meters()).bearingDegrees();
    double across = Math.toRadians(along + (random.nextBoolean() ? 90 : -90));
    double aside =
        LEAST_ASIDE_METERS
            + random.nextDouble() * (MOST_BESIDE_METERS - ACCURACY_METERS - LEAST_ASIDE_METERS);
    double east = NOISE_METERS * random.nextGaussian();
    double north = NOISE_METERS * random.nextGaussian();
    double within = Math.min(1, ACCURACY_METERS / Math.hypot(east, north));
    return footways
        .frame()
        .at(
            place.street().xAt(place.meters()) + aside * Math.sin(across) + within * east,
            place.street().yAt(place.meters()) + aside * Math.cos(across) + within * north);
  }

  /** Walks a leg as far as the metres allow; answers how many were walked. */
  private double advance(FootRoutes.Leg leg, double metersLeft) {
    double walked = Math.min(metersLeft, leg.meters());
    boolean arrives = walked >= leg.meters();
    double to =
        arrives
            ? leg.toMeters()
            : leg.fromMeters() + Math.copySign(walked, leg.toMeters() - leg.fromMeters());
    if (!arrives) {
      way.addFirst(new FootRoutes.Leg(leg.street(), to, leg.toMeters()));
    }
    see(leg, to);
    place = new StreetPlace(leg.street(), to);
    return walked;
  }

  /** The stretches whose middles lie on what was walked, its start left out, were seen. */
  private void see(FootRoutes.Leg leg, double to) {
    for (int i = 0; i < seen.length; i++) {
      StreetPlace stretch = beat.stretches().get(i);
      double share = (stretch.meters() - leg.fromMeters()) / (to - leg.fromMeters());
      if (stretch.street().index() == leg.street().index() && share > 0 && share <= 1) {
        seen[i]++;
      }
    }
  }

  private StreetPlace nearestLeastSeen() {
    int best = -1;
    double bestMeters = Double.POSITIVE_INFINITY;
    for (int i = 0; i < seen.length; i++) {
      double meters = Footways.straightMeters(place, beat.stretches().get(i));
      boolean isSeldomer = best < 0 || seen[i] < seen[best];
      boolean isAsSeldom = best >= 0 && seen[i] == seen[best];
      if (meters > 0 && (isSeldomer || isAsSeldom && meters < bestMeters)) {
        best = i;
        bestMeters = meters;
      }
    }
    return beat.stretches().get(best);
  }
}
