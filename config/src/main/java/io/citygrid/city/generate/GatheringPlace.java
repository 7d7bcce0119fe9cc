package io.citygrid.city.generate;

import io.citygrid.city.CrowdArea;
import io.citygrid.city.Names;
import java.util.Locale;

/**
 * A place of a city where crowds gather, and where on made ground it is wanted.
 *
 * @param type first part of its id: by what people do there
 * @param seat code of the district
 * @param bearingDegrees from the district's centre: 0 north, 90 east
 * @param meters from there
 */
record GatheringPlace(
    Type type, String name, Names names, String seat, double bearingDegrees, double meters) {

  /** What kind of place it is, and what such a place is like: all of this is made. */
  enum Type {
    SQUARE(CrowdArea.Kind.WALKWAY, 18_000, 0.15, 0.9, 5, 12, "", 0),
    /** Its counters count everyone who comes once more when he leaves: half of a stay each. */
    STREET(CrowdArea.Kind.WALKWAY, 9_000, 0.2, 1.0, 2, 14, "", 12),
    PARK(CrowdArea.Kind.WALKWAY, 60_000, 0.6, 0.3, 4, 6, "23:00", 0),
    MALL(CrowdArea.Kind.WALKWAY, 16_000, 0.4, 0.7, 4, 8, "22:30", 0),
    STATION(CrowdArea.Kind.STANDING, 9_000, 0.3, 1.3, 3, 10, "", 0),
    SCENIC(CrowdArea.Kind.WALKWAY, 80_000, 0.5, 0.3, 3, 8, "21:30", 0),
    CAMPUS(CrowdArea.Kind.WALKWAY, 30_000, 0.3, 0.4, 3, 10, "", 0),
    VENUE(CrowdArea.Kind.STANDING, 20_000, 0.25, 1.2, 4, 10, "23:30", 0);

    private final CrowdArea.Kind kind;
    private final double squareMeters;
    private final double obstacleShare;
    private final double peoplePerSquareMeter;
    private final int gates;
    private final double gateMeters;
    private final String closes;
    private final int stayMinutes;

    Type(
        CrowdArea.Kind kind,
        double squareMeters,
        double obstacleShare,
        double peoplePerSquareMeter,
        int gates,
        double gateMeters,
        String closes,
        int stayMinutes) {
      this.kind = kind;
      this.squareMeters = squareMeters;
      this.obstacleShare = obstacleShare;
      this.peoplePerSquareMeter = peoplePerSquareMeter;
      this.gates = gates;
      this.gateMeters = gateMeters;
      this.closes = closes;
      this.stayMinutes = stayMinutes;
    }

    CrowdArea.Kind kind() {
      return kind;
    }

    /** Such places are about so large. */
    double squareMeters() {
      return squareMeters;
    }

    /** Share of the ground on which nobody can stand. */
    double obstacleShare() {
      return obstacleShare;
    }

    /** How many people a square metre of usable ground is meant for at most. */
    double peoplePerSquareMeter() {
      return peoplePerSquareMeter;
    }

    int gates() {
      return gates;
    }

    double gateMeters() {
      return gateMeters;
    }

    /** Time of day at which it closes; empty: never. */
    String closes() {
      return closes;
    }

    /** How long people stay where counters know no direction; 0: counters know it. */
    int stayMinutes() {
      return stayMinutes;
    }
  }

  /** Id of the crowd area. */
  String id() {
    return type.name().toLowerCase(Locale.ROOT) + "-" + name;
  }
}
