package io.citygrid.jobs.kafka;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Event time for the city's topic where decisions of many keys count in one order: it says nothing
 * of time itself, but holds that of the others from the start, and from each of its messages, until
 * it has been quiet for a while. What waits for its city version is decided before event time
 * passes it.
 */
public final class CityTime implements WatermarkStrategy<CityPart> {
  private static final long serialVersionUID = 1L;

  private final Duration quiet;

  /** When the city spoke last, or the reading began; of all generators of the task. */
  private long heardAtNanos;

  /**
   * @param quiet for how long nothing may have come of the city
   */
  public CityTime(Duration quiet) {
    this.quiet = quiet;
  }

  @Override
  public WatermarkGenerator<CityPart> createWatermarkGenerator(
      WatermarkGeneratorSupplier.Context context) {
    RelativeClock clock = context.getInputActivityClock();
    heardAtNanos = clock.relativeTimeNanos();
    return new Holding(clock);
  }

  private final class Holding implements WatermarkGenerator<CityPart> {
    private final RelativeClock clock;

    Holding(RelativeClock clock) {
      this.clock = clock;
    }

    @Override
    public void onEvent(CityPart part, long timestamp, WatermarkOutput output) {
      heardAtNanos = clock.relativeTimeNanos();
      hold(output);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (clock.relativeTimeNanos() - heardAtNanos < quiet.toNanos()) {
        hold(output);
      } else {
        output.markIdle();
      }
    }

    /** The smallest that is a watermark at all: it says that this source is not silent. */
    private static void hold(WatermarkOutput output) {
      output.emitWatermark(new Watermark(Long.MIN_VALUE + 1));
    }
  }
}
