package io.citygrid.jobs.crowd.core;

import io.citygrid.live.crowd.DevicesHeard;
import java.util.Collection;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.jspecify.annotations.Nullable;

/**
 * Counts distinct devices by HyperLogLog with 4,096 registers (Flajolet and others 2007, as Apache
 * DataSketches has it): at most 4 kB, mergeable, and the same whatever order devices come in,
 * because every estimate is that of a union.
 */
public final class DeviceSketch {
  private static final int LG_REGISTERS = 12;

  /** About 95 % of errors are smaller than two standard deviations. */
  private static final int DEVIATIONS = 2;

  private DeviceSketch() {}

  /**
   * With one more device.
   *
   * @param sketch null for none so far
   */
  public static byte[] with(byte @Nullable [] sketch, String pseudonym) {
    HllSketch more =
        sketch == null ? new HllSketch(LG_REGISTERS, TgtHllType.HLL_8) : HllSketch.heapify(sketch);
    more.update(pseudonym);
    return more.toCompactByteArray();
  }

  /** The devices in any of the sketches, each once. */
  public static DevicesHeard heard(Collection<byte[]> sketches, long version) {
    Union union = new Union(LG_REGISTERS);
    sketches.forEach(sketch -> union.update(HllSketch.heapify(sketch)));
    HllSketch all = union.getResult(TgtHllType.HLL_8);
    double estimate = all.getEstimate();
    double error =
        estimate == 0 ? 0 : (all.getUpperBound(DEVIATIONS) - all.getLowerBound(DEVIATIONS)) / 2;
    return new DevicesHeard(estimate, estimate == 0 ? 0 : error / estimate, version);
  }
}
