package io.citygrid.jobs.crowd.core;

import io.citygrid.live.crowd.DevicesHeard;
import java.util.Collection;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.jspecify.annotations.Nullable;

/**
 * Counts distinct devices by HyperLogLog with 4,096 registers (Flajolet and others 2007, as Apache
 * DataSketches has it): at most 4 kB, mergeable, and the same whatever order devices come in and
 * however they are put together, because an estimate follows from the registers alone.
 */
public final class DeviceSketch {
  private static final int LG_REGISTERS = 12;

  /** About 95 % of errors are smaller than two standard deviations. */
  private static final int DEVIATIONS = 2;

  /** Up to so many (in truth some more) devices are kept one by one, and are nearly exact. */
  private static final double KEPT_ONE_BY_ONE = 256;

  private DeviceSketch() {}

  /** A sketch of nobody, to be updated. */
  static HllSketch empty() {
    return new HllSketch(LG_REGISTERS, TgtHllType.HLL_8);
  }

  /**
   * With one more device.
   *
   * @param sketch null for none so far
   */
  public static byte[] with(byte @Nullable [] sketch, String pseudonym) {
    HllSketch more = sketch == null ? empty() : HllSketch.heapify(sketch);
    more.update(pseudonym);
    return more.toCompactByteArray();
  }

  /**
   * The devices in either of two sketches.
   *
   * @param sketch null for none so far
   */
  public static byte[] merged(byte @Nullable [] sketch, byte[] more) {
    if (sketch == null) {
      return more;
    }
    Union union = new Union(LG_REGISTERS);
    union.update(HllSketch.heapify(sketch));
    union.update(HllSketch.heapify(more));
    return union.getResult(TgtHllType.HLL_8).toCompactByteArray();
  }

  /** The devices in any of the sketches, each once. */
  public static DevicesHeard heard(Collection<byte[]> sketches, long version) {
    Union union = new Union(LG_REGISTERS);
    sketches.forEach(sketch -> union.update(HllSketch.heapify(sketch)));
    HllSketch all = union.getResult(TgtHllType.HLL_8);
    // Not getEstimate, which knows in what order devices came as long as nothing was merged.
    double estimate = all.getCompositeEstimate();
    return new DevicesHeard(estimate, errorShare(all, estimate), version);
  }

  private static double errorShare(HllSketch all, double estimate) {
    if (estimate == 0) {
      return 0;
    }
    if (estimate <= KEPT_ONE_BY_ONE) {
      return (all.getUpperBound(DEVIATIONS) - all.getLowerBound(DEVIATIONS)) / 2 / estimate;
    }
    double under = HllSketch.getRelErr(false, true, LG_REGISTERS, DEVIATIONS);
    double over = HllSketch.getRelErr(true, true, LG_REGISTERS, DEVIATIONS);
    return (Math.abs(under) + Math.abs(over)) / 2;
  }
}
