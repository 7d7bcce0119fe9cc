package io.citygrid.api.history;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Points of a metric, by the moment at which they begin. */
final class PointBlock {
  private static final int POINT_BYTES =
      Long.BYTES + 3 * Double.BYTES + Float.BYTES + 2 * Short.BYTES;

  private final TreeMap<Instant, HistoryPoint> points = new TreeMap<>();

  /**
   * @param bytes what {@link #toBytes} gave; null for an empty block
   */
  PointBlock(byte @Nullable [] bytes) {
    if (bytes != null) {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      while (in.hasRemaining()) {
        put(
            new HistoryPoint(
                Instant.ofEpochMilli(in.getLong()),
                in.getDouble(),
                in.getDouble(),
                in.getDouble(),
                in.getFloat(),
                in.getShort(),
                in.getShort()));
      }
    }
  }

  /** Puts a point in place of the one that begins at the same moment. */
  void put(HistoryPoint point) {
    points.put(point.at(), point);
  }

  /** Its points, by time. */
  List<HistoryPoint> points() {
    return List.copyOf(points.values());
  }

  /** Its points from a moment (inclusive) to another (exclusive). */
  NavigableMap<Instant, HistoryPoint> between(Instant from, Instant to) {
    return points.subMap(from, true, to, false);
  }

  /** A compact form: 40 bytes a point. */
  byte[] toBytes() {
    ByteBuffer out = ByteBuffer.allocate(points.size() * POINT_BYTES);
    points
        .values()
        .forEach(
            point ->
                out.putLong(point.at().toEpochMilli())
                    .putDouble(point.mean())
                    .putDouble(point.min())
                    .putDouble(point.max())
                    .putFloat((float) point.quality())
                    .putShort((short) point.values())
                    .putShort((short) point.corrected()));
    return out.array();
  }
}
