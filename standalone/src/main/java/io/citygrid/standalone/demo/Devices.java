package io.citygrid.standalone.demo;

import java.util.ArrayDeque;
import java.util.Random;

/**
 * The devices that people carry. Who comes to a place may have left another one before; then the
 * device is the same. Not thread-safe.
 */
final class Devices {
  private static final int MOST_ON_THE_WAY = 2_000;
  private static final double FROM_ELSEWHERE = 0.5;

  private final double share;
  private final Random random;
  private final ArrayDeque<Long> onTheWay = new ArrayDeque<>();
  private long known;

  /**
   * Devices of which none is known yet.
   *
   * @param share of the people who carry one that is heard
   */
  Devices(double share, Random random) {
    this.share = share;
    this.random = random;
  }

  double share() {
    return share;
  }

  /** The device of somebody who comes. */
  long come() {
    boolean isKnown = onTheWay.size() > MOST_ON_THE_WAY / 2;
    return isKnown && random.nextDouble() < FROM_ELSEWHERE ? onTheWay.remove() : ++known;
  }

  /** The device of somebody who left. */
  void leave(long device) {
    onTheWay.add(device);
    if (onTheWay.size() > MOST_ON_THE_WAY) {
      onTheWay.remove();
    }
  }
}
