package io.citygrid.api.photos;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a picture is to be turned when it is shown: the one thing of Exif without which it would lie
 * on its side (JEITA CP-3451, tag 0x0112).
 */
final class ExifTurn {
  /** As it is. */
  static final int UPRIGHT = 1;

  private static final int MOST = 8;
  private static final byte[] HEAD = {'E', 'x', 'i', 'f', 0, 0};
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int MAGIC = 42;
  private static final int ENTRY_BYTES = 12;

  private ExifTurn() {}

  /** What an application segment says, 1 to 8; upright when it says nothing that can be read. */
  static int of(byte[] segment) {
    for (int i = 0; i < HEAD.length; i++) {
      if (segment.length <= i || segment[i] != HEAD[i]) {
        return UPRIGHT;
      }
    }
    try {
      ByteBuffer tiff = ByteBuffer.wrap(segment, HEAD.length, segment.length - HEAD.length).slice();
      short order = tiff.getShort(0);
      tiff.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      return tiff.getShort(2) == MAGIC ? find(tiff, tiff.getInt(4)) : UPRIGHT;
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      return UPRIGHT;
    }
  }

  private static int find(ByteBuffer tiff, int directory) {
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY_BYTES;
      if ((tiff.getShort(entry) & 0xFFFF) == TAG && tiff.getShort(entry + 2) == SHORT) {
        int turn = tiff.getShort(entry + 8);
        return turn >= UPRIGHT && turn <= MOST ? turn : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** A segment that says this and nothing else. */
  static byte[] alone(int turn) {
    return ByteBuffer.allocate(HEAD.length + 26)
        .put(HEAD)
        .putShort((short) 0x4D4D)
        .putShort((short) MAGIC)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) TAG)
        .putShort((short) SHORT)
        .putInt(1)
        .putShort((short) turn)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }
}
