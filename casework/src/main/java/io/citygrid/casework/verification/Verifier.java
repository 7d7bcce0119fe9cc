package io.citygrid.casework.verification;

import io.citygrid.city.event.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a citizen who checks.
 *
 * @param day the day of the latest take, ISO-8601; empty before the first
 * @param takes how many tasks were taken on that day
 * @param answeredAt when the latest answer was given; null before the first
 * @param answeredFrom where; null with {@code answeredAt}
 */
public record Verifier(
    String day, int takes, @Nullable Instant answeredAt, @Nullable Position answeredFrom) {
  public static final Verifier NEW = new Verifier("", 0, null, null);

  /** How many tasks were taken on a day. */
  int takesOn(String date) {
    return day.equals(date) ? takes : 0;
  }

  Verifier taking(String date) {
    return new Verifier(date, takesOn(date) + 1, answeredAt, answeredFrom);
  }

  Verifier answering(Instant at, Position from) {
    return new Verifier(day, takes, at, from);
  }
}
