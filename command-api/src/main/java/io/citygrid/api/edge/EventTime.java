package io.citygrid.api.edge;

import io.citygrid.api.http.JsonFields;
import java.time.Duration;
import java.time.Instant;

/** The times that the edge believes. */
final class EventTime {
  /** How far ahead of the edge's clock a sender's clock may be. */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private EventTime() {}

  static void check(JsonFields fields, String name, Instant time, Instant earliest, Instant now) {
    if (time.isBefore(earliest)) {
      fields.refuse(
          name, "must not be before " + earliest + ", where the city begins, but is " + time);
    } else if (time.isAfter(now.plus(CLOCK_SKEW))) {
      fields.refuse(name, "must not be more than 5 minutes ahead of " + now + " but is " + time);
    }
  }
}
