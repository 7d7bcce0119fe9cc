package io.citygrid.casework.merging;

import io.citygrid.city.Merging;
import io.citygrid.geo.LonLat;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * What matters of a case for others on the same matter, after one of its moves. Flat, streamed and
 * stored.
 *
 * @param category code of the category under which it is looked for
 * @param version of the case after the move
 * @param at event time of the move
 * @param isNew true for the move that began it: only then it looks for a case to be attached to
 * @param leads true while others may be attached to it: it is open, attached to none, and stands
 *     here under this category
 * @param isFiled false while it waits for the duty officer or a field check
 * @param department who is responsible, or would be if it were filed; empty when only a person can
 *     say, as near an edge
 * @param reportedAt when it was seen, by the reporter's clock
 * @param receivedAt when the edge took the report
 * @param radiusMeters how far away others may lie
 * @param windowMinutes how far in time others may be seen and taken
 * @param cityVersion the version that says so
 */
public record Sighting(
    String caseId,
    String category,
    long version,
    Instant at,
    boolean isNew,
    boolean leads,
    boolean isFiled,
    String department,
    double lon,
    double lat,
    Instant reportedAt,
    Instant receivedAt,
    Merging merging,
    double radiusMeters,
    int windowMinutes,
    long cityVersion) {
  /** The order in which sightings count: as it happened; what leaves a place before what comes. */
  public static final Comparator<Sighting> ORDER =
      Comparator.comparing(Sighting::at)
          .thenComparing(Sighting::caseId)
          .thenComparingLong(Sighting::version)
          .thenComparing(Sighting::leads);

  /** Where it lies. */
  public LonLat point() {
    return new LonLat(lon, lat);
  }

  /** The last moment at which another may still be taken that belongs to it. */
  public Instant lastMoment() {
    return receivedAt.plus(Duration.ofMinutes(windowMinutes));
  }

  /** The same, no longer to be found by others, from this moment. */
  public Sighting goneAt(Instant moment) {
    return new Sighting(
        caseId,
        category,
        version,
        moment,
        false,
        false,
        isFiled,
        department,
        lon,
        lat,
        reportedAt,
        receivedAt,
        merging,
        radiusMeters,
        windowMinutes,
        cityVersion);
  }

  /** True when two cases may be on the same matter: near in place and time by the rules of both. */
  boolean isNear(Sighting other) {
    int window = Math.min(windowMinutes, other.windowMinutes);
    return category.equals(other.category)
        && isWithin(reportedAt, other.reportedAt, window)
        && isWithin(receivedAt, other.receivedAt, window)
        && point().distanceMeters(other.point()) <= Math.min(radiusMeters, other.radiusMeters);
  }

  private static boolean isWithin(Instant one, Instant other, int minutes) {
    return Duration.between(one, other).abs().compareTo(Duration.ofMinutes(minutes)) <= 0;
  }
}
