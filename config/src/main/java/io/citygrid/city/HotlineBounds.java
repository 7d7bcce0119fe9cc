package io.citygrid.city;

import java.time.Duration;

/**
 * 12345 服务时限: within which time somebody who turns to the 12345 desk is to be answered, by GB/T
 * 33358. Bounds belong to their span: who is answered exactly then is answered in time.
 *
 * @param call from ringing until a person answers
 * @param text until the first reply of a person
 * @param letter until the answer was sent
 * @param leastReached share of the calls of a day that are to be answered at all; in [0, 1]
 */
public record HotlineBounds(Duration call, Duration text, Duration letter, double leastReached) {
  public HotlineBounds {
    if (!isPositive(call) || !isPositive(text) || !isPositive(letter)) {
      throw new IllegalArgumentException("bounds must be longer than nothing");
    }
    if (!(leastReached >= 0 && leastReached <= 1)) {
      throw new IllegalArgumentException("the least share must lie between 0 and 1");
    }
  }

  private static boolean isPositive(Duration bound) {
    return !bound.isNegative() && !bound.isZero();
  }
}
