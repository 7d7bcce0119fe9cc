package io.citygrid.city.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many people crossed a counter's line. Topic {@code city.counts.v1}, key {@code counterId}. A
 * counter that knows in which direction they went tells {@code in} and {@code out}, another tells
 * {@code passing}.
 *
 * <p>A second count of the same counter and observedAt is a repeat and changes nothing. Counts that
 * cannot be true (negative ones too) travel on: that a counter is broken is for the job to find.
 *
 * @param in people who went into its area; null when the counter does not know directions
 * @param out people who left it; null with in
 * @param passing people who went by, either way; null when in and out are told
 * @param observedAt start of the interval, by the counter's clock (event time)
 * @param seconds its length, from 1 to {@link #MOST_SECONDS}
 * @param receivedAt when the edge took it
 * @param cityVersion as in {@link Report#cityVersion}
 */
public record CrossingCount(
    String counterId,
    @Nullable Long in,
    @Nullable Long out,
    @Nullable Long passing,
    Instant observedAt,
    long seconds,
    Instant receivedAt,
    long cityVersion) {
  /** No counter sums up for longer. */
  public static final long MOST_SECONDS = 3_600;

  /** Nothing that people cross is crossed by more, whatever a broken counter says. */
  private static final long MOST_PEOPLE = 1_000_000_000;

  public CrossingCount {
    counterId = FieldText.id("counterId", counterId, Reading.MAX_ID_LENGTH);
    if (passing == null && in == null) {
      throw invalid("in", "must be told with out, or passing instead of both");
    }
    if ((in == null) != (out == null)) {
      throw invalid(in == null ? "in" : "out", "must be told, as in and out belong together");
    }
    if (passing != null && in != null) {
      throw invalid("passing", "must not be told where in and out are");
    }
    requireBounded("in", in);
    requireBounded("out", out);
    requireBounded("passing", passing);
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw invalid("seconds", "must be from 1 to " + MOST_SECONDS + " but is " + seconds);
    }
  }

  /** True when the counter knows in which direction people went. */
  public boolean isDirected() {
    return passing == null;
  }

  private static void requireBounded(String field, @Nullable Long people) {
    if (people != null && Math.abs(people) > MOST_PEOPLE) {
      throw invalid(field, "must be within " + MOST_PEOPLE + " but is " + people);
    }
  }

  private static InvalidFieldException invalid(String field, String message) {
    return new InvalidFieldException(DeadLetterReason.INVALID_VALUE, field, message);
  }
}
