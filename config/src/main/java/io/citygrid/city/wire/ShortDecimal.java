package io.citygrid.city.wire;

/**
 * Numbers with few decimals, such as positions and readings, whose shortest form needs no search.
 *
 * <p>A decimal number of at most 15 digits is the only one of so few that reads as its double. So
 * when a number is the quotient of a whole number of at most 15 digits and a power of ten, which
 * division rounds to the nearest double as reading does, the digits of that whole number are its
 * shortest form.
 */
final class ShortDecimal {
  /** So many decimals at most. */
  static final int DIGITS = 7;

  static final long SCALE = 10_000_000;

  /** The number is none of these. */
  static final long NONE = -1;

  /** Outside of these bounds Java writes numbers with an exponent. */
  private static final double LEAST = 1e-3;

  private static final double BEYOND = 1e7;

  private ShortDecimal() {}

  /** Ten million times the amount of the number; {@link #NONE} when that is not exact. */
  static long scaled(double value) {
    double amount = Math.abs(value);
    if (!(amount >= LEAST && amount < BEYOND)) {
      return NONE;
    }
    long scaled = (long) (amount * SCALE + 0.5);
    return (double) scaled / SCALE == amount ? scaled : NONE;
  }
}
