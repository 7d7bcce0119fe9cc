package io.citygrid.jobs.state;

import java.time.Duration;
import org.apache.flink.api.common.state.StateTtlConfig;

/**
 * How long state is kept that nothing is written to, and who looks for what has outlived it. Flink
 * by itself looks at five entries of the heap with each access, and copies what it looks at: of
 * maps with sketches in them that is many times what the access costs.
 */
public final class TimeToLive {
  private static final int COMPACTION_CHECK_ENTRIES = 10_000;

  private TimeToLive() {}

  /**
   * Of state that lasts: what has outlived it goes bit by bit, one entry with each access on the
   * heap, with compactions in RocksDB.
   */
  public static StateTtlConfig ofLasting(Duration kept) {
    return sinceWritten(kept)
        .disableCleanupInBackground()
        .cleanupIncrementally(1, false)
        .cleanupInRocksdbCompactFilter(COMPACTION_CHECK_ENTRIES)
        .build();
  }

  /**
   * Of state that a timer removes soon: it has a time to live too, should a timer never come, but
   * nobody goes looking for what is never there.
   */
  public static StateTtlConfig ofPassing(Duration kept) {
    return sinceWritten(kept).disableCleanupInBackground().cleanupFullSnapshot().build();
  }

  private static StateTtlConfig.Builder sinceWritten(Duration kept) {
    return StateTtlConfig.newBuilder(kept)
        .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite);
  }
}
