package io.citygrid.city.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding was raised, changed or ended; holds the whole finding as it is from then on. Topic
 * {@code city.findings.v1}, key {@code findingId}, written exactly once.
 *
 * @param findingId {@code kind/subject/epoch millisecond at which it was raised}
 * @param version counts its changes from 1
 * @param areaPath codes of the areas it lies in, the city first: the deepest that all of it is in
 * @param concerned codes of the areas whose people it concerns: those in which any of it lies
 * @param center in its middle; null where it has none
 * @param radiusMeters from the centre to the farthest of its cells; 0 where it is no circle
 * @param at when it was found so, or that it is over: event time of the review
 * @param since when it was raised
 * @param windowDays it is of so many days up to {@code at}
 * @param observed how many cases; of departments late ones, of devices false alerts
 * @param outOf of how many, where {@code observed} is a part of them; otherwise 0
 * @param usual how many are usual, in the same time or of as many
 * @param chance how likely so much is by chance where nothing is unusual; of a cluster how likely
 *     it is for any of the categories asked, each day that is asked: so once in {@code 1 / chance}
 *     days
 * @param cases ids of the cases it rests on, the newest first, at most {@link #MOST_EVIDENCE}
 * @param alerts the same of alerts
 * @param versions of the city whose rules found it
 */
public record Finding(
    String findingId,
    long version,
    FindingChange change,
    FindingState state,
    FindingKind kind,
    FindingAbout about,
    List<String> areaPath,
    List<String> concerned,
    @Nullable Position center,
    double radiusMeters,
    Instant at,
    Instant since,
    int windowDays,
    int observed,
    int outOf,
    double usual,
    double chance,
    List<String> cases,
    List<String> alerts,
    Versions versions) {
  /** A finding names at most so many of the cases, and of the alerts, it rests on. */
  public static final int MOST_EVIDENCE = 50;
}
