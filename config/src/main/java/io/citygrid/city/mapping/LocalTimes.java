package io.citygrid.city.mapping;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Times of the clock on the wall, on the nights when it is set. */
final class LocalTimes {
  private LocalTimes() {}

  /**
   * The moment of a local time that comes after another one, if it can. An hour that the clock
   * shows twice counts as its first, or as its second where only that is not before the other
   * moment: a clock that was put back did not run backwards. An hour that the clock leaves out
   * counts as the one after it.
   *
   * @param before null when nothing is known to come before
   */
  static Instant after(@Nullable Instant before, LocalDateTime local, ZoneId zone) {
    ZonedDateTime first = local.atZone(zone).withEarlierOffsetAtOverlap();
    if (before == null || !first.toInstant().isBefore(before)) {
      return first.toInstant();
    }
    Instant second = first.withLaterOffsetAtOverlap().toInstant();
    return second.isBefore(before) ? first.toInstant() : second;
  }
}
