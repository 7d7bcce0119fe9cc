package io.citygrid.casework.evaluation;

import io.citygrid.city.Indicator;
import java.util.OptionalDouble;

/**
 * An indicator's number.
 *
 * @param numerator cases; of a count, the count itself
 * @param denominator cases of the denominator; of a count, the same
 */
public record Measured(Indicator indicator, long numerator, long denominator) {
  public Measured {
    if (numerator < 0 || numerator > denominator) {
      throw new IllegalArgumentException(
          "%s cannot be %d of %d".formatted(indicator, numerator, denominator));
    }
  }

  /** The count, or the rate in [0, 1]; absent for a rate of no cases. */
  public OptionalDouble value() {
    if (!indicator.isRate()) {
      return OptionalDouble.of(numerator);
    }
    return denominator == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) numerator / denominator);
  }
}
