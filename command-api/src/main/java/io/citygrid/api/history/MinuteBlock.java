package io.citygrid.api.history;

import io.citygrid.city.event.MetricValue;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The minutes of a metric in one day of UTC. A minute has the value of its latest event time; of
 * the same event time the highest version holds, of the same version what was told last. So neither
 * the order in which versions come matters for a value, nor a repeat.
 */
final class MinuteBlock {
  private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final int MINUTE_BYTES =
      Short.BYTES + Character.BYTES + Long.BYTES + Double.BYTES + Float.BYTES;

  private final long day;
  private final TreeMap<Integer, Minute> minutes = new TreeMap<>();

  /** Beside the number of a minute whose value was another one before. */
  private static final int CORRECTED = 0x4000;

  /** What is known of a minute; the offset is that of the event time in it. */
  private record Minute(
      int offsetMillis, long version, double value, float quality, boolean corrected) {
    boolean yieldsTo(Minute other) {
      return other.offsetMillis != offsetMillis
          ? other.offsetMillis > offsetMillis
          : other.version >= version;
    }

    Minute after(Minute known) {
      boolean replaces =
          known.offsetMillis == offsetMillis
              && (known.corrected || Double.compare(known.value, value) != 0);
      return new Minute(offsetMillis, version, value, quality, replaces);
    }
  }

  /**
   * @param day since the epoch, in UTC
   * @param bytes what {@link #toBytes} gave; null for an empty block
   */
  MinuteBlock(long day, byte @Nullable [] bytes) {
    this.day = day;
    if (bytes != null) {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      while (in.hasRemaining()) {
        int minute = in.getShort();
        minutes.put(
            minute & ~CORRECTED,
            new Minute(
                in.getChar(),
                in.getLong(),
                in.getDouble(),
                in.getFloat(),
                (minute & CORRECTED) != 0));
      }
    }
  }

  /** The day of UTC that a moment belongs to. */
  static long dayOf(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), DAY_MILLIS);
  }

  /** Takes a value of this day; false when what is there stays. */
  boolean put(MetricValue value) {
    long millis = value.eventTime().toEpochMilli() - day * DAY_MILLIS;
    Minute told =
        new Minute(
            (int) (millis % MINUTE_MILLIS),
            value.version(),
            value.value(),
            (float) value.quality(),
            false);
    int minute = (int) (millis / MINUTE_MILLIS);
    Minute known = minutes.get(minute);
    if (known == null) {
      minutes.put(minute, told);
      return true;
    }
    if (!known.yieldsTo(told)) {
      return false;
    }
    Minute now = told.after(known);
    minutes.put(minute, now);
    return !now.equals(known);
  }

  /** All its minutes, by time. */
  List<HistoryPoint> points() {
    return minutes.entrySet().stream().map(this::point).toList();
  }

  /** Its minutes in the quarter of an hour that begins at this moment, by time. */
  Collection<HistoryPoint> quarter(Instant start) {
    int first = (int) ((start.toEpochMilli() - day * DAY_MILLIS) / MINUTE_MILLIS);
    int next = first + (int) Resolution.QUARTER.step().toMinutes();
    return minutes.subMap(first, next).entrySet().stream().map(this::point).toList();
  }

  private HistoryPoint point(Map.Entry<Integer, Minute> minute) {
    Minute known = minute.getValue();
    return new HistoryPoint(
        Instant.ofEpochMilli(day * DAY_MILLIS + minute.getKey() * MINUTE_MILLIS),
        known.value,
        known.value,
        known.value,
        known.quality,
        1,
        known.corrected ? 1 : 0);
  }

  /** A compact form: 24 bytes a minute that has a value. */
  byte[] toBytes() {
    ByteBuffer out = ByteBuffer.allocate(minutes.size() * MINUTE_BYTES);
    minutes.forEach(
        (minute, known) ->
            out.putShort((short) (known.corrected ? minute | CORRECTED : minute))
                .putChar((char) known.offsetMillis)
                .putLong(known.version)
                .putDouble(known.value)
                .putFloat(known.quality));
    return out.array();
  }
}
