package io.citygrid.live.crowd;

/**
 * How many people a measuring area of a crowd area held in a short window of its own. Flat,
 * streamed and stored.
 *
 * @param measuringArea its id
 * @param startMillis of its window, epoch milliseconds
 * @param people in the measured part, mean over the window
 * @param squareMeters size of the measured part, above 0
 * @param in people who came into it
 * @param out people who left it
 * @param quality share of the frames that were told, in [0, 1]
 * @param version grows with each correction of the same window
 */
public record TrackedPeople(
    String measuringArea,
    long startMillis,
    double people,
    double squareMeters,
    long in,
    long out,
    double quality,
    long version) {

  /** Whether both are of the same window of the same measuring area. */
  boolean isOfSameWindow(TrackedPeople other) {
    return measuringArea.equals(other.measuringArea) && startMillis == other.startMillis;
  }
}
