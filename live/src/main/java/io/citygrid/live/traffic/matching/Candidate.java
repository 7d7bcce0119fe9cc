package io.citygrid.live.traffic.matching;

/**
 * A place on a segment where a vehicle may have been. Flat, stored in state.
 *
 * @param segment its index in the network
 * @param offsetMeters from the segment's start
 * @param score logarithm of how probable the best way here is, up to a constant that all candidates
 *     of a column share; minus infinity when no way leads here
 * @param cameFrom which candidate of the column before it is on that way; -1 in a first column
 */
public record Candidate(int segment, double offsetMeters, double score, int cameFrom) {

  boolean isAlive() {
    return score > Double.NEGATIVE_INFINITY;
  }

  Candidate scored(double newScore, int newCameFrom) {
    return new Candidate(segment, offsetMeters, newScore, newCameFrom);
  }
}
