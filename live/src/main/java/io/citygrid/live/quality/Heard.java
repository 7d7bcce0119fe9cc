package io.citygrid.live.quality;

import io.citygrid.city.event.SourceFault;
import org.jspecify.annotations.Nullable;

/**
 * What became of one thing that a source told.
 *
 * @param atMillis the time at which it counts, epoch milliseconds: its event time; of what came
 *     late or from the future the time at which others were
 * @param delayMillis from its event time to its receipt; null when that is not known
 * @param fault null when it was used
 * @param id tells apart what is refused, so that the same once more counts once; null where repeats
 *     do not come here
 * @param first of what was used: its value; NaN where it has none
 * @param second where it has two, as a position has
 */
public record Heard(
    long atMillis,
    @Nullable Long delayMillis,
    @Nullable SourceFault fault,
    @Nullable Long id,
    double first,
    double second) {

  /** It was used. */
  public static Heard used(long atMillis, @Nullable Long delayMillis, double first, double second) {
    return new Heard(atMillis, delayMillis, null, null, first, second);
  }

  /** It was judged, once, and not believed. */
  public static Heard disbelieved(long atMillis, SourceFault fault) {
    return new Heard(atMillis, null, fault, null, Double.NaN, Double.NaN);
  }

  /** It was not taken; it may come again. */
  public static Heard refused(long atMillis, long delayMillis, SourceFault fault, long id) {
    return new Heard(atMillis, delayMillis, fault, id, Double.NaN, Double.NaN);
  }

  /**
   * When something counts that came after event time was past it: as soon as it came.
   *
   * @param watermarkMillis the largest or smallest long when event time has ended or not begun
   */
  public static long countedAt(long observedAtMillis, long watermarkMillis) {
    return watermarkMillis == Long.MAX_VALUE
        ? observedAtMillis
        : Math.max(observedAtMillis, watermarkMillis);
  }
}
