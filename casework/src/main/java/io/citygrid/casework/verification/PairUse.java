package io.citygrid.casework.verification;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * When one person took tasks of cases that one other person reported.
 *
 * @param takenAt as far back as the window of the rules, in order
 */
public record PairUse(List<Instant> takenAt) {
  public static final PairUse NEW = new PairUse(List.of());

  /** How often since then. */
  long since(Instant from) {
    return takenAt.stream().filter(at -> !at.isBefore(from)).count();
  }

  /** The same with one more, what is from before then forgotten. */
  PairUse taking(Instant at, Instant from) {
    return new PairUse(
        Stream.concat(takenAt.stream().filter(past -> !past.isBefore(from)), Stream.of(at))
            .toList());
  }
}
