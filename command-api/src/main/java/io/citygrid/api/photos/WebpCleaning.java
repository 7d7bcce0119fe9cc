package io.citygrid.api.photos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A still WebP (RFC 9649) with the chunks that draw the picture and say how its colours are meant,
 * and no others.
 */
final class WebpCleaning {
  /** Where the length of all that follows it stands; written when it is known. */
  static final int LENGTH_AT = 4;

  private static final int HEAD_BYTES = 12;
  private static final Set<String> DRAWN = Set.of("VP8 ", "VP8L");
  private static final Set<String> KEPT = Set.of("VP8X", "ALPH", "ICCP");
  private static final int MOVES = 0x02;

  /** Flags of the extended header: there is Exif, there is XMP. */
  private static final int TELLS = 0x08 | 0x04;

  private static final int EXTENDED_BYTES = 10;

  private WebpCleaning() {}

  static void clean(PhotoInput in, OutputStream out) throws IOException, UnusablePhotoException {
    byte[] head = in.take(HEAD_BYTES);
    long left =
        (ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(LENGTH_AT) & 0xFFFFFFFFL) - 4;
    out.write(head);
    boolean isDrawn = false;
    while (left >= 8) {
      byte[] name = in.take(4);
      String type = new String(name, StandardCharsets.ISO_8859_1);
      long length = in.u32le();
      long padded = length + (length & 1);
      left -= 8 + padded;
      if (type.startsWith("ANI") || type.equals("ANMF")) {
        throw new UnusablePhotoException("moves; it must be a still picture");
      }
      if (DRAWN.contains(type) || KEPT.contains(type)) {
        isDrawn |= DRAWN.contains(type);
        out.write(name);
        out.write(
            ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) length).array());
        copy(in, out, type, padded);
      } else {
        in.skip(padded);
      }
    }
    if (!isDrawn || left < 0) {
      throw new UnusablePhotoException("holds no whole picture");
    }
  }

  private static void copy(PhotoInput in, OutputStream out, String type, long padded)
      throws IOException, UnusablePhotoException {
    if (type.equals("ALPH") || type.equals("ICCP")) {
      in.copy(padded, out);
      return;
    }
    if (padded < EXTENDED_BYTES) {
      throw new UnusablePhotoException("is damaged: a chunk of the WebP is too short");
    }
    byte[] start = in.take(EXTENDED_BYTES);
    if (type.equals("VP8X") && (start[0] & MOVES) != 0) {
      throw new UnusablePhotoException("moves; it must be a still picture");
    }
    requireSize(type, ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN));
    if (type.equals("VP8X")) {
      start[0] &= (byte) ~TELLS;
    }
    out.write(start);
    in.copy(padded - EXTENDED_BYTES, out);
  }

  private static void requireSize(String type, ByteBuffer start) throws UnusablePhotoException {
    switch (type) {
      case "VP8X" ->
          PhotoInput.requireSize(
              (start.getInt(4) & 0xFFFFFF) + 1L, (start.getInt(6) >>> 8 & 0xFFFFFF) + 1L);
      case "VP8L" -> {
        int bits = start.getInt(1);
        PhotoInput.requireSize((bits & 0x3FFF) + 1L, (bits >>> 14 & 0x3FFF) + 1L);
      }
      default -> PhotoInput.requireSize(start.getShort(6) & 0x3FFF, start.getShort(8) & 0x3FFF);
    }
  }
}
