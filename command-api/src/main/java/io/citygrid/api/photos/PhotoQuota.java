package io.citygrid.api.photos;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * How much a person may send in a day of UTC, so that nobody fills the disk. Kept in memory: a
 * restart forgives. Thread-safe.
 */
final class PhotoQuota {
  private final Clock clock;
  private final int mostPhotos;
  private final Map<String, Integer> sent = new HashMap<>();
  private LocalDate day = LocalDate.MIN;

  /**
   * @param mostPhotos of a person in a day
   */
  PhotoQuota(Clock clock, int mostPhotos) {
    this.clock = clock;
    this.mostPhotos = mostPhotos;
  }

  /** Counts one more; false, and not counted, when it would be too many. */
  synchronized boolean takes(String person) {
    LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
    if (!today.equals(day)) {
      sent.clear();
      day = today;
    }
    int before = sent.getOrDefault(person, 0);
    if (before >= mostPhotos) {
      return false;
    }
    sent.put(person, before + 1);
    return true;
  }

  int mostPhotos() {
    return mostPhotos;
  }

  /** Until the next day begins. */
  long secondsLeft() {
    var now = clock.instant().atZone(ZoneOffset.UTC);
    return Duration.between(now, now.toLocalDate().plusDays(1).atStartOfDay(ZoneOffset.UTC))
            .toSeconds()
        + 1;
  }
}
