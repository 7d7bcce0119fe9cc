package io.citygrid.standalone.demo;

import io.citygrid.geo.LonLat;
import java.util.List;
import java.util.Random;

/** A grid worker who walks from one place to a near one, then on to the next. */
final class Patrol {
  private static final double METERS_PER_SECOND = 1.2;

  /** How many places a worker looks at before taking the nearest as the next aim. */
  private static final int CHOICES = 24;

  private static final double ARRIVED_METERS = 5;

  private final List<LonLat> places;
  private final Random random;
  private LonLat position;
  private LonLat aim;

  Patrol(List<LonLat> places, Random random) {
    this.places = places;
    this.random = random;
    this.position = places.get(random.nextInt(places.size()));
    this.aim = nextAim();
  }

  /** Walks for so long and returns where the worker is then. */
  LonLat walk(double seconds) {
    double left = seconds * METERS_PER_SECOND;
    double distance = position.distanceMeters(aim);
    if (distance <= Math.max(left, ARRIVED_METERS)) {
      position = aim;
      aim = nextAim();
    } else {
      double share = left / distance;
      position =
          new LonLat(
              position.lon() + (aim.lon() - position.lon()) * share,
              position.lat() + (aim.lat() - position.lat()) * share);
    }
    return position;
  }

  private LonLat nextAim() {
    LonLat nearest = places.get(random.nextInt(places.size()));
    for (int i = 1; i < CHOICES; i++) {
      LonLat other = places.get(random.nextInt(places.size()));
      double meters = other.distanceMeters(position);
      if (meters > ARRIVED_METERS && meters < nearest.distanceMeters(position)) {
        nearest = other;
      }
    }
    return nearest;
  }
}
