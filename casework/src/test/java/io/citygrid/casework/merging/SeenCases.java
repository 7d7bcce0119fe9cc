package io.citygrid.casework.merging;

import io.citygrid.city.Merging;
import io.citygrid.geo.LonLat;
import java.time.Instant;

/** Sightings for tests: new cases of waste, filed with the same department. */
final class SeenCases {
  static final Instant MORNING = Instant.parse("2026-03-02T00:00:00Z");
  static final LonLat STREET = new LonLat(118.025, 31.075);
  static final int HOUR = 60;

  private SeenCases() {}

  static Sighting seen(String id, double metersEast, int minute) {
    return seen(id, metersEast, minute, true, "river-urban", Merging.BY_RULE);
  }

  static Sighting seen(
      String id,
      double metersEast,
      int minute,
      boolean isFiled,
      String department,
      Merging merging) {
    Instant at = MORNING.plusSeconds(minute * 60L);
    double degrees = metersEast / (111_195 * Math.cos(Math.toRadians(STREET.lat())));
    return new Sighting(
        id,
        "E0101",
        1,
        at,
        true,
        true,
        isFiled,
        department,
        STREET.lon() + degrees,
        STREET.lat(),
        at,
        at,
        merging,
        50,
        HOUR,
        1);
  }
}
